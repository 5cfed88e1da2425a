public import NameText

/// A table of letter operations as it is written, before it is compiled for speed.
///
/// Within one script a table is symmetric: each line stands for both directions.
public struct LetterOperations: Sendable, Equatable {
  /// What is written for what: up to two letters on each side, as symbols.
  public struct Operation: Hashable, Sendable {
    public var left: [UInt8]
    public var right: [UInt8]

    public init(left: [UInt8], right: [UInt8]) {
      self.left = left
      self.right = right
    }
  }

  /// The costs of all that no line names, in 1/16 nat.
  public struct Defaults: Sendable, Equatable {
    public var substitute = 72
    public var delete = 56
    public var insert = 56
    /// What a doubled letter costs beside the single one.
    public var double = 4
    /// Swapping two neighbours; `nil` between different scripts.
    public var transpose: Int?

    public init() {}
  }

  public let left: Script
  public let right: Script
  public var defaults = Defaults()
  public private(set) var costs: [Operation: Int] = [:]

  public init(_ left: Script, _ right: Script) {
    self.left = left
    self.right = right
  }

  /// Reads the text of a table; see `Tables/letters-arabic-latin.txt` for its form.
  public init(_ left: Script, _ right: Script, text: String) {
    self.init(left, right)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard let cost = fields.last.flatMap({ Int($0) }) else { continue }
      if fields.count == 3 {
        setDefault(String(fields[1]), cost)
      } else {
        let sides = fields[0].split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2 else { continue }
        offer(Operation(left: encode(sides[0], left), right: encode(sides[1], right)), cost)
      }
    }
  }

  private func encode(_ letters: Substring, _ script: Script) -> [UInt8] {
    let symbols = Alphabet.of(script)?.encode(String(letters)) ?? []
    precondition(
      symbols.count == letters.unicodeScalars.count, "\(letters) is not in the alphabet")
    return symbols
  }

  private mutating func setDefault(_ name: String, _ cost: Int) {
    switch name {
    case "substitute": defaults.substitute = cost
    case "delete": defaults.delete = cost
    case "insert": defaults.insert = cost
    case "double": defaults.double = cost
    default: defaults.transpose = cost
    }
  }

  /// Adds an operation, in both directions within one script; of two costs the cheaper stays.
  public mutating func offer(_ operation: Operation, _ cost: Int) {
    add(operation.left, operation.right, cost)
    if left == right { add(operation.right, operation.left, cost) }
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
  public var reversed: LetterOperations {
    var table = LetterOperations(right, left)
    for (operation, cost) in costs { table.add(operation.right, operation.left, cost) }
    table.defaults = defaults
    (table.defaults.delete, table.defaults.insert) = (defaults.insert, defaults.delete)
    return table
  }

  /// The table from `first.left` to `second.left` by way of the script on the right of both.
  init(_ first: LetterOperations, through second: LetterOperations) {
    self.init(first.left, second.left)
    defaults.substitute = max(first.defaults.substitute, second.defaults.substitute)
    defaults.delete = first.defaults.delete
    defaults.insert = second.defaults.delete
    defaults.double = max(first.defaults.double, second.defaults.double)
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
  /// The lines of the table, sorted by letters, without its head: what `init(_:_:text:)` reads.
  public var rows: String {
    var rows = [
      "default\tsubstitute\t\(defaults.substitute)", "default\tdelete\t\(defaults.delete)",
    ]
    rows.append("default\tinsert\t\(defaults.insert)")
    rows.append("default\tdouble\t\(defaults.double)")
    if let transpose = defaults.transpose { rows.append("default\ttranspose\t\(transpose)") }
    for (operation, cost) in costs.sorted(by: { key($0.key) < key($1.key) }) {
      // Within one script the line of the other direction says the same.
      let back = Operation(left: operation.right, right: operation.left)
      if left == right, key(back) < key(operation) { continue }
      let (l, r) = (text(of: operation.left, left), text(of: operation.right, right))
      rows.append("\(l)=\(r)\t\(cost)")
    }
    return rows.joined(separator: "\n") + "\n"
  }

  private func text(of symbols: [UInt8], _ script: Script) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: symbols.compactMap { letter($0, script) })
    return text
  }

  /// The table in the form in which distances are computed.
  public func compiled() -> LetterCosts {
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
    var backwardLeftPairs = pairs.left
    for first in 0..<size {
      for second in 0..<size {
        backwardLeftPairs[second * size + first] = pairs.left[first * size + second]
      }
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
      backwardLeftPairs: backwardLeftPairs,
      twoToOne: twoToOne, oneToTwo: oneToTwo, twoToTwo: twoToTwo, rightPairCount: counts.right,
      transposition: defaults.transpose)
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
    guard pairs[index] == 0 else { return }
    precondition(count < 255, "tables number at most 254 pairs of letters on a side")
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
      offer([x], [], costs[Operation(left: [x], right: [])] ?? defaults.delete)
      for y in rights {
        let same = letter(x, left) == letter(y, right)
        offer([x], [y], same ? 0 : costs[Operation(left: [x], right: [y])] ?? defaults.substitute)
      }
    }
    for y in rights { offer([], [y], costs[Operation(left: [], right: [y])] ?? defaults.insert) }
    for (operation, cost) in all where cost < defaults.substitute {
      guard operation.left.count == 1, operation.right.count == 1 else { continue }
      let (x, y) = (operation.left[0], operation.right[0])
      if right != .arabic { offer([x], [y, y], cost + defaults.double) }
      if left != .arabic { offer([x, x], [y], cost + defaults.double) }
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
