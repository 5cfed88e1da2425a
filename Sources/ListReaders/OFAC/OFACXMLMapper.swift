import RecordStreams
import Subjects

/// Maps the entries of OFAC's sdn.xml and consolidated.xml (`sdnList`), whatever their namespace.
struct OFACXMLMapper: XMLListMapper {
  let list: String
  let rootName = "sdnList"
  let entryNames: Set = ["sdnEntry"]
  let expected = "OFAC's SDN XML, whose root is <sdnList>"

  func published(in attributes: [XMLAttribute]) -> String? { nil }

  /// `publshInformation` is how OFAC spells it.
  func outside(path: String, text: String) -> XMLOutside? {
    switch path {
    case "publshInformation/Publish_Date":
      WrittenDate.parse(text).map { .published($0.text) }
    case "publshInformation/Record_Count": .nothing
    case "publshInformation": text.isEmpty ? .nothing : nil
    default: nil
    }
  }

  func draft(of node: XMLNode) -> Result<EntryDraft, RowFault> {
    let uid = node.value("uid")
    guard !uid.isEmpty else {
      return .failure(RowFault(reason: "uid is missing; every entry needs one"))
    }
    let name = Self.fullName(node)
    guard !name.isEmpty else {
      return .failure(RowFault(reason: "the name is empty; every entry needs one"))
    }
    var draft = EntryDraft(ofac: uid, list: list, type: node.value("sdnType"))
    draft.add(name, to: "name")
    for child in node.children { take(child, into: &draft) }
    return .success(draft)
  }

  private static func fullName(_ node: XMLNode) -> String {
    "\(node.value("firstName")) \(node.value("lastName"))".singleSpaced
  }

  private func take(_ node: XMLNode, into draft: inout EntryDraft) {
    let value = node.value
    switch node.name {
    case "uid": break
    case "firstName": draft.add(value, to: draft.isPerson ? "firstName" : "notes")
    case "lastName": if draft.isPerson { draft.add(value, to: "lastName") }
    case "sdnType":
      if OFACRow.schema(ofType: value) == nil {
        draft.keepUnmapped("sdnType: no known type", line: node.line, text: value)
      }
    case "title": draft.add(value, to: draft.isPerson ? "position" : "notes")
    case "remarks": RemarkMapper.map(value, line: node.line, into: &draft)
    case "vesselInfo": takeVessel(node, into: &draft)
    default: takeList(node, into: &draft)
    }
  }

  private func takeList(_ node: XMLNode, into draft: inout EntryDraft) {
    for item in node.children {
      let path = "\(node.name)/\(item.name)"
      switch path {
      case "programList/program": draft.sanction.properties.add(item.value, to: "program")
      case "akaList/aka": takeAlias(item, into: &draft)
      case "addressList/address": takeAddress(item, into: &draft)
      case "idList/id": takeIdentity(item, into: &draft)
      case "nationalityList/nationality": takeCountry(item, "nationality", path, into: &draft)
      case "citizenshipList/citizenship": takeCountry(item, "citizenship", path, into: &draft)
      case "dateOfBirthList/dateOfBirthItem": takeBirth(item, path, into: &draft)
      case "placeOfBirthList/placeOfBirthItem": takeBirthPlace(item, path, into: &draft)
      default: draft.keepUnmapped(path, line: item.line, text: item.allText)
      }
    }
    if node.children.isEmpty || !node.value.isEmpty, !Self.lists.contains(node.name) {
      draft.keepUnmapped(node.name, line: node.line, text: node.value)
    }
  }

  private static let lists: Set = [
    "programList", "akaList", "addressList", "idList", "nationalityList", "citizenshipList",
    "dateOfBirthList", "placeOfBirthList",
  ]

  private func takeAlias(_ node: XMLNode, into draft: inout EntryDraft) {
    let type = node.value("type")
    let property =
      switch (node.value("category"), type) {
      case ("weak", _): "weakAlias"
      case (_, "f.k.a."): "previousName"
      default: "alias"
      }
    if !["a.k.a.", "f.k.a.", "n.k.a.", ""].contains(type) {
      draft.countUnmapped("akaList/aka/type: no known type", line: node.line)
    }
    draft.add(Self.fullName(node), to: property)
    keepUnknown(node, "akaList/aka", ["uid", "type", "category", "firstName", "lastName"], &draft)
  }

  private func takeAddress(_ node: XMLNode, into draft: inout EntryDraft) {
    let names = [
      "address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country",
    ]
    let text = names.map(node.value).filter { !$0.isEmpty }.joined(separator: ", ")
    draft.add(text, to: "address")
    draft.addCountry(
      node.value("country"), to: "country", path: "addressList/address/country", line: node.line)
    keepUnknown(node, "addressList/address", Set(names + ["uid"]), &draft)
  }

  /// `idType` uses the words of the Remarks: "Tax ID No.", "Website", "Secondary sanctions risk:".
  private func takeIdentity(_ node: XMLNode, into draft: inout EntryDraft) {
    let type = node.value("idType")
    let number = node.value("idNumber")
    let country = node.value("idCountry")
    let value = RemarkValue(
      number: number, country: country, issued: WrittenDate.parse(node.value("issueDate")),
      expires: WrittenDate.parse(node.value("expirationDate")))
    let segment = "\(type) \(number)"
    var isMapped = false
    if let (phrase, rest) = RemarkPhrase.leading(type), rest.isEmpty {
      isMapped = RemarkMapper.apply(
        phrase, value, segment: segment, line: node.line, to: &draft)
    }
    if !isMapped {
      // A type that the table does not have is still a number of some register.
      let kind: PersonDocument.Kind = draft.isPerson ? .identity : .registration
      let document = PersonDocument(
        kind: kind, type: type, number: number, country: country, issued: value.issued,
        expires: value.expires)
      draft.add(document, path: "idList/id", line: node.line)
      draft.countUnmapped("idList/id/idType: \(RemarkGuess.leadingWords(type))", line: node.line)
    }
    draft.note("\(segment) \(country)".singleSpaced)
    keepUnknown(
      node, "idList/id",
      ["uid", "idType", "idNumber", "idCountry", "issueDate", "expirationDate"], &draft)
  }

  private func takeCountry(
    _ node: XMLNode, _ property: String, _ path: String, into draft: inout EntryDraft
  ) {
    draft.addCountry(
      node.value("country"), to: draft.isPerson ? property : "country", path: path,
      line: node.line)
    keepUnknown(node, path, ["uid", "country", "mainEntry"], &draft)
  }

  /// `mainEntry` marks the first of several dates, which is their order here.
  private func takeBirth(_ node: XMLNode, _ path: String, into draft: inout EntryDraft) {
    let text = node.value("dateOfBirth")
    if let date = WrittenDate.parse(text) {
      draft.addBirth(date)
    } else if !text.isEmpty {
      draft.keepUnmapped(path + "/dateOfBirth: no date", line: node.line, text: text)
    }
    keepUnknown(node, path, ["uid", "dateOfBirth", "mainEntry"], &draft)
  }

  private func takeBirthPlace(_ node: XMLNode, _ path: String, into draft: inout EntryDraft) {
    let text = node.value("placeOfBirth")
    draft.add(text, to: "birthPlace")
    if let last = text.split(separator: ",").last, let country = Country(last.singleSpaced) {
      draft.add(country.code, to: "birthCountry")
    }
    keepUnknown(node, path, ["uid", "placeOfBirth", "mainEntry"], &draft)
  }

  private func takeVessel(_ node: XMLNode, into draft: inout EntryDraft) {
    for child in node.children {
      let value = child.value
      switch child.name {
      case "callSign": draft.add(value, to: "callSign")
      case "vesselType": draft.add(value, to: "type")
      case "vesselFlag":
        draft.addCountry(value, to: "flag", path: "vesselInfo/vesselFlag", line: child.line)
      case "vesselOwner": if !value.isEmpty { draft.note("Owner: \(value)") }
      case "tonnage": draft.add(value.filter { $0 != "," }, to: "tonnage")
      case "grossRegisteredTonnage":
        draft.add(value.filter { $0 != "," }, to: "grossRegisteredTonnage")
      default:
        draft.keepUnmapped("vesselInfo/\(child.name)", line: child.line, text: child.allText)
      }
    }
  }

  private func keepUnknown(
    _ node: XMLNode, _ path: String, _ known: Set<String>, _ draft: inout EntryDraft
  ) {
    if !node.value.isEmpty { draft.keepUnmapped(path, line: node.line, text: node.value) }
    for child in node.children where !known.contains(child.name) {
      draft.keepUnmapped("\(path)/\(child.name)", line: child.line, text: child.allText)
    }
  }
}
