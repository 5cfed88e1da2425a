public import RecordStreams
public import Register
public import Subjects

/// Finds entities by words and values, and counts them: what a search page asks for.
public struct SearchEntities {
  /// What is asked for.
  public struct Request: Sendable {
    /// In the language of `QueryString`, or of `SimpleQueryString`; empty for everything.
    public var query = ""
    /// Reads the query as people type it, so that nothing is an error.
    public var isSimple = false
    /// Whether a bare `~` after a word allows slips.
    public var isFuzzy = false
    /// The lists to look in; all that are seen where it is `nil`.
    public var scope: [ListName]?
    /// Of these, only those lists; all where it is empty.
    public var includedLists: [String] = []
    /// Lists that are left out, even if they are included.
    public var excludedLists: [String] = []
    /// Entities of this schema, of its descendants, and of those that could be the same.
    public var schema = "Thing"
    public var excludedSchemata: [String] = []
    /// Fields with the values that they must have: all of them, or with `joinsByOr` one of those of
    /// a field.
    public var filters: [Filter] = []
    public var joinsByOr = true
    /// `YYYY-MM-DD[THH[:MM[:SS]]]`: only entities that changed since.
    public var changedSince: String?
    /// `field:asc` or `field:desc`; the best first where it is empty.
    public var sort: [String] = []
    /// What to count: `countries`, `topics`, `datasets`, `schema`, `identifiers`, `genders`.
    public var facets: [String] = ["countries", "topics", "datasets"]
    public var limit = 10
    public var offset = 0

    /// Asks for everything.
    public init() {}
  }

  /// A field with a value that it must have.
  public struct Filter: Sendable, Equatable {
    /// As in `CatalogExpression`: `countries`, `properties.birthDate`.
    public let field: String
    public let value: String

    /// Makes one from its parts.
    public init(_ field: String, _ value: String) {
      self.field = field
      self.value = value
    }

    /// Reads `field:value`; `nil` without a colon.
    public init?(_ text: String) {
      guard let colon = text.firstIndex(of: ":") else { return nil }
      self.init(String(text[..<colon]), String(text[text.index(after: colon)...]))
    }
  }

  /// How many entities have which values of a field.
  public struct Facet: Sendable, Equatable {
    /// A value with what it is called and how many entities have it.
    public struct Value: Sendable, Equatable {
      public let name: String
      public let label: String
      public let count: Int
    }

    /// As it was asked for.
    public let field: String
    /// In English.
    public let label: String
    public let values: [Value]

    /// In the form of the compatible API.
    public var json: JSONValue {
      .object([
        JSONMember("label", .string(label)),
        JSONMember(
          "values",
          .array(
            values.map { value in
              .object([
                JSONMember("name", .string(value.name)), JSONMember("label", .string(value.label)),
                JSONMember("count", .number(value.count)),
              ])
            })),
      ])
    }
  }

  /// What was found.
  public struct Answer: Sendable {
    /// How many there are in all.
    public let total: Int
    public let results: [Entity]
    /// In the order in which they were asked for.
    public let facets: [Facet]
    /// As they were used: at most 9,999 results can be reached.
    public let limit: Int
    public let offset: Int

    /// In the form of the compatible API.
    public var json: JSONValue {
      .object([
        JSONMember("limit", .number(limit)),
        JSONMember("offset", .number(offset)),
        JSONMember(
          "total",
          .object([
            JSONMember("value", .number(total)), JSONMember("relation", .string("eq")),
          ])),
        JSONMember("results", .array(results.map(\.apiJSON))),
        JSONMember("facets", .object(facets.map { JSONMember($0.field, $0.json) })),
      ])
    }
  }

  /// The last result that can be reached.
  public static let window = 9_999

  private let view: CatalogView

  /// - Parameter view: the catalog in the state in which it is searched.
  public init(_ view: CatalogView) { self.view = view }

  /// Searches.
  ///
  /// - Throws: `QuerySyntaxError`, `SearchError`, `CatalogError.tooBroad` and
  ///   `CatalogError.unsortable`: the fault is the request's.
  public func run(_ request: Request) throws -> Answer {
    let offset = min(max(0, request.offset), Self.window)
    let limit = min(max(0, request.limit), Self.window - offset)
    var search = CatalogSearch(try expression(of: request), limit: limit, offset: offset)
    search.schemata = try schemata(of: request.schema)
    search.excludedSchemata = Set(request.excludedSchemata)
    search.filters = filters(of: request)
    search.changedAfter = request.changedSince.map(Self.beforeFirstSecond)
    search.order = CatalogOrder.read(request.sort)
    search.facets = unique(request.facets)
    let hits = try view.search(search, in: scope(of: request))
    return Answer(
      total: hits.total, results: try view.entities(hits.ids),
      facets: search.facets.map { Facet($0, hits.facets[$0] ?? []) }, limit: limit, offset: offset)
  }

  private func expression(of request: Request) throws(QuerySyntaxError) -> CatalogExpression {
    if request.isSimple { return SimpleQueryString.expression(request.query) }
    return try QueryString.expression(request.query, isFuzzy: request.isFuzzy)
  }

  private func schemata(of name: String) throws(SearchError) -> Set<String> {
    guard let schema = Schema.named(name) else { throw .unknownSchema(name) }
    return Set((schema.comparable + (schema.isMatchable ? [] : schema.family)).map(\.name))
  }

  private func scope(of request: Request) -> [ListName] {
    (request.scope ?? view.lists).filter { list in
      (request.includedLists.isEmpty || request.includedLists.contains(list.text))
        && !request.excludedLists.contains(list.text)
    }
  }

  private func filters(of request: Request) -> [CatalogExpression] {
    let terms = QueryTerms(words: .normalForm, isFuzzy: false)
    func condition(_ filter: Filter) -> CatalogExpression {
      terms.phrase(filter.value, in: filter.field) ?? .nothing
    }
    if !request.joinsByOr { return request.filters.map(condition) }
    return unique(request.filters.map(\.field)).map { field in
      let values = request.filters.filter { $0.field == field }.map(condition)
      return .clauses(required: [], optional: values, excluded: [])
    }
  }

  /// The second before a time begins, so that what changed in its first second counts.
  private static func beforeFirstSecond(_ time: String) -> String {
    let filler = "0000-01-01T00:00:00"
    let whole = time + filler.dropFirst(time.count)
    guard let moment = Moment(whole + "Z"), moment.seconds > -62_000_000_000 else { return whole }
    return String(Moment(seconds: moment.seconds - 1).text.dropLast())
  }
}

/// Why a search cannot be made.
public enum SearchError: Error, Equatable, Sendable {
  /// FollowTheMoney has no such schema. Cure: names are case-sensitive, as in `LegalEntity`.
  case unknownSchema(String)
}

extension CatalogOrder {
  /// Reads `field`, `field:asc` and `field:desc`; any other word after the colon means upwards.
  public static func read(_ sorts: [String]) -> [CatalogOrder] {
    sorts.map { sort in
      guard let colon = sort.lastIndex(of: ":") else { return CatalogOrder(sort) }
      return CatalogOrder(
        String(sort[..<colon]), isDescending: sort[sort.index(after: colon)...] == "desc")
    }
  }
}

extension SearchEntities.Facet {
  /// A count with the labels of the model.
  init(_ field: String, _ counts: [CatalogHits.Count]) {
    self.field = field
    let type = ValueType.byGroup[field]
    switch field {
    case "datasets": label = "Data sources"
    case "schema": label = "Entity types"
    default: label = type?.plural ?? field
    }
    values = counts.map { count in
      let label =
        field == "schema"
        ? Schema.named(count.value)?.plural ?? count.value : type?.caption(of: count.value)
      return Value(name: count.value, label: label ?? count.value, count: count.count)
    }
  }
}
