public import Subjects

/// What the attributes of two subjects say for and against their being one.
///
/// What either side leaves open says nothing.
public struct Attributes: Sendable {
  private let query: Subject
  private let father: KinQuery?
  private let mother: KinQuery?
  private let grandfather: KinQuery?

  /// Reads the attributes of a query once, to compare them with many entries.
  public init(of query: Subject) {
    self.query = query
    father = KinQuery(.father, query.fathers)
    mother = KinQuery(.mother, query.mothers)
    grandfather = KinQuery(.grandfather, query.grandfathers)
  }

  /// One reason for each attribute that both sides have, at its best pair of values.
  public func compare(with entry: Subject) -> [Reason] {
    [
      Self.best(query.births, entry.births, BirthComparison.compare),
      Self.nationality(query, entry),
      Self.gender(query, entry),
      Self.best(query.documents, entry.documents, Self.document),
      father?.compare(entry.fathers),
      mother?.compare(entry.mothers),
      grandfather?.compare(entry.grandfathers),
    ].compactMap { $0 }
  }

  /// The most bits, in thousandths, that the attributes of this query other than documents could
  /// add to any entry.
  public static func most(for query: Subject) -> Int {
    var most = 0
    if !query.births.isEmpty { most += Weights.birthSameDay }
    if !query.nationalities.isEmpty { most += Weights.nationalityAgrees }
    if !query.genders.isEmpty { most += Weights.genderAgrees }
    if !query.fathers.isEmpty { most += Weights.fatherAgrees }
    if !query.mothers.isEmpty { most += Weights.motherAgrees }
    if !query.grandfathers.isEmpty { most += Weights.grandfatherAgrees }
    return most
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

  /// Documents that differ say nothing: people have several.
  private static func document(_ asked: Identifier, _ listed: Identifier) -> Reason? {
    guard asked.key == listed.key else { return nil }
    guard asked.kind == listed.kind || asked.kind == .unknown || listed.kind == .unknown else {
      return nil
    }
    let (finding, milliBits): (Reason.Finding, Int) =
      switch (asked.issuer, listed.issuer) {
      case (let a?, let b?) where a == b: (.agrees, Weights.documentAgrees)
      case (_?, _?): (.otherIssuer, Weights.documentOtherIssuer)
      default: (.numberOnly, Weights.documentNumberAgrees)
      }
    return Reason(
      kind: .document, finding: finding, query: text(asked), entry: text(listed),
      milliBits: milliBits)
  }

  private static func text(_ document: Identifier) -> String {
    (document.issuer.map { $0.code.uppercased() + ":" } ?? "") + document.number
  }
}
