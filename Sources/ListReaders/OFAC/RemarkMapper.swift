import Subjects

/// Maps the segments of OFAC's Remarks, and the identity documents of its XML, which use the same
/// words.
enum RemarkMapper {
  /// Maps every segment; the whole text is kept in `notes`.
  static func map(_ remarks: String, line: Int, into draft: inout EntryDraft) {
    guard !remarks.isEmpty else { return }
    draft.note(remarks)
    for segment in RemarkSegments.split(remarks) { mapSegment(segment, line: line, into: &draft) }
  }

  private static func mapSegment(_ segment: String, line: Int, into draft: inout EntryDraft) {
    let bare = segment.lowercased().hasPrefix("alt. ") ? segment.dropFirst(5).singleSpaced : segment
    if bare.isEmpty || bare == "-0-" { return }
    if let (phrase, rest) = RemarkPhrase.leading(bare),
      apply(phrase, RemarkValue(rest), segment: bare, line: line, to: &draft)
    {
      return
    }
    if RemarkGuess.apply(bare, line: line, to: &draft) { return }
    draft.countUnmapped("Remarks: " + RemarkGuess.leadingWords(bare), line: line)
  }

  /// Maps what follows a phrase; `false` where it is not what the phrase promises.
  static func apply(
    _ phrase: RemarkPhrase, _ value: RemarkValue, segment: String, line: Int,
    to draft: inout EntryDraft
  ) -> Bool {
    let path = "Remarks: \(phrase.phrase)"
    switch phrase.meaning {
    case .birth:
      guard let date = WrittenDate.parse(value.text) else { return false }
      draft.addBirth(date)
    case .birthPlace: addBirthPlace(value.text, &draft)
    case .gender:
      guard Subject.Gender(value.text) != nil else { return false }
      draft.add(value.text.lowercased(), to: "gender")
    case .country:
      let property = countryProperty(phrase.property, draft)
      draft.addCountry(value.text, to: property, path: path, line: line)
    case .weakAlias: draft.add(value.unquoted, to: "weakAlias")
    case .previousName: draft.add(value.unquoted, to: "previousName")
    case .alias: draft.add(value.unquoted, to: "alias")
    case .linked: draft.add(value.text, to: ExtensionProperty.linkedTo)
    case .wallet: addWallet(value.text, &draft)
    case .text: draft.add(value.text, to: phrase.property)
    case .date:
      guard let date = WrittenDate.parse(value.text) else { return false }
      draft.add(date.start.text, to: phrase.property)
    case .number: draft.add(value.number, to: numberProperty(phrase.property, draft))
    case .passport, .identity, .tax, .socialSecurity, .registration:
      return addDocument(phrase, value, segment: segment, line: line, to: &draft)
    case .provision: draft.sanction.properties.add(segment, to: "provisions")
    case .sanction: addSanctionDate(segment, phrase.property, &draft)
    case .prose: break
    }
    return true
  }

  private static func addDocument(
    _ phrase: RemarkPhrase, _ value: RemarkValue, segment: String, line: Int,
    to draft: inout EntryDraft
  ) -> Bool {
    guard !value.number.isEmpty else { return false }
    let kind: PersonDocument.Kind =
      switch phrase.meaning {
      case .passport: .passport
      case .tax: .tax
      case .socialSecurity: .socialSecurity
      case .identity: draft.isPerson ? .identity : .registration
      default: .registration
      }
    let type = String(segment.prefix(phrase.phrase.count))
    draft.add(
      PersonDocument(
        kind: kind, type: type, number: value.number, country: value.country,
        issued: value.issued, expires: value.expires, summary: value.remainder),
      path: "Remarks: \(phrase.phrase)", line: line)
    return true
  }

  /// Organisations and vessels have a country where people have a nationality.
  private static func countryProperty(_ property: String, _ draft: EntryDraft) -> String {
    let isPersonal = property == "nationality" || property == "citizenship"
    return isPersonal && !draft.isPerson ? "country" : property
  }

  /// Vessels have IMO numbers of their own; a person's stand with the other register numbers.
  private static func numberProperty(_ property: String, _ draft: EntryDraft) -> String {
    property == "imoNumber" && draft.isPerson ? "registrationNumber" : property
  }

  private static func addBirthPlace(_ text: String, _ draft: inout EntryDraft) {
    draft.add(text, to: "birthPlace")
    // "Mosul, Iraq": what follows the last comma is mostly a country, and else it says nothing.
    if let last = text.split(separator: ",").last, let country = Country(last.singleSpaced) {
      draft.add(country.code, to: "birthCountry")
    }
  }

  /// "- XBT 1Kuf2…": the address stands on the entry itself, as a wallet of its own would be an
  /// entry without a name.
  private static func addWallet(_ text: String, _ draft: inout EntryDraft) {
    let words = text.split(separator: " ").drop { $0 == "-" }
    guard let address = words.last else { return }
    draft.entry.properties.add(String(address), to: "publicKey")
  }

  private static func addSanctionDate(
    _ segment: String, _ property: String, _ draft: inout EntryDraft
  ) {
    draft.sanction.properties.add(segment, to: "summary")
    guard property != "-", let colon = segment.lastIndex(of: ":"),
      let date = WrittenDate.parse(segment[segment.index(after: colon)...].singleSpaced)
    else { return }
    draft.sanction.properties.add(date.start.text, to: property)
  }
}
