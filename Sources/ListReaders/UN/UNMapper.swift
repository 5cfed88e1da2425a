import RecordStreams
import Subjects

/// Maps the entries of the UN Security Council Consolidated List.
///
/// `INDIVIDUAL` becomes a Person, `ENTITY` an Organization. Each element
/// that the files of 2018 to 2026 have has a case below or in the other files of this folder, and any other is reported and kept
/// in `notes`.
struct UNMapper: XMLListMapper {
  let list: String
  let rootName = "CONSOLIDATED_LIST"
  let entryNames: Set = ["INDIVIDUAL", "ENTITY"]
  let expected = "the UN consolidated list, whose root is <CONSOLIDATED_LIST>"

  func published(in attributes: [XMLAttribute]) -> String? {
    attributes.first { $0.name == "dateGenerated" }?.value
  }

  func outside(path: String, text: String) -> XMLOutside? {
    ["INDIVIDUALS", "ENTITIES"].contains(path) && text.isEmpty ? .nothing : nil
  }

  func draft(of node: XMLNode) -> Result<EntryDraft, RowFault> {
    // "QDi.001 " and "QDi. 001" stand for the same reference.
    let reference = node.value("REFERENCE_NUMBER").filter { !$0.isWhitespace }
    guard !reference.isEmpty else {
      return .failure(RowFault(reason: "REFERENCE_NUMBER is missing; every entry needs one"))
    }
    let name = Self.nameElements.map(node.value).filter { !$0.isEmpty }.joined(separator: " ")
    let originals = node.value("NAME_ORIGINAL_SCRIPT").parts(at: ";")
    guard !name.isEmpty || !originals.isEmpty else {
      return .failure(RowFault(reason: "all name elements are empty; every entry needs a name"))
    }
    var draft = EntryDraft(
      id: "\(list):\(reference)", schema: node.name == "INDIVIDUAL" ? "Person" : "Organization",
      list: list, authority: "United Nations Security Council")
    draft.sanction.properties["authorityId"] = [reference]
    draft.sanction.properties["unscId"] = [reference]
    draft.add(name, to: "name")
    for original in originals { draft.add(original, to: "name") }
    for child in node.children { take(child, in: node.name, into: &draft) }
    return .success(draft)
  }

  private static let nameElements = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
  private static let nameProperties = ["firstName", "secondName", "middleName", "lastName"]

  /// Elements that say nothing of the entry: the publisher's bookkeeping, and the reference and
  /// original name, which `draft(of:)` reads.
  ///
  /// `VERSIONNUM` is always 1 and `LIST_TYPE` always
  /// "UN List".
  private static let passedOver: Set = [
    "VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD", "LIST_TYPE", "REFERENCE_NUMBER",
    "NAME_ORIGINAL_SCRIPT",
  ]

  private func take(_ node: XMLNode, in entry: String, into draft: inout EntryDraft) {
    if Self.passedOver.contains(node.name) { return }
    let path = "\(entry)/\(node.name)"
    if let index = Self.nameElements.firstIndex(of: node.name) {
      if draft.isPerson { draft.add(node.value, to: Self.nameProperties[index]) }
      return
    }
    switch node.name {
    case "\(entry)_ALIAS": takeAlias(node, path, into: &draft)
    case "\(entry)_ADDRESS": takeAddress(node, path, into: &draft)
    case "\(entry)_DATE_OF_BIRTH": takeBirthDate(node, path, into: &draft)
    case "\(entry)_PLACE_OF_BIRTH": takeBirthPlace(node, path, into: &draft)
    case "\(entry)_DOCUMENT": takeDocument(node, path, into: &draft)
    default: takeFact(node, path, into: &draft)
    }
  }

  private func takeFact(_ node: XMLNode, _ path: String, into draft: inout EntryDraft) {
    let value = node.value
    switch node.name {
    case "TITLE": eachValue(of: node, path, &draft) { $1.add($0.value, to: "title") }
    case "DESIGNATION": eachValue(of: node, path, &draft) { $1.add($0.value, to: "position") }
    case "NATIONALITY":
      eachValue(of: node, path, &draft) {
        $1.addCountry($0.value, to: "nationality", path: path + "/VALUE", line: $0.line)
      }
    case "LAST_DAY_UPDATED":
      eachValue(of: node, path, &draft) { addDate($0, path, to: "modifiedAt", &$1) }
    case "GENDER":
      if value.lowercased() == "unknown" { break }
      draft.add(value.lowercased(), to: "gender")
      if !value.isEmpty, Subject.Gender(value) == nil {
        draft.countUnmapped(path + ": no gender", line: node.line)
      }
    case "COMMENTS1":
      draft.note(value)
      for kin in KinInProse.find(in: value) { draft.add(kin.name, to: kin.property) }
    case "DATAID": draft.sanction.properties.add(value, to: "recordId")
    case "UN_LIST_TYPE": draft.sanction.properties.add(value, to: "program")
    case "LISTED_ON": addDate(node, path, to: "listingDate", &draft)
    case "DELISTED_ON": addDate(node, path, to: "endDate", &draft)
    case "SUBMITTED_ON", "SUBMITTED_BY":
      let label = node.name == "SUBMITTED_ON" ? "Submitted on" : "Submitted by"
      if !value.isEmpty { draft.sanction.properties.add("\(label) \(value)", to: "summary") }
    default: draft.keepUnmapped(path, line: node.line, text: node.allText)
    }
  }

  /// Takes each `VALUE`; text beside them and other elements are reported.
  private func eachValue(
    of node: XMLNode, _ path: String, _ draft: inout EntryDraft,
    _ body: (XMLNode, inout EntryDraft) -> Void
  ) {
    if !node.value.isEmpty { draft.keepUnmapped(path, line: node.line, text: node.value) }
    for child in node.children {
      if child.name == "VALUE" {
        body(child, &draft)
      } else {
        draft.keepUnmapped("\(path)/\(child.name)", line: child.line, text: child.allText)
      }
    }
  }

  /// A date of the sanction; a time zone after it ("2015-03-27-04:00") is passed over.
  private func addDate(
    _ node: XMLNode, _ path: String, to property: String, _ draft: inout EntryDraft
  ) {
    let value = node.value
    if let date = PartialDate(value) {
      draft.sanction.properties.add(date.text, to: property)
    } else if !value.isEmpty {
      draft.keepUnmapped(path + ": no date", line: node.line, text: value)
    }
  }
}
