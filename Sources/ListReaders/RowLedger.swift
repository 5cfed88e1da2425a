import Subjects

/// Where a row stands in a file, with the bytes to quote should it be rejected.
struct RowPlace {
  var line: Int
  var byte: Int
  var source: [UInt8]
}

/// Hands out rows and keeps the account of them, so that every row is one entry or one reject.
struct RowLedger {
  /// The longest name; anything longer is no name and would slow every search.
  static let nameLimit = 10_000

  var file = ""
  var published: String?
  var orphans: [String: Int] = [:]
  var tally = UnmappedTally()
  private var entries = 0
  private var rejects = 0
  private var seen: Set<UInt64> = []

  /// The account of all rows so far.
  var report: ReadingReport {
    var report = ReadingReport()
    report.published = published
    report.rows = entries + rejects
    report.entries = entries
    report.rejects = rejects
    report.orphans = orphans
    report.unmapped = tally.elements
    return report
  }

  mutating func reject(_ place: RowPlace, _ reason: String, into sink: (ListRow) -> Void) {
    rejects += 1
    let source = String(decoding: place.source.prefix(2_000), as: UTF8.self)
    sink(
      .reject(
        Reject(file: file, line: place.line, byte: place.byte, reason: reason, source: source)))
  }

  /// Hands out an entry with its sanction and documents, unless its id or a name forbids it.
  mutating func accept(
    _ entities: [Entity], at place: RowPlace, into sink: (ListRow) -> Void
  ) {
    guard let entry = entities.first else { return }
    if let fault = Self.nameFault(of: entry) { return reject(place, fault, into: sink) }
    guard seen.insert(stableHash(entry.id)).inserted else {
      return reject(
        place, "the id \(entry.id) stands on an earlier row; give each row its own", into: sink)
    }
    entries += 1
    for entity in entities { sink(.entity(entity)) }
  }

  private static let nameProperties: Set = [
    "name", "alias", "weakAlias", "previousName", "abbreviation", "firstName", "secondName",
    "middleName", "lastName", "fatherName", "motherName", ExtensionProperty.grandfatherName,
    ExtensionProperty.kunya,
  ]

  private static func nameFault(of entry: Entity) -> String? {
    for property in entry.properties.all where nameProperties.contains(property.name) {
      for value in property.values
      where value.utf8.count > nameLimit && value.unicodeScalars.count > nameLimit {
        return "a name in \(property.name) exceeds \(nameLimit) characters; shorten it"
      }
    }
    return nil
  }
}
