import NameText

/// A table of letter operations as it is written, before it is compiled for speed.
struct LetterOperations {
  /// Up to two letters on each side, as symbols.
  struct Operation: Hashable {
    var left: [UInt8]
    var right: [UInt8]
  }

  let left: Script
  let right: Script
  private(set) var costs: [Operation: Int] = [:]
  private var substitute = 72
  private var delete = 56
  private var insert = 56
  private var double = 4
  private var transpose: Int?

  /// Reads the text of a table; see `Tables/letters-arabic-latin.txt` for its form.
  init(_ left: Script, _ right: Script, text: String, isSymmetric: Bool) {
    self.left = left
    self.right = right
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard let cost = fields.last.flatMap({ Int($0) }) else { continue }
      if fields.count == 3 {
        setDefault(String(fields[1]), cost)
      } else {
        let sides = fields[0].split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2 else { continue }
        add(encode(sides[0], left), encode(sides[1], right), cost)
        if isSymmetric { add(encode(sides[1], left), encode(sides[0], right), cost) }
      }
    }
  }

  private init(_ left: Script, _ right: Script) {
    self.left = left
    self.right = right
  }

  private func encode(_ letters: Substring, _ script: Script) -> [UInt8] {
    let symbols = Alphabet.of(script)?.encode(String(letters)) ?? []
    precondition(
      symbols.count == letters.unicodeScalars.count, "\(letters) is not in the alphabet")
    return symbols
  }

  private mutating func setDefault(_ name: String, _ cost: Int) {
    switch name {
    case "substitute": substitute = cost
    case "delete": delete = cost
    case "insert": insert = cost
    case "double": double = cost
    default: transpose = cost
    }
  }

  /// Keeps the cheaper of two costs.
  private mutating func add(_ left: [UInt8], _ right: [UInt8], _ cost: Int) {
    precondition(
      left.count <= 2 && right.count <= 2 && !(left.isEmpty && right.isEmpty),
      "an operation turns one or two letters of its alphabet into up to two")
    let operation = Operation(left: left, right: right)
    costs[operation] = min(costs[operation] ?? cost, cost)
  }

  /// The same table read from right to left.
  var reversed: LetterOperations {
    var table = LetterOperations(right, left)
    for (operation, cost) in costs { table.add(operation.right, operation.left, cost) }
    table.substitute = substitute
    table.delete = insert
    table.insert = delete
    table.double = double
    table.transpose = transpose
    return table
  }

  /// The table from `first.left` to `second.left` by way of the script on the right of both.
  init(_ first: LetterOperations, through second: LetterOperations) {
    self.init(first.left, second.left)
    substitute = max(first.substitute, second.substitute)
    delete = first.delete
    insert = second.delete
    double = max(first.double, second.double)
    let bySide = Dictionary(grouping: second.costs, by: \.key.right)
    for (operation, cost) in first.costs {
      if operation.right.isEmpty { add(operation.left, [], cost) }
      for (other, otherCost) in bySide[operation.right] ?? [] {
        // A letter between that neither side writes is no operation.
        if operation.right.isEmpty || (operation.left.isEmpty && other.left.isEmpty) { continue }
        add(operation.left, other.left, cost + otherCost)
      }
    }
    for (other, cost) in bySide[[]] ?? [] { add([], other.left, cost) }
  }
}

extension LetterOperations {
  /// The table in the form in which distances are computed.
  func compiled() -> LetterCosts {
    let size = Alphabet.size
    let costs = withDefaults()
    var pairs: (left: [UInt8], right: [UInt8]) = (
      [UInt8](repeating: 0, count: size * size), [UInt8](repeating: 0, count: size * size)
    )
    var counts = (left: 1, right: 1)
    let ordered = costs.sorted { key($0.key) < key($1.key) }
    for (operation, _) in ordered {
      number(operation.left, in: &pairs.left, count: &counts.left)
      number(operation.right, in: &pairs.right, count: &counts.right)
    }
    let forbidden = LetterCosts.forbidden
    var single = [UInt8](repeating: forbidden, count: size * size)
    var twoToOne = [UInt8](repeating: forbidden, count: counts.left * size)
    var oneToTwo = [UInt8](repeating: forbidden, count: counts.right * size)
    var twoToTwo = [UInt8](repeating: forbidden, count: counts.left * counts.right)
    for (operation, value) in ordered {
      let cost = UInt8(min(value, 254))
      let (l, r) = (operation.left.map(Int.init), operation.right.map(Int.init))
      switch (l.count, r.count) {
      case (2, 2):
        let pair = Int(pairs.left[l[0] * size + l[1]])
        twoToTwo[pair * counts.right + Int(pairs.right[r[0] * size + r[1]])] = cost
      case (2, 1): twoToOne[Int(pairs.left[l[0] * size + l[1]]) * size + r[0]] = cost
      case (1, 2): oneToTwo[Int(pairs.right[r[0] * size + r[1]]) * size + l[0]] = cost
      case (1, 1): single[l[0] * size + r[0]] = cost
      case (1, 0): single[l[0] * size] = cost
      case (0, 1): single[r[0]] = cost
      default: break  // Pairs against nothing are two single operations.
      }
    }
    return LetterCosts(
      left: left, right: right, single: single, leftPairs: pairs.left, rightPairs: pairs.right,
      twoToOne: twoToOne, oneToTwo: oneToTwo, twoToTwo: twoToTwo, rightPairCount: counts.right,
      transposition: transpose)
  }

  /// Orders operations by their letters.
  private func key(_ operation: Operation) -> Int {
    func packed(_ letters: [UInt8]) -> Int {
      Int(letters.first ?? 0) << 8 | Int(letters.dropFirst().first ?? 0)
    }
    return packed(operation.left) << 16 | packed(operation.right)
  }

  private func number(_ letters: [UInt8], in pairs: inout [UInt8], count: inout Int) {
    guard letters.count == 2 else { return }
    let index = Int(letters[0]) * Alphabet.size + Int(letters[1])
    guard pairs[index] == 0, count < 255 else { return }
    pairs[index] = UInt8(count)
    count += 1
  }

  /// Adds the costs that the table leaves to its defaults: every substitution, deletion and
  /// insertion, and a doubled letter that costs little more than the single one.
  private func withDefaults() -> [Operation: Int] {
    var all = costs
    func offer(_ left: [UInt8], _ right: [UInt8], _ cost: Int) {
      let operation = Operation(left: left, right: right)
      all[operation] = min(all[operation] ?? cost, cost)
    }
    let lefts = symbols(of: left)
    let rights = symbols(of: right)
    for x in lefts {
      offer([x], [], costs[Operation(left: [x], right: [])] ?? delete)
      for y in rights {
        let same = letter(x, left) == letter(y, right)
        offer([x], [y], same ? 0 : costs[Operation(left: [x], right: [y])] ?? substitute)
      }
    }
    for y in rights { offer([], [y], costs[Operation(left: [], right: [y])] ?? insert) }
    for (operation, cost) in all where cost < substitute {
      guard operation.left.count == 1, operation.right.count == 1 else { continue }
      let (x, y) = (operation.left[0], operation.right[0])
      if right != .arabic { offer([x], [y, y], cost + double) }
      if left != .arabic { offer([x, x], [y], cost + double) }
      if left == right, left != .arabic, x != y { offer([x, x], [y, y], cost) }
    }
    return all
  }

  private func symbols(of script: Script) -> [UInt8] {
    (0..<(Alphabet.of(script)?.letters.count ?? 0)).map { UInt8($0 + 1) }
  }

  private func letter(_ symbol: UInt8, _ script: Script) -> Unicode.Scalar? {
    Alphabet.of(script)?.letters[Int(symbol) - 1]
  }
}
