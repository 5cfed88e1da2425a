import Subjects

/// Writes OFAC's legacy files: `sdn.csv`, `alt.csv`, `add.csv` and `sdn_comments.csv`, with the
/// remarks in prose and no original script.
struct OFACWriter: SampleWriter {
  /// Names of the organisations that people are linked to.
  private let linked: [String]
  private var aliasNumber = 0
  private var addressNumber = 0

  init(seed: UInt64) {
    let list = SampleList(seed: seed, people: 0)
    linked = (0..<InventedListing.linkableCount).map { list.organization(at: $0).name.uppercased() }
  }

  /// What fits into one field of remarks; the rest goes on in the comments.
  static let remarksLimit = 1000

  func begin(_ bytes: inout [UInt8]) {}
  func beginOrganizations(_ bytes: inout [UInt8]) {}

  /// Each real file ends with the end-of-file mark of CP/M on a line of its own.
  func end(_ buffers: inout SampleBuffers) {
    for file in SampleFile.allCases { buffers[file, default: []].append(0x1A) }
  }

  mutating func append(_ person: InventedPerson, _ buffers: inout SampleBuffers) {
    let number = String(9_000_001 + person.index)
    let title = [person.title, person.designation].compactMap { $0 }.joined(separator: "; ")
    appendEntry(
      number, OFACText.inverted(person.name), "individual", title, OFACText.remarks(person, linked),
      &buffers)
    for alias in person.aliases where alias.quality != .low {
      for name in alias.names { append(OFACText.inverted(name), alias.quality, number, &buffers) }
    }
    for address in person.addresses { append(address, number, &buffers) }
    if person.addresses.isEmpty { append(nil, number, &buffers) }
  }

  mutating func append(_ organization: InventedOrganization, _ buffers: inout SampleBuffers) {
    let number = String(8_000_001 + organization.index)
    var remarks: [String] = []
    for alias in organization.aliases where alias.quality == .low {
      remarks += alias.names.map { "a.k.a. '\($0)'" }
    }
    remarks.append(Invented.organization)
    appendEntry(
      number, organization.name.uppercased(), nil, "", remarks.joined(separator: "; "), &buffers)
    for alias in organization.aliases where alias.quality != .low {
      for name in alias.names { append(name.uppercased(), alias.quality, number, &buffers) }
    }
    append(organization.address, number, &buffers)
  }

  private func appendEntry(
    _ number: String, _ name: String, _ type: String?, _ title: String, _ remarks: String,
    _ buffers: inout SampleBuffers
  ) {
    // Counting bytes first spares nearly all entries the counting of characters.
    let fits = remarks.utf8.count <= Self.remarksLimit
    let first = fits ? remarks : String(remarks.prefix(Self.remarksLimit))
    let rest = fits ? "" : String(remarks.dropFirst(Self.remarksLimit))
    let kind = type.map(OFACText.quoted) ?? OFACText.null
    let empty = [String](repeating: OFACText.null, count: 6)
    let fields =
      [number, OFACText.quoted(name), kind, OFACText.quoted("INVENTED"), OFACText.quoted(title)]
      + empty + [OFACText.quoted(first)]
    Self.row(fields, &buffers[.main, default: []])
    if !rest.isEmpty {
      Self.row([number, OFACText.quoted(rest)], &buffers[.comments, default: []])
    }
  }

  private mutating func append(
    _ name: String, _ quality: InventedAlias.Quality, _ number: String,
    _ buffers: inout SampleBuffers
  ) {
    aliasNumber += 1
    let kind = quality == .formerlyKnownAs ? "fka" : "aka"
    Self.row(
      [number, String(aliasNumber), OFACText.quoted(kind), OFACText.quoted(name), OFACText.null],
      &buffers[.aliases, default: []])
  }

  private mutating func append(
    _ place: InventedPlace?, _ number: String, _ buffers: inout SampleBuffers
  ) {
    addressNumber += 1
    let country = place.map { CountryNames.english($0.country) } ?? ""
    Self.row(
      [
        number, String(addressNumber), OFACText.quoted(place?.street ?? ""),
        OFACText.quoted(place?.city ?? ""), OFACText.quoted(country), OFACText.null,
      ], &buffers[.addresses, default: []])
  }

  private static func row(_ fields: [String], _ bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += field.utf8
    }
    bytes += "\r\n".utf8
  }
}
