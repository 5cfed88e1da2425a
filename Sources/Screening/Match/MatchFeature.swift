import Evidence
import RecordStreams

/// What is compared, as clients of the compatible API are told of it.
public enum MatchFeature {
  /// A feature of the matcher.
  public struct Description: Sendable {
    public var name: String
    public var says: String
    /// The most that it can count for, in bits; below 0 for what speaks against.
    public var bits: Double
  }

  /// `name_match`, `birth_same_day`.
  static func name(of reason: Reason) -> String {
    reason.kind == .name
      ? "name_match" : "\(reason.kind.rawValue)_\(snake(reason.finding.rawValue))"
  }

  /// 0 to 1: for the name its own score, for everything else 1, since it is found or not.
  static func score(of reason: Reason, in judgement: Judgement) -> Double {
    reason.kind == .name ? Double(judgement.nameScore) / 10_000 : 1
  }

  /// Each reason under the name of its feature; several of one feature are numbered.
  static func explanations(of judgement: Judgement) -> JSONValue {
    var counts: [String: Int] = [:]
    return .object(
      judgement.reasons.map { reason in
        let name = name(of: reason)
        counts[name, default: 0] += 1
        let number = counts[name] ?? 1
        let bits = JSONValue.decimal(Double(reason.milliBits) / 1_000).text
        let sign = reason.speaksAgainst ? "speaks against" : "speaks for"
        return JSONMember(
          number == 1 ? name : "\(name)_\(number)",
          .object([
            JSONMember("detail", .string("\(reason.says(in: .english)) (\(sign): \(bits) bits)")),
            JSONMember("score", .decimal(score(of: reason, in: judgement))),
            JSONMember("query", .string(reason.query)),
            JSONMember("candidate", .string(reason.entry)),
          ]))
      })
  }

  /// All features, for `/algorithms`.
  public static let all: [Description] = [
    Description(name: "name_match", says: "How alike the two names are, part by part.", bits: 6),
    Description(
      name: "name_parts_contradicts", says: "Each name has parts that the other lacks.", bits: -17),
    Description(
      name: "birth_same_day", says: "Born on the same day.",
      bits: Double(Weights.birthSameDay) / 1_000),
    Description(
      name: "birth_far", says: "Born years apart.", bits: Double(Weights.birthDayVeryFar) / 1_000),
    Description(
      name: "birth_place_agrees", says: "A part of the birthplace's name agrees.",
      bits: Double(Weights.birthPlaceAgrees) / 1_000),
    Description(
      name: "nationality_agrees", says: "A nationality in common.",
      bits: Double(Weights.nationalityAgrees) / 1_000),
    Description(
      name: "nationality_differs", says: "No nationality in common.",
      bits: Double(Weights.nationalityDiffers) / 1_000),
    Description(
      name: "gender_differs", says: "Genders differ.", bits: Double(Weights.genderDiffers) / 1_000),
    Description(
      name: "document_agrees", says: "The same document number and issuer.",
      bits: Double(Weights.documentAgrees) / 1_000),
    Description(
      name: "father_agrees", says: "The father's name agrees.",
      bits: Double(Weights.kinMost) / 1_000),
    Description(
      name: "weak_alias_partly", says: "Only a nickname or a weak alias agrees.",
      bits: Double(Weights.weakAliasLimit) / 1_000),
  ]

  private static func snake(_ text: String) -> String {
    text.reduce(into: "") { result, letter in
      result += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }
}
