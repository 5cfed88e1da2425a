import Subjects

/// One row of sdn.csv: ent_num, SDN_Name, SDN_Type, Program, Title, Call_Sign, Vess_type,
/// Tonnage, GRT, Vess_flag, Vess_owner, Remarks.
struct OFACRow {
  let list: String
  let number: Int
  /// Twelve values; null is empty.
  let fields: [String]
  let line: Int

  /// The entry, completed from its rows in the side files.
  func draft(with sides: [(kind: OFACFile, fields: [String])]) -> EntryDraft {
    var draft = EntryDraft(ofac: number, list: list, type: fields[2])
    if Self.schema(ofType: fields[2]) == nil {
      draft.keepUnmapped("SDN_Type: no known type", line: line, text: fields[2])
    }
    draft.addOFACName(fields[1], to: "name")
    draft.addPrograms(fields[3])
    takeVehicle(into: &draft)
    draft.add(fields[4], to: draft.isPerson ? "position" : "notes")
    var remarks = fields[11]
    for side in sides {
      switch side.kind {
      case .aliases: takeAlias(side.fields, into: &draft)
      case .addresses: takeAddress(side.fields, into: &draft)
      // The Remarks overflow in the middle of a word and go on here.
      case .comments: remarks += side.fields[1]
      case .main: break
      }
    }
    RemarkMapper.map(remarks, line: line, into: &draft)
    return draft
  }

  /// OFAC leaves the type of a company or group null.
  static func schema(ofType type: String) -> String? {
    switch type.lowercased() {
    case "individual": "Person"
    case "vessel": "Vessel"
    case "aircraft": "Airplane"
    case "", "entity": "Organization"
    default: nil
    }
  }

  private func takeVehicle(into draft: inout EntryDraft) {
    let columns = [
      (5, "callSign"), (6, "type"), (7, "tonnage"), (8, "grossRegisteredTonnage"),
    ]
    for (column, property) in columns {
      let isNumber = property.hasSuffix("onnage")
      draft.add(isNumber ? fields[column].filter { $0 != "," } : fields[column], to: property)
    }
    draft.addCountry(fields[9], to: "flag", path: "Vess_flag", line: line)
    // FollowTheMoney's owner is an entity of its own; OFAC gives a name.
    if !fields[10].isEmpty { draft.note("Owner: \(fields[10])") }
  }

  /// ent_num, alt_num, alt_type, alt_name, alt_remarks.
  private func takeAlias(_ alias: [String], into draft: inout EntryDraft) {
    switch alias[2] {
    case "aka", "nka", "": draft.addOFACName(alias[3], to: "alias")
    case "fka": draft.addOFACName(alias[3], to: "previousName")
    default:
      draft.addOFACName(alias[3], to: "alias")
      draft.countUnmapped("alt_type: no known type", line: line)
    }
    if !alias[4].isEmpty { draft.note("Alias \(alias[3]): \(alias[4])") }
  }

  /// ent_num, add_num, Address, City/State/Postal, Country, add_remarks.
  private func takeAddress(_ address: [String], into draft: inout EntryDraft) {
    let text = address[2...4].filter { !$0.isEmpty }.joined(separator: ", ")
    draft.add(text, to: "address")
    draft.addCountry(address[4], to: "country", path: "add.csv Country", line: line)
    if !address[5].isEmpty { draft.note("Address \(text): \(address[5])") }
  }
}

extension EntryDraft {
  /// An entry of OFAC's with its sanction, as yet without a name.
  init(ofac reference: some CustomStringConvertible, list: String, type: String) {
    self.init(
      id: "\(list):\(reference)", schema: OFACRow.schema(ofType: type) ?? "Organization",
      list: list, authority: "Office of Foreign Assets Control")
    sanction.properties["authorityId"] = [reference.description]
    sanction.properties["country"] = ["us"]
  }

  /// People's names are written "LAST, First Middle"; the parts of the name proper are kept.
  mutating func addOFACName(_ text: String, to property: String) {
    guard isPerson, let comma = text.firstRange(of: ",") else { return add(text, to: property) }
    let last = text[..<comma.lowerBound].singleSpaced
    let first = text[comma.upperBound...].singleSpaced
    add("\(first) \(last)".singleSpaced, to: property)
    guard property == "name" else { return }
    add(first, to: "firstName")
    add(last, to: "lastName")
  }

  /// "SDGT] [IFSR" names two programmes.
  mutating func addPrograms(_ text: String) {
    for program in text.split(whereSeparator: { "[]".contains($0) }) {
      sanction.properties.add(program.singleSpaced, to: "program")
    }
  }
}
