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
  ) -> [(kind: String, figures: CostMeasure.Figures)] {
    let (there, back) = (operations.compiled(), operations.reversed.compiled())
    let (left, right) = table.scripts
    func both(_ kind: String, _ groups: [NameGroup], _ crowd: [AttestedName]) -> [(
      kind: String, figures: CostMeasure.Figures
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
      return [("spellings in \(left)", measure.figures(of: back))]
    }
  }
}
