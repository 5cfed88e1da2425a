public import RecordStreams

extension Policy {
  /// Reads a policy from the text of its file.
  public init(text: String) throws(PolicyError) {
    let value: JSONValue
    do { value = try JSONValue(parsing: text) } catch { throw .notJSON(error) }
    try self.init(json: value)
  }

  /// Reads a policy.
  ///
  /// Only `purposes` and `default_purpose` must be there; the rest is as in the standard policy.
  public init(json: JSONValue) throws(PolicyError) {
    let file = PolicyMember(path: "", value: json)
    try file.allow([
      "purposes", "default_purpose", "review_rules", "max_removed", "max_rejected",
      "binding_lists", "own_lists", "minors", "alerts", "second_person", "minimum_identifiers",
      "redress", "decisions",
    ])
    var purposes: [Purpose] = []
    for member in try file.member("purposes").elements() {
      let purpose = try Purpose(member)
      guard !purposes.contains(where: { $0.code == purpose.code }) else {
        throw .purposeTwice(purpose.code)
      }
      purposes.append(purpose)
    }
    var rules: [ReviewRule] = []
    if let members = file.optional("review_rules") {
      for member in try members.list() { rules.append(try ReviewRule(member)) }
    }
    let standard = Policy.standard
    self.init(
      purposes: purposes, defaultPurpose: try file.member("default_purpose").text(),
      reviewRules: rules,
      maxRemoved: try file.optional("max_removed")?.share() ?? standard.maxRemoved,
      maxRejected: try file.optional("max_rejected")?.share() ?? standard.maxRejected)
    self = try withDefaultPurpose(defaultPurpose)
    try readLists(of: file)
    try readCases(of: file)
  }

  /// What `init(json:)` reads.
  public var json: JSONValue {
    .object([
      JSONMember("default_purpose", .string(defaultPurpose)),
      JSONMember("max_removed", .decimal(maxRemoved)),
      JSONMember("max_rejected", .decimal(maxRejected)),
      JSONMember("purposes", .array(purposes.map(\.json))),
      JSONMember("review_rules", .array(reviewRules.map(\.json))),
      JSONMember("binding_lists", .strings(bindingLists)),
      JSONMember("own_lists", .strings(ownLists)),
      JSONMember("minors", minors.json),
      JSONMember("alerts", .object([JSONMember("purposes", .strings(alertPurposes))])),
      JSONMember("second_person", .array(secondPerson.map(\.json))),
      JSONMember("minimum_identifiers", minimumIdentifiers.json),
      JSONMember("redress", .object([JSONMember("deadline_days", .number(redressDays))])),
      JSONMember("decisions", decisionKeeping.json),
    ])
  }
}

extension Policy.Purpose {
  init(_ member: PolicyMember) throws(PolicyError) {
    try member.allow(["code", "title", "legal_basis", "retention_days"])
    let title = try member.member("title")
    try title.allow(["en", "ar"])
    self.init(
      code: try member.member("code").code(), titleEnglish: try title.member("en").text(),
      titleArabic: try title.member("ar").text(),
      legalBasis: try member.member("legal_basis").text(),
      retentionDays: try member.member("retention_days").days())
  }

  var json: JSONValue {
    let title = [
      JSONMember("en", .string(titleEnglish)), JSONMember("ar", .string(titleArabic)),
    ]
    return .object([
      JSONMember("code", .string(code)), JSONMember("title", .object(title)),
      JSONMember("legal_basis", .string(legalBasis)),
      JSONMember("retention_days", .number(retentionDays)),
    ])
  }
}

extension Policy.ReviewRule {
  init(_ member: PolicyMember) throws(PolicyError) {
    try member.allow(["list", "after_days", "after_listed_days", "effect"])
    let effect = try member.member("effect")
    guard let known = Effect(rawValue: try effect.text()) else {
      throw .wrong(member: effect.path, expected: "caution or stop")
    }
    self.init(
      list: try member.member("list").text(), afterDays: try member.member("after_days").days(),
      afterListedDays: try member.optional("after_listed_days")?.days(), effect: known)
  }

  var json: JSONValue {
    var members = [
      JSONMember("list", .string(list)), JSONMember("after_days", .number(afterDays)),
    ]
    if let afterListedDays {
      members.append(JSONMember("after_listed_days", .number(afterListedDays)))
    }
    return .object(members + [JSONMember("effect", .string(effect.rawValue))])
  }
}

extension PolicyError {
  fileprivate static func notJSON(_ error: JSONError) -> PolicyError {
    switch error {
    case .unexpected(let byte, let expected): .notJSON(byte: byte, expected: expected)
    case .endsEarly(let byte): .notJSON(byte: byte, expected: "more: the text ends here")
    case .notUTF8(let byte): .notJSON(byte: byte, expected: "UTF-8")
    case .tooDeep(let byte, _): .notJSON(byte: byte, expected: "fewer brackets in each other")
    }
  }
}
