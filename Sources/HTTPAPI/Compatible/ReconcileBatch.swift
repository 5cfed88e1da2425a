import Access
import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects

/// Reads the JSON texts that forms carry.
enum JSONObject {
  /// - Throws: `APIFailure` with 400 for a text that is no object.
  static func read(_ text: String) throws(APIFailure) -> JSONValue {
    let value: JSONValue
    do { value = try JSONValue(parsing: text) } catch {
      throw APIFailure(.badRequest, "The form's JSON cannot be read.")
    }
    guard value.members != nil else {
      throw APIFailure(.badRequest, "The form's JSON must be an object.")
    }
    return value
  }
}

/// Rows of a table for which entities are looked for.
struct ReconcileBatch: Sendable {
  /// The score, in 1/10,000, from which an entity is proposed: below the alert line, since a person
  /// looks at every proposal.
  private static let line = 5_000

  let keys: [String]
  let questions: [ExampleQuestion]
  /// The lists from which proposals may come.
  let lists: [ListSnapshot]

  /// - Throws: `APIFailure` for a dataset, a form or a row that makes no sense.
  init(_ form: QueryString, _ call: APICall, in desk: Desk) throws(APIFailure) {
    let state = desk.lists.current
    lists = try Dataset.lists(call.parameter("dataset"), in: state, isForChecks: false)
      .filter { call.principal.mayUse(list: $0.snapshot.list) }.map(\.snapshot)
    try Algorithm.check(call.query.last("algorithm") ?? "best", settings: [])
    let purpose = try call.purpose(under: state.policy)
    let filter = MatchFilter(
      changedSince: call.query.last("changed_since").flatMap(ChangedSince.init))
    let members = try JSONObject.read(form.last("queries") ?? "").members ?? []
    let most = desk.configuration.limits.batchQueries
    guard members.count <= most else {
      throw APIFailure(.badRequest, "Too many queries in one batch (limit: \(most))")
    }
    var questions: [ExampleQuestion] = []
    for member in members {
      guard member.value.members != nil else {
        throw APIFailure(.badRequest, "Each query must be an object.")
      }
      questions.append(
        ExampleQuestion(
          form: .reconcile, example: try CleanedQuery.reading(Self.example(member.value)),
          scope: lists.map(\.list), filter: filter, line: Self.line,
          limit: min(max(member.value["limit"]?.integer ?? 5, 0), 500), purpose: purpose,
          day: call.day))
    }
    self.questions = questions
    keys = members.map(\.name)
  }

  /// The row in the form of an example: its text is the name, its properties have qualified names.
  private static func example(_ query: JSONValue) -> JSONValue {
    let schema = query["type"]?.string ?? query["type"]?.array?.first?.string ?? "Thing"
    var values: [(name: String, values: [JSONValue])] = []
    func add(_ name: String, _ value: JSONValue) {
      let new = value.array ?? [value]
      if let known = values.firstIndex(where: { $0.name == name }) {
        values[known].values += new
      } else {
        values.append((name, new))
      }
    }
    if let name = query["query"], name != .null { add("name", name) }
    for property in query["properties"]?.array ?? [] {
      guard let id = property["pid"]?.string, let value = property["v"],
        let name = Schema.property(qualifiedName: id)?.name
      else { continue }
      add(name, value["id"] ?? value)
    }
    return .object([
      JSONMember("schema", .string(schema)),
      JSONMember("properties", .object(values.map { JSONMember($0.name, .array($0.values)) })),
    ])
  }
}

/// Found entities whose values shall extend the rows of a table.
struct ReconcileExtension: Sendable {
  private struct Property: Sendable {
    var id: String
    var limit: Int
    var isRaw: Bool
  }

  let ids: [String]
  private let properties: [Property]

  init(_ json: JSONValue, limits: Limits) throws(APIFailure) {
    guard let ids = json["ids"]?.array?.compactMap(\.string),
      let properties = json["properties"]?.array
    else { throw APIFailure(.badRequest, "`ids` and `properties` are expected.") }
    guard ids.count <= limits.batchQueries else {
      throw APIFailure(
        .badRequest, "Too many queries in one batch (limit: \(limits.batchQueries))")
    }
    self.ids = ids
    self.properties = properties.compactMap { property in
      property["id"]?.string.map { id in
        let settings = property["settings"]
        let limit = settings?["limit"]
        return Property(
          id: id, limit: limit?.integer ?? limit?.string.flatMap(Int.init) ?? 0,
          isRaw: settings?["render"]?.string == "raw")
      }
    }
  }

  /// - Throws: `APIFailure` with 400 where an id was merged into another.
  func json(_ found: [BrowseEntities.Found]) throws(APIFailure) -> JSONValue {
    var metas: [(id: String, label: String)] = []
    var rows: [JSONMember] = []
    for (id, entity) in zip(ids, found) {
      var row: [JSONMember] = []
      switch entity {
      case .redirect:
        throw APIFailure(
          .badRequest, "Please specify the canonical entity ID, not a referent")
      case .unknown: break
      case .entity(let browsed):
        for wanted in properties {
          guard let property = Schema.named(browsed.entity.schema)?.property(wanted.id) else {
            continue
          }
          if !metas.contains(where: { $0.id == property.name }) {
            metas.append((property.name, property.label))
          }
          row.append(JSONMember(wanted.id, values(of: browsed.entity, property, wanted)))
        }
      }
      if !rows.contains(where: { $0.name == id }) { rows.append(JSONMember(id, .object(row))) }
    }
    return .object([
      JSONMember(
        "meta",
        .array(
          metas.map {
            .object([JSONMember("id", .string($0.id)), JSONMember("name", .string($0.label))])
          })), JSONMember("rows", .object(rows)),
    ])
  }

  private func values(
    of entity: Entity, _ property: Schema.Property, _ wanted: Property
  ) -> JSONValue {
    var values = entity.properties[property.name]
    if wanted.limit > 0 { values = Array(values.prefix(wanted.limit)) }
    if !wanted.isRaw { values = values.map { property.valueType?.caption(of: $0) ?? $0 } }
    return .array(values.map { .object([JSONMember("str", .string($0))]) })
  }
}
