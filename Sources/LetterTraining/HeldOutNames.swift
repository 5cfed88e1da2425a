public import NameMatching
import NameText

/// Names that no table is taught, for measuring.
public struct HeldOutNames: Sendable {
  /// How many groups of each kind are measured.
  public static let groupCount = 500

  private let arabicLatin: [NameGroup]
  private let cyrillicLatin: [NameGroup]
  private let names: [NameGroup]

  /// - Parameters: groups kept apart; the first `groupCount` are measured, the others fill the
  ///   crowd among which they are to be found.
  public init(arabicLatin: [NameGroup], cyrillicLatin: [NameGroup], names: [NameGroup]) {
    self.arabicLatin = arabicLatin
    self.cyrillicLatin = cyrillicLatin
    self.names = names
  }

  /// Every spelling that is measured: none of them may teach.
  public var measured: Set<AttestedName> {
    let groups =
      Array(arabicLatin.prefix(Self.groupCount)) + arabicAtHome
      + cyrillicLatin.prefix(Self.groupCount)
      + [.latin, .arabic, .cyrillic].flatMap { spelledVariously(in: $0) }
    return Set(groups.flatMap(\.names))
  }

  /// Names at home in Arabic, by letters that hardly any foreign name has.
  private var arabicAtHome: [NameGroup] {
    let letters = LetterTable.arabicLatin.plan.firstStyleLetters
    let groups = arabicLatin.filter { group in
      group.names.contains { $0.script == .arabic && !letters.isDisjoint(with: $0.letters) }
    }
    return Array(groups.prefix(Self.groupCount))
  }

  private func spelledVariously(in script: Script) -> [NameGroup] {
    let groups = names.filter { $0.names.count { $0.script == script } >= 2 }
    return Array(groups.prefix(Self.groupCount))
  }

  /// What finding these names came to, by kind.
  public func figures(
    of table: LetterTable, _ operations: LetterOperations
  ) -> [(kind: String, figures: FindingFigures)] {
    let (there, back) = (operations.compiled(), operations.reversed.compiled())
    let (left, right) = table.scripts
    func both(_ kind: String, _ groups: [NameGroup], _ crowd: [AttestedName]) -> [(
      kind: String, figures: FindingFigures
    )] {
      [
        (
          "\(kind), \(left) → \(right)",
          CostMeasure(groups, from: left, to: right, others: crowd).figures(of: back)
        ),
        (
          "\(kind), \(right) → \(left)",
          CostMeasure(groups, from: right, to: left, others: crowd).figures(of: there)
        ),
      ]
    }
    switch table {
    case .arabicLatin:
      let crowd = arabicLatin.flatMap(\.names)
      return both("all names", Array(arabicLatin.prefix(Self.groupCount)), crowd)
        + both("names with ح ع ض ظ ص", arabicAtHome, crowd)
    case .cyrillicLatin:
      let crowd = cyrillicLatin.flatMap(\.names)
      return both("all names", Array(cyrillicLatin.prefix(Self.groupCount)), crowd)
    case .latinLatin, .arabicArabic, .cyrillicCyrillic:
      let crowd = names.flatMap(\.names) + (left == .arabic ? arabicLatin.flatMap(\.names) : [])
      let measure = CostMeasure(spelledVariously(in: left), from: left, to: left, others: crowd)
      let slips = spelledVariously(in: left).compactMap { $0.withSlip(in: left) }
      let slipped = CostMeasure(slips, from: left, to: left, others: crowd)
      return [
        ("spellings in \(left)", measure.figures(of: back)),
        ("one slip in \(left)", slipped.figures(of: back)),
      ]
    }
  }
}

extension NameGroup {
  /// The group's first name in the script, written with one slip, beside the name itself.
  ///
  /// A letter is left out, written twice, swapped with the next one, replaced or added; which, and
  /// where, the letters of the name themselves decide.
  fileprivate func withSlip(in script: Script) -> NameGroup? {
    guard let name = names.first(where: { $0.script == script && $0.letters.count >= 5 }),
      let alphabet = Alphabet.of(script)
    else { return nil }
    var draw = name.letters.reduce(17) { ($0 * 31 + Int($1)) % 65_521 }
    func next(_ bound: Int) -> Int {
      draw = (draw * 75 + 74) % 65_537
      return draw % bound
    }
    var letters = Array(name.text.unicodeScalars)
    let place = 1 + next(letters.count - 2)
    let other = alphabet.letters[next(script == .latin ? 26 : 28)]
    switch next(5) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2: letters.swapAt(place, place + 1)
    case 3: letters[place] = other
    default: letters.insert(other, at: place)
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: letters)
    guard let slipped = AttestedName(text), slipped != name else { return nil }
    return NameGroup(names: [slipped, name])
  }
}
