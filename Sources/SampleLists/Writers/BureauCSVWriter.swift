import Subjects

/// Writes the CSV of a bureau's own list: one row a person, several values separated by `;`.
struct BureauCSVWriter: SampleWriter {
  func begin(_ bytes: inout [UInt8]) {
    bytes +=
      """
      ref,name,name_ar,alias,weak_alias,birth,birth_place,nationality,gender,document,father,\
      grandfather,mother,kunya,action,handling,owner,contact_24h,legal_basis,review_on

      """.utf8
  }

  func beginOrganizations(_ bytes: inout [UInt8]) {}
  func end(_ buffers: inout SampleBuffers) {}

  /// The bureau's list is one of people: organisations are left out.
  func append(_ organization: InventedOrganization, _ buffers: inout SampleBuffers) {}

  func append(_ person: InventedPerson, _ buffers: inout SampleBuffers) {
    let strong = person.aliases.filter { $0.quality != .low }.flatMap(\.names)
    let weak = person.aliases.filter { $0.quality == .low }.flatMap(\.names)
    let original = person.originalName.flatMap { $0.isCyrillic ? nil : $0 }
    let notes = person.bureau
    let fields: [[String]] = [
      [person.reference], [person.name], [original].compactMap { $0 }, strong, weak,
      person.births.map(\.text), person.birthPlaces.compactMap(\.city), person.nationalities,
      [person.isFemale ? "f" : "m"],
      person.documents.map { $0.country.uppercased() + ":" + $0.number }, both(person.father),
      both(person.grandfather), both(person.mother), both(person.kunya), [notes.action],
      [notes.handling], [notes.owner], [notes.contact], [notes.legalBasis], [notes.reviewOn],
    ]
    let row = fields.map { Self.quoted($0.joined(separator: ";")) }.joined(separator: ",")
    buffers[.main, default: []] += (row + "\n").utf8
  }

  private func both(_ name: WrittenName?) -> [String] {
    [name?.latin, name?.arabic].compactMap { $0 }
  }

  /// RFC 4180 §2, sentences 5 to 7.
  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else {
      return text
    }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension String {
  fileprivate var isCyrillic: Bool {
    unicodeScalars.contains { (0x400...0x52F).contains($0.value) }
  }
}
