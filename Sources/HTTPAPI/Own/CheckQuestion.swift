import Access
import Evidence
import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects

/// The body of a check: who is asked for, on which lists, as of when.
struct CheckQuestion: Sendable {
  let query: CheckQuery
  private let names: [ListName]
  /// Whether what is found shall go to the queue of alerts; never for lists of the past, whose
  /// entries may have been decided on since.
  var raisesAlerts: Bool { asOf == nil && knownAt == nil }
  /// Whether the caller asks for that.
  let isAlertAsked: Bool
  /// Attributes that cannot be read: they speak neither for nor against anybody.
  let remarks: [String]
  private let asOf: Moment?
  private let knownAt: Moment?

  /// - Throws: `APIFailure` with 422 for a field that holds what it cannot hold.
  init(_ call: APICall, under policy: Policy) throws(APIFailure) {
    let json = call.json
    func refuse(_ field: String, _ message: String) -> APIFailure {
      .invalid([.init(place: ["body", field], message: message, type: "value_error")])
    }
    let subject: Subject
    var unread: [QueryError] = []
    do {
      subject = try BatchRow(json: json).form.subject(remarks: &unread)
    } catch {
      throw refuse(error.field ?? "name", error.says)
    }
    remarks = unread.map(\.says)
    let language = call.query.last("language").flatMap(Language.init(rawValue:)) ?? .english
    query = CheckQuery(
      subject: subject, purpose: try call.purpose(under: policy), day: call.day,
      line: Self.score(json["threshold"]) ?? 7_000, nameLine: Self.score(json["name_threshold"]),
      limit: json["limit"]?.integer ?? 5, language: language)
    names = (json["lists"]?.array ?? []).compactMap(\.string).compactMap(ListName.init)
    isAlertAsked = json["alert"] == .bool(true)
    asOf = json["as_of"]?.string.flatMap(Moment.init(rfc3339:))
    knownAt = json["known_at"]?.string.flatMap(Moment.init(rfc3339:))
  }

  private static func score(_ value: JSONValue?) -> Int? {
    guard case .number(let digits)? = value, let share = Double(digits) else { return nil }
    return Int((share * 10_000).rounded())
  }

  /// The editions to check against, pinned.
  func lists(at desk: Desk, of principal: Principal) async throws -> [ListSnapshot] {
    let state = desk.lists.current
    let usable = state.lists.filter { principal.mayUse(list: $0.snapshot.list) }
    for name in names where !usable.contains(where: { $0.snapshot.list == name.text }) {
      throw APIFailure(.notFound, "No list «\(name)» is in force.")
    }
    let wanted = usable.filter { list in
      names.isEmpty || names.contains { $0.text == list.snapshot.list }
    }
    guard asOf != nil || knownAt != nil else { return wanted.map(\.snapshot) }
    let selection = ListSelection(
      lists: wanted.map(\.edition.list), asOf: asOf, knownAt: knownAt)
    let register = desk.register
    do {
      return try await Blocking.run { try selection.snapshots(in: register) }
    } catch CheckError.notInForce(let list) {
      throw APIFailure(.notFound, "«\(list)» had no edition in force then.")
    }
  }
}

extension QueryError {
  /// The field that is at fault.
  fileprivate var field: String? {
    if case .unreadable(let field, _, _) = self { return field }
    return nil
  }
}

extension JSONValue {
  /// A whole number; `nil` for every other kind.
  var integer: Int? {
    guard case .number(let digits) = self else { return nil }
    return Int(digits) ?? Double(digits).flatMap { Int(exactly: $0) }
  }
}

extension Shape {
  /// A day or a time.
  static let moment = Shape.text(formats: ["date", "date-time"]) { Moment(rfc3339: $0) != nil }

  /// A text in which there is something to look for.
  static let name = Shape.text(pattern: #"\p{L}"#, 1...10_000) { text in
    text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  /// The name of a list.
  static let listName = Shape.text(pattern: "^[a-z][a-z0-9_]*$", 1...64) { ListName($0) != nil }

  /// A share or score.
  static let share = Shape.number(0...1)
}
