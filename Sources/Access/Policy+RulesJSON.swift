import RecordStreams

extension Policy {
  /// Reads which lists bind and which are own, and holds the review rules against them.
  mutating func readLists(of file: PolicyMember) throws(PolicyError) {
    if let names = file.optional("binding_lists") { bindingLists = try names.listNames() }
    if let names = file.optional("own_lists") {
      ownLists = try names.listNames()
      if let both = ownLists.firstIndex(where: bindingLists.contains) {
        throw .wrong(member: "own_lists[\(both)]", expected: "no binding list")
      }
    }
    for (index, rule) in reviewRules.enumerated()
    where rule.effect == .stop && bindingLists.contains(rule.list) {
      throw .wrong(
        member: "review_rules[\(index)].effect", expected: "caution: the list is binding")
    }
  }

  /// Reads the rules for alerts, decisions, redress and proposals.
  mutating func readCases(of file: PolicyMember) throws(PolicyError) {
    if let member = file.optional("minors") { minors = try MinorRule(member, own: ownLists) }
    if let member = file.optional("alerts") {
      try member.allow(["purposes"])
      alertPurposes = []
      for code in try member.member("purposes").list() {
        alertPurposes.append(try code.word(purposes.map(\.code)))
      }
    }
    if let member = file.optional("second_person") {
      secondPerson = []
      for rule in try member.list() { secondPerson.append(try SecondPersonRule(rule)) }
    }
    if let member = file.optional("minimum_identifiers") {
      minimumIdentifiers = try MinimumIdentifiers(member)
    }
    if let member = file.optional("redress") {
      try member.allow(["deadline_days"])
      redressDays = try member.member("deadline_days").days()
    }
    if let member = file.optional("decisions") { decisionKeeping = try DecisionKeeping(member) }
  }
}

extension PolicyMember {
  fileprivate func listNames() throws(PolicyError) -> [String] {
    var names: [String] = []
    for member in try list() { names.append(try member.listName()) }
    return names
  }

  /// The name of a list, or `*`.
  fileprivate func listPattern() throws(PolicyError) -> String {
    try text() == "*" ? "*" : listName()
  }
}

extension Policy.MinorRule {
  init(_ member: PolicyMember, own: [String]) throws(PolicyError) {
    try member.allow(["age", "effect", "except"])
    self.init()
    if let years = member.optional("age") { age = try years.count(0...25) }
    if let word = member.optional("effect") {
      let known = Effect.allCases.map(\.rawValue)
      // The word is one of them.
      effect = Effect(rawValue: try word.word(known)) ?? effect
    }
    if let names = member.optional("except") {
      for name in try names.list() { except.append(try name.word(own)) }
    }
  }

  var json: JSONValue {
    .object([
      JSONMember("age", .number(age)), JSONMember("effect", .string(effect.rawValue)),
      JSONMember("except", .strings(except)),
    ])
  }
}

extension Policy.SecondPersonRule {
  init(_ member: PolicyMember) throws(PolicyError) {
    try member.allow(["decision", "list", "outcome"])
    self.init(
      decision: try member.member("decision").word(
        ["same_person", "different_person", "cannot_tell", "*"]),
      list: try member.optional("list")?.listPattern() ?? "*",
      outcome: try member.optional("outcome")?.word(["possible", "strong", "document", "*"])
        ?? "*")
  }

  var json: JSONValue {
    .object([
      JSONMember("decision", .string(decision)), JSONMember("list", .string(list)),
      JSONMember("outcome", .string(outcome)),
    ])
  }
}

extension Policy.MinimumIdentifiers {
  init(_ member: PolicyMember) throws(PolicyError) {
    try member.allow(["name_parts", "one_of", "grounds", "legal_basis", "review_within_days"])
    self.init()
    if let parts = member.optional("name_parts") { nameParts = try parts.count(1...6) }
    if let words = member.optional("one_of") {
      oneOf = []
      for word in try words.list() {
        let known = try word.word(Identifier.allCases.map(\.rawValue))
        oneOf += [Identifier(rawValue: known)].compactMap(\.self)
      }
    }
    if let flag = member.optional("grounds") { grounds = try flag.flag() }
    if let flag = member.optional("legal_basis") { legalBasis = try flag.flag() }
    if let days = member.optional("review_within_days") {
      reviewWithinDays = days.value == .null ? nil : try days.days()
    }
  }

  var json: JSONValue {
    .object([
      JSONMember("name_parts", .number(nameParts)),
      JSONMember("one_of", .strings(oneOf.map(\.rawValue))),
      JSONMember("grounds", .bool(grounds)), JSONMember("legal_basis", .bool(legalBasis)),
      JSONMember("review_within_days", reviewWithinDays.map { .number($0) } ?? .null),
    ])
  }
}

extension Policy.DecisionKeeping {
  init(_ member: PolicyMember) throws(PolicyError) {
    try member.allow(["retention_days", "clearance_days"])
    self.init()
    if let days = member.optional("retention_days") { retentionDays = try days.days() }
    if let days = member.optional("clearance_days") { clearanceDays = try days.days() }
  }

  var json: JSONValue {
    .object([
      JSONMember("retention_days", .number(retentionDays)),
      JSONMember("clearance_days", .number(clearanceDays)),
    ])
  }
}
