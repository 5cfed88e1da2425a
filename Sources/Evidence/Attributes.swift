public import Subjects

/// What the attributes of two subjects say for and against their being one.
///
/// What either side leaves open says nothing.
public struct Attributes: Sendable {
  private let query: Subject
  private let birthPlace: PlaceQuery?
  private let father: KinQuery?
  private let mother: KinQuery?
  private let grandfather: KinQuery?

  /// Reads the attributes of a query once, to compare them with many entries.
  public init(of query: Subject) {
    self.query = query
    let names = query.names.map(\.text)
    birthPlace = PlaceQuery(query.birthPlaces)
    father = KinQuery(.father, query.fathers, ownNames: names)
    mother = KinQuery(.mother, query.mothers, ownNames: names)
    grandfather = KinQuery(.grandfather, query.grandfathers, ownNames: names)
  }

  /// One reason for each attribute that both sides have, at its best pair of values.
  public func compare(with entry: Subject) -> [Reason] {
    [
      Self.best(query.births, entry.births, BirthComparison.compare),
      birthPlace?.compare(entry.birthPlaces),
      Self.nationality(query, entry),
      Self.gender(query, entry),
      Self.best(query.documents, entry.documents, DocumentComparison.compare),
      father?.compare(entry.fathers),
      mother?.compare(entry.mothers),
      grandfather?.compare(entry.grandfathers),
    ].compactMap { $0 }
  }

  /// The most bits, in thousandths, that the attributes of this query other than documents could
  /// add to any entry.
  public static func most(for query: Subject) -> Int {
    Attributes(of: query).most
  }

  private var most: Int {
    var most = query.births.map(BirthComparison.most).max() ?? 0
    if birthPlace != nil { most += Weights.birthPlaceAgrees }
    if !query.nationalities.isEmpty { most += Weights.nationalityAgrees }
    if !query.genders.isEmpty { most += Weights.genderAgrees }
    return [father, mother, grandfather].reduce(most) { $0 + ($1?.most ?? 0) }
  }

  private static func best<Value>(
    _ query: [Value], _ entry: [Value], _ compare: (Value, Value) -> Reason?
  ) -> Reason? {
    var best: Reason?
    for asked in query {
      for listed in entry {
        guard let reason = compare(asked, listed) else { continue }
        if best.map({ reason.milliBits > $0.milliBits }) ?? true { best = reason }
      }
    }
    return best
  }

  private static func nationality(_ query: Subject, _ entry: Subject) -> Reason? {
    guard let asked = query.nationalities.first, let listed = entry.nationalities.first else {
      return nil
    }
    if let shared = query.nationalities.first(where: entry.nationalities.contains) {
      return Reason(
        kind: .nationality, finding: .agrees, query: shared.code, entry: shared.code,
        milliBits: Weights.nationalityAgrees)
    }
    return Reason(
      kind: .nationality, finding: .differs, query: asked.code, entry: listed.code,
      milliBits: Weights.nationalityDiffers)
  }

  private static func gender(_ query: Subject, _ entry: Subject) -> Reason? {
    guard let asked = query.genders.first, let listed = entry.genders.first else { return nil }
    let agrees = query.genders.contains(where: entry.genders.contains)
    return Reason(
      kind: .gender, finding: agrees ? .agrees : .differs, query: asked.rawValue,
      entry: listed.rawValue, milliBits: agrees ? Weights.genderAgrees : Weights.genderDiffers)
  }
}
