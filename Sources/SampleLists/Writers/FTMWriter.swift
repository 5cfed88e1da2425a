import RecordStreams
import Subjects

/// Writes FollowTheMoney JSON lines: each person followed by its papers and its sanction.
struct FTMWriter: SampleWriter {
  let organizations: Int

  func begin(_ bytes: inout [UInt8]) {}
  func beginOrganizations(_ bytes: inout [UInt8]) {}
  func end(_ buffers: inout SampleBuffers) {}

  func append(_ person: InventedPerson, _ buffers: inout SampleBuffers) {
    let id = "sample-" + person.reference
    var bytes = buffers.removeValue(forKey: .main) ?? []
    Self.line(id, "Person", isTarget: true, seen: person.listing, properties(of: person), &bytes)
    for (place, document) in person.documents.enumerated() {
      Self.line(
        "\(id)-d\(place + 1)", document.isPassport ? "Passport" : "Identification",
        isTarget: false, seen: person.listing,
        [
          ("holder", [id]), ("type", [document.label]), ("number", [document.number]),
          ("country", [document.country]), ("startDate", [document.issuedOn].compactMap { $0 }),
          ("summary", [document.note].compactMap { $0 }),
        ], &bytes)
    }
    Self.sanction(of: id, person.reference, person.listing, Invented.person, &bytes)
    for link in person.listing.linkedTo where link < organizations {
      Self.line(
        "\(id)-l\(link + 1)", "UnknownLink", isTarget: false, seen: person.listing,
        [("subject", [id]), ("object", ["sample-INe." + padded(link + 1, 3)])], &bytes)
    }
    buffers[.main] = bytes
  }

  func append(_ organization: InventedOrganization, _ buffers: inout SampleBuffers) {
    let id = "sample-" + organization.reference
    let listing = InventedListing(
      listedOn: organization.listedOn, updatedOn: [], showsGender: false, hasStraySpace: false,
      linkedTo: [])
    var bytes = buffers.removeValue(forKey: .main) ?? []
    let strong = organization.aliases.filter { $0.quality != .low }.flatMap(\.names)
    let weak = organization.aliases.filter { $0.quality == .low }.flatMap(\.names)
    Self.line(
      id, "Organization", isTarget: true, seen: listing,
      [
        ("name", [organization.name, organization.originalName].compactMap { $0 }),
        ("alias", strong), ("weakAlias", weak), ("country", [organization.address.country]),
        ("topics", ["sanction"]), ("notes", [Invented.organization]),
      ], &bytes)
    Self.sanction(of: id, organization.reference, listing, Invented.organization, &bytes)
    buffers[.main] = bytes
  }

  private func properties(of person: InventedPerson) -> [(String, [String])] {
    let fuzzy = person.births.filter { $0.isApproximate || $0.end != nil }
    let passports = person.documents.filter(\.isPassport)
    let papers = person.documents.filter { !$0.isPassport }
    return names(of: person) + [
      ("birthDate", unique(person.births.flatMap(Self.plainDates))),
      (ExtensionProperty.approximateBirthDate, fuzzy.map(\.text)),
      ("birthPlace", person.birthPlaces.flatMap { [$0.city, $0.arabicCity].compactMap { $0 } }),
      ("birthCountry", unique(person.birthPlaces.map(\.country))),
      ("nationality", person.nationalities), ("gender", [person.isFemale ? "female" : "male"]),
      ("passportNumber", passports.map(\.number)), ("idNumber", papers.map(\.number)),
      ("address", person.addresses.map(Self.address)),
      ("position", [person.designation].compactMap { $0 }), ("topics", ["sanction"]),
      ("notes", [Invented.person]),
    ]
  }

  private func names(of person: InventedPerson) -> [(String, [String])] {
    func aliases(_ qualities: [InventedAlias.Quality]) -> [String] {
      person.aliases.filter { qualities.contains($0.quality) }
        .flatMap { $0.names + [$0.arabic].compactMap { $0 } }
    }
    func both(_ name: WrittenName?) -> [String] {
      [name?.latin, name?.arabic].compactMap { $0 }
    }
    return [
      ("name", [person.name, person.originalName].compactMap { $0 }),
      ("firstName", Array(person.nameFields.prefix(1))),
      ("lastName", person.nameFields.count > 1 ? Array(person.nameFields.suffix(1)) : []),
      ("title", [person.title].compactMap { $0 }),
      ("alias", aliases([.good, .alsoKnownAs, .unsaid])), ("weakAlias", aliases([.low])),
      ("previousName", aliases([.formerlyKnownAs])), ("fatherName", both(person.father)),
      ("motherName", both(person.mother)),
      (ExtensionProperty.grandfatherName, both(person.grandfather)),
      (ExtensionProperty.kunya, both(person.kunya)),
    ]
  }

  /// The date itself, or the years of one that is "about" or "between".
  private static func plainDates(_ date: PartialDate) -> [String] {
    [date.start.text] + (date.end.map { [$0.text] } ?? [])
  }

  private static func address(_ place: InventedPlace) -> String {
    [place.street, place.city, CountryNames.english(place.country)].compactMap { $0 }
      .joined(separator: ", ")
  }

  private func unique(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }
}

extension FTMWriter {
  private static func sanction(
    of id: String, _ reference: String, _ listing: InventedListing, _ reason: String,
    _ bytes: inout [UInt8]
  ) {
    line(
      id + "-s", "Sanction", isTarget: false, seen: listing,
      [
        ("entity", [id]), ("authority", ["tabayyun sample"]), ("authorityId", [reference]),
        ("program", ["Invented"]), ("reason", [reason]),
        ("listingDate", [String(listing.listedOn.prefix(10))]),
      ], &bytes)
  }

  private static func line(
    _ id: String, _ schema: String, isTarget: Bool, seen listing: InventedListing,
    _ properties: [(String, [String])], _ bytes: inout [UInt8]
  ) {
    bytes += "{\"id\":".utf8
    string(id, &bytes)
    bytes += ",\"schema\":\"\(schema)\",\"properties\":{".utf8
    var isFirst = true
    for (name, values) in properties where !values.isEmpty {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      bytes += "\"\(name)\":[".utf8
      for (place, value) in values.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        string(value, &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    }
    let last = listing.updatedOn.last ?? String(listing.listedOn.prefix(10))
    bytes += "},\"datasets\":[\"sample\"],\"referents\":[],\"target\":\(isTarget)".utf8
    bytes += ",\"first_seen\":\"\(listing.listedOn.prefix(10))T00:00:00\"".utf8
    bytes += ",\"last_seen\":\"2026-01-01T00:00:00\",\"last_change\":\"\(last)T00:00:00\"}\n".utf8
  }

  private static func string(_ text: String, _ bytes: inout [UInt8]) {
    JSONValue.string(text).write(into: &bytes)
  }
}
