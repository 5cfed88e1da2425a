public import Evidence
import RecordStreams
public import Register

extension CheckAnswer.Result {
  /// Cautions and earlier decisions, each only where there is one.
  func rememberedJSON(in language: Language) -> [JSONMember] {
    var members: [JSONMember] = []
    if !cautions.isEmpty {
      members.append(JSONMember("cautions", .array(cautions.map { $0.json(in: language) })))
    }
    if let clearance = remembered.clearance {
      members.append(JSONMember("cleared_earlier", clearance.json(in: language)))
    }
    if let decision = remembered.decision {
      members.append(JSONMember("decided_earlier", decision.json(in: language)))
    }
    return members
  }
}

extension Caution {
  fileprivate func json(in language: Language) -> JSONValue {
    var members = [
      JSONMember("code", .string(code)), JSONMember("says", .string(says(in: language))),
    ]
    if case .clearanceNotApplied(let reopened) = self {
      members.append(JSONMember("alert", .number(reopened.clearance.alert)))
      members.append(JSONMember("doubts", .strings(reopened.doubts.map(\.rawValue))))
    }
    return .object(members)
  }
}

extension Clearance {
  /// What a result says of an earlier clearance, for people.
  public func says(in language: Language) -> String {
    let day = made.text.prefix(10)
    let reason = reason.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    if language == .arabic {
      return "سبقت تبرئته (التنبيه \(alert)، \(day)، بقرار \(author))"
        + (reason.map { " لأن: \($0)" } ?? "") + ". تأكّد من أنه هو حامل الوثيقة."
    }
    return "Cleared earlier (alert \(alert), \(day), by \(author))"
      + (reason.map { ", because: \($0)" } ?? "")
      + ". Make sure that this is the bearer of the document."
  }

  fileprivate func json(in language: Language) -> JSONValue {
    .object([
      JSONMember("alert", .number(alert)), JSONMember("made", .string(made.text)),
      JSONMember("by", .string(author)),
      JSONMember("confirmed_by", confirmedBy.map(JSONValue.string) ?? .null),
      JSONMember("because", reason.map(JSONValue.string) ?? .null),
      JSONMember("reference", reference.map(JSONValue.string) ?? .null),
      JSONMember("review_on", .string(reviewOn.text)),
      JSONMember("says", .string(says(in: language))),
    ])
  }
}

extension Verdict {
  /// The word for people.
  public func says(in language: Language) -> String {
    switch self {
    case .samePerson: language == .arabic ? "الشخص نفسه" : "same person"
    case .differentPerson: language == .arabic ? "شخص آخر" : "different person"
    case .cannotTell: language == .arabic ? "تعذّر الجزم" : "cannot tell"
    }
  }
}

extension Decision {
  /// What a result says of an earlier decision, for people.
  public func says(in language: Language) -> String {
    let day = made.text.prefix(10)
    let isVague = !boundTo.contains(.document) || !boundTo.contains(.birth)
    if language == .arabic {
      return "قرار سابق: \(verdict.says(in: language)) (التنبيه \(alert)، \(day)، بقرار \(author))."
        + (isVague ? " لم تُذكر حينها كل البيانات، فقد يكون شخصًا آخر بالاسم نفسه." : "")
    }
    return "Decided earlier: \(verdict.says(in: language)) (alert \(alert), \(day), by \(author))."
      + (isVague
        ? " Not all was known of the person then: this may be another of the same name." : "")
  }

  fileprivate func json(in language: Language) -> JSONValue {
    .object([
      JSONMember("alert", .number(alert)), JSONMember("verdict", .string(verdict.rawValue)),
      JSONMember("made", .string(made.text)), JSONMember("by", .string(author)),
      JSONMember("confirmed_by", confirmedBy.map(JSONValue.string) ?? .null),
      JSONMember("because", reason.map(JSONValue.string) ?? .null),
      JSONMember("bound_to", .strings(boundTo.map(\.rawValue))),
      JSONMember("says", .string(says(in: language))),
    ])
  }
}
