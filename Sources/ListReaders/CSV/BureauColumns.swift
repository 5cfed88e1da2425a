import Subjects

/// The columns of a bureau's list as its header names them, and what their values become.
///
/// Several values of a field are separated by `;`. Missing columns are fine but for `ref` and one
/// of `name` and `name_ar`; unknown ones are reported and kept in `notes`.
struct BureauColumns {
  /// In the order of the file.
  let names: [String]

  init(header: [String]) { names = header.map { $0.singleSpaced.lowercased() } }

  /// Whether a row of this header can be an entry at all.
  var isSufficient: Bool {
    names.contains("ref") && (names.contains("name") || names.contains("name_ar"))
      && Set(names).count == names.count
  }

  var unknown: [String] { names.filter { !$0.isEmpty && Self.properties[$0] == nil } }

  /// Where each column's values go; those with rules of their own have an empty property.
  private static let properties: [String: String] = [
    "ref": "", "name": "name", "name_ar": "name", "alias": "alias", "weak_alias": "weakAlias",
    "birth": "", "birth_place": "birthPlace", "nationality": "", "gender": "", "document": "",
    "father": "fatherName", "grandfather": ExtensionProperty.grandfatherName,
    "mother": "motherName", "kunya": ExtensionProperty.kunya,
    "action": ExtensionProperty.action, "handling": ExtensionProperty.handling,
    "owner": ExtensionProperty.owner, "contact_24h": ExtensionProperty.contact24h,
    "legal_basis": ExtensionProperty.legalBasis, "review_on": ExtensionProperty.reviewOn,
  ]

  /// The entry of a row with its documents.
  func entity(
    of fields: [String], list: String, line: Int, _ tally: inout UnmappedTally
  ) -> Result<[Entity], RowFault> {
    var values: [String: String] = [:]
    for (name, field) in zip(names, fields) { values[name] = field.singleSpaced }
    guard let ref = values["ref"], !ref.isEmpty else {
      return .failure(RowFault(reason: "ref is empty; every row needs one"))
    }
    guard values["name"]?.isEmpty == false || values["name_ar"]?.isEmpty == false else {
      return .failure(RowFault(reason: "name and name_ar are empty; every row needs one of them"))
    }
    // The draft's sanction is left out: a bureau's list need not be one of sanctions.
    var draft = EntryDraft(id: "\(list):\(ref)", schema: "Person", list: list, authority: list)
    draft.entry.properties["topics"] = []
    for (name, field) in zip(names, fields) {
      for value in field.parts(at: ";") { take(value, of: name, line: line, into: &draft) }
    }
    for element in draft.unmapped { tally.count(element.path, line: element.line) }
    return .success([draft.entry] + draft.documents)
  }

  private func take(_ value: String, of name: String, line: Int, into draft: inout EntryDraft) {
    switch name {
    case "ref": break
    case "birth":
      if let date = PartialDate(value) {
        draft.addBirth(date)
      } else {
        draft.keepUnmapped("birth: no date", line: line, text: value)
      }
    case "nationality":
      draft.addCountry(value, to: "nationality", path: "nationality", line: line)
    case "gender":
      if let gender = Subject.Gender(value) {
        draft.add(gender.rawValue, to: "gender")
      } else {
        draft.keepUnmapped("gender: no gender", line: line, text: value)
      }
    case "document": takeDocument(value, line: line, into: &draft)
    default:
      if let property = Self.properties[name] {
        draft.entry.properties.add(value, to: property)
      } else {
        draft.note("\(name): \(value)")
      }
    }
  }

  /// `[ISSUER:]NUMBER`; the list does not say which kind of document it is.
  private func takeDocument(_ value: String, line: Int, into draft: inout EntryDraft) {
    guard let identifier = Identifier(query: value) else {
      return draft.keepUnmapped("document: no number", line: line, text: value)
    }
    let number = identifier.number.singleSpaced
    let document = PersonDocument(
      kind: .identity, type: "", number: number, country: identifier.issuer?.code ?? "")
    draft.add(document, path: "document", line: line)
  }
}
