import NameText

/// The sets from which letter costs are learned, less the names that are kept for measuring.
public struct TrainingSets: Sendable {
  /// Arabic and Latin spellings side by side.
  public var arabicLatin: [NameGroup] = []
  /// Cyrillic and Latin spellings side by side.
  public var cyrillicLatin: [NameGroup] = []
  /// Spellings of one name in all scripts.
  public var names: [NameGroup] = []

  public init() {}

  /// The sets without the names that are measured, in any group and spelling.
  public func without(_ measured: Set<AttestedName>) -> TrainingSets {
    var sets = self
    func filter(_ groups: [NameGroup]) -> [NameGroup] {
      groups.compactMap { group in
        let names = group.names.filter { !measured.contains($0) }
        return names.count >= 2 ? NameGroup(names: names, count: group.count) : nil
      }
    }
    sets.arabicLatin = filter(arabicLatin)
    sets.cyrillicLatin = filter(cyrillicLatin)
    sets.names = filter(names)
    return sets
  }

  /// The pairs that teach the table between two scripts.
  ///
  /// Within a script, spellings of one name are those that a group holds, and those for which
  /// another script has one spelling.
  func pairs(_ left: Script, _ right: Script) -> [TrainingPair] {
    switch (left, right) {
    case (.arabic, .latin):
      PairCollection(arabicLatin + names, from: left, to: right).pairs
    case (.cyrillic, .latin):
      PairCollection(cyrillicLatin + names, from: left, to: right).pairs
    case (.latin, .latin):
      PairCollection(names, within: .latin, sharing: nil).pairs
        + PairCollection(arabicLatin, within: .latin, sharing: .arabic).pairs
        + PairCollection(cyrillicLatin, within: .latin, sharing: .cyrillic).pairs
    case (.arabic, .arabic):
      PairCollection(names, within: .arabic, sharing: nil).pairs
        + PairCollection(arabicLatin, within: .arabic, sharing: .latin).pairs
    case (.cyrillic, .cyrillic):
      PairCollection(names, within: .cyrillic, sharing: nil).pairs
        + PairCollection(cyrillicLatin, within: .cyrillic, sharing: .latin).pairs
    default: []
    }
  }
}
