import RecordStreams
import Register
import Screening
import Subjects
import Testing

@Suite struct SearchEntitiesTests {
  /// What is typed, and whom it finds among things, in the order of their ids.
  static let queries: [(String, [String])] = [
    ("samir", ["per-1"]),
    ("tal", ["per-1", "per-2"]),
    ("SAMIR tal", ["per-1"]),
    ("samir lina", []),
    ("samir OR lina", ["per-1", "per-2"]),
    ("tal -lina", ["per-1"]),
    ("tal NOT samir", ["per-2"]),
    ("+tal !samir", ["per-2"]),
    ("tal AND (lina OR nadim)", ["per-2"]),
    ("nadim || qamar", ["com-1", "per-3"]),
    ("\"samir tal\"", ["per-1"]),
    ("\"tal samir\"", []),
    ("\"qamar llc\"~2", ["com-1"]),
    ("sam*", ["per-1"]),
    ("s?mir", ["per-1"]),
    ("*dim", ["per-3"]),
    ("samyr~1", ["per-1"]),
    ("samyr~", []),
    ("سمير", ["per-1"]),
    ("سمير ابو", ["per-1"]),
    ("samir qadir", ["per-1"]),
    ("quarry", ["per-1"]),
    ("names:quarry", []),
    ("names:(samir OR nadim)", ["per-1", "per-3"]),
    ("AO123456", ["per-1"]),
    ("countries:sy", ["per-1", "per-3"]),
    ("countries:RU", ["per-1", "per-2"]),
    ("topics:sanction", ["per-1"]),
    ("schema:Vessel", ["ves-1"]),
    ("datasets:port", ["per-1", "per-3"]),
    ("properties.birthDate:1985", ["per-2"]),
    ("properties.birthDate:1985*", ["per-1", "per-2"]),
    ("properties.birthDate:[1984 TO 1986]", ["per-1", "per-2"]),
    ("properties.birthDate:[1986 TO *]", ["per-3"]),
    ("properties.birthDate:{1985-03-02 TO *}", ["per-3"]),
    ("properties.birthDate:>1986", ["per-3"]),
    ("properties.name:nadim", ["per-3"]),
    ("properties.alias:\"ibn qadir\"", ["per-1"]),
    ("identifiers:qt\\-778", ["com-1"]),
    ("last_change:[2024 TO *]", ["com-1"]),
    ("_exists_:properties.flag", ["ves-1"]),
    ("nofield:samir", []),
    ("samir^3 tal^2", ["per-1"]),
    ("samir - tal", ["per-1"]),
    ("-tal", ["adr-1", "com-1", "per-3", "ves-1"]),
    ("*", ["adr-1", "com-1", "per-1", "per-2", "per-3", "ves-1"]),
    ("*:*", ["adr-1", "com-1", "per-1", "per-2", "per-3", "ves-1"]),
    ("", ["adr-1", "com-1", "per-1", "per-2", "per-3", "ves-1"]),
    ("hidden", []),
    ("\"; DROP TABLE page\"", []),
  ]

  @Test(arguments: queries) func `a query finds`(_ query: String, _ ids: [String]) throws {
    #expect(try shared.ids(query).sorted() == ids)
  }

  @Test(arguments: [
    "samir (tal", "samir tal)", "\"samir", "samir AND", "OR samir", "+", "samir!", "a/b", "/samir",
    "[samir tal", "names:", "samir^", "a:b:c", "()", "samir\\", "properties.birthDate:[1 2]", "NOT",
  ]) func `what is no query is an error, but never where it is simple`(_ query: String) throws {
    #expect(throws: QuerySyntaxError.self) { try shared.ids(query) }
    _ = try shared.ids(query) { $0.isSimple = true }
  }

  @Test(arguments: [
    ("samir", ["per-1"]),
    ("samir tal)", ["per-1"]),
    ("samir | nadim", ["per-1", "per-3"]),
    ("tal -lina", ["per-1"]),
    ("\"samir tal\"", ["per-1"]),
    ("\"samir", ["per-1"]),
    ("nad*", ["per-3"]),
    ("(samir | lina) tal", ["per-1", "per-2"]),
    ("samyr~1", ["per-1"]),
    ("[", []),
    ("countries:sy", []),
  ]) func `a simple query finds`(_ query: String, _ ids: [String]) throws {
    #expect(try shared.ids(query) { $0.isSimple = true }.sorted() == ids)
  }

  @Test func `a bare tilde allows slips only where that is asked for`() throws {
    #expect(try shared.ids("samyr~") { $0.isFuzzy = true } == ["per-1"])
  }

  @Test func `filters of one field are joined by or, or by and`() throws {
    let filters = [SearchEntities.Filter("topics", "sanction"), .init("topics", "wanted")]
    let or = try shared.ids("") { $0.filters = filters + [.init("topics", "role.rca")] }
    #expect(or.sorted() == ["per-1", "per-2"])
    let and = try shared.ids("") {
      $0.filters = filters
      $0.joinsByOr = false
    }
    #expect(and == ["per-1"], "one topic on each of two lists")
    let birth = try shared.ids("") { $0.filters = [.init("properties.birthDate", "1985")] }
    #expect(birth == ["per-2"], "dates are compared whole")
    #expect(try shared.ids("") { $0.filters = [.init("nofield", "x")] }.isEmpty)
    #expect(
      try shared.ids("") { $0.filters = [.init("target", "true")] }.sorted() == ["per-1", "per-2"])
  }

  @Test func `lists restrict what is found, and exclusion wins`() throws {
    #expect(try shared.ids("") { $0.scope = [listName("port")] }.sorted() == ["per-1", "per-3"])
    let both = try shared.ids("") {
      $0.includedLists = ["harbour", "port"]
      $0.excludedLists = ["harbour"]
    }
    #expect(both.sorted() == ["per-1", "per-3"])
    #expect(try shared.ids("") { $0.includedLists = ["sealed"] }.isEmpty)
    #expect(try shared.ids("") { $0.scope = [listName("sealed")] }.isEmpty)
  }

  @Test func `a schema takes in its descendants and those that could be the same`() throws {
    #expect(try shared.ids("") { $0.schema = "Person" }.sorted() == ["per-1", "per-2", "per-3"])
    #expect(try shared.ids("") { $0.schema = "Vehicle" } == ["ves-1"])
    #expect(try shared.ids("") { $0.schema = "Sanction" } == ["san-1"])
    #expect(try shared.ids("") { $0.schema = "Interest" }.sorted() == ["own-1", "own-2"])
    #expect(
      try shared.ids("tall") { $0.excludedSchemata = ["Person"] }.isEmpty,
      "one list calls the legal entity of the other a person")
    #expect(throws: SearchError.unknownSchema("Banana")) {
      try shared.ids("") { $0.schema = "Banana" }
    }
  }

  @Test func `changes since a time include that time`() throws {
    #expect(try shared.ids("") { $0.changedSince = "2023-06-01" }.sorted() == ["com-1", "per-1"])
    #expect(try shared.ids("") { $0.changedSince = "2024-02-02T00" } == ["com-1"])
    #expect(try shared.ids("") { $0.changedSince = "2024-02-02T00:00:01" }.isEmpty)
  }

  @Test func `results are sorted by fields, those without a value last`() throws {
    func sorted(_ sort: String...) throws -> [String] {
      try shared.ids("") {
        $0.schema = "LegalEntity"
        $0.sort = sort
      }
    }
    #expect(try sorted("caption") == ["per-2", "per-3", "com-1", "per-1"])
    #expect(try sorted("caption:desc") == ["per-1", "com-1", "per-3", "per-2"])
    #expect(try sorted("first_seen") == ["per-1", "per-2", "com-1", "per-3"])
    #expect(try sorted("properties.birthDate:asc") == ["per-2", "per-1", "per-3", "com-1"])
    #expect(try sorted("properties.birthDate:desc") == ["per-3", "per-1", "per-2", "com-1"])
    #expect(try sorted("schema", "entity_id:desc").first == "com-1")
    for field in ["names", "nofield", "properties.name"] {
      #expect(throws: CatalogError.unsortable(field: field)) { try sorted(field) }
    }
  }

  @Test func `entities are counted by their values once each`() throws {
    let answer = try shared.search {
      $0.facets = ["countries", "topics", "datasets", "schema", "genders", "identifiers"]
    }
    #expect(answer.total == 6)
    func counts(_ field: String) -> [String] {
      let facet = answer.facets.first { $0.field == field }
      return (facet?.values ?? []).map { "\($0.name) \($0.label) \($0.count)" }
    }
    #expect(
      answer.facets.map(\.label)
        == ["Countries", "Topics", "Data sources", "Entity types", "Genders", "Identifiers"])
    #expect(
      counts("countries") == [
        "ae United Arab Emirates 3", "ru Russia 2", "sy Syria 2", "pa Panama 1",
      ])
    #expect(
      counts("topics") == [
        "corp.shell Shell company 1", "role.rca Close Associate 1", "sanction Sanctioned 1",
        "wanted Wanted 1",
      ])
    #expect(counts("datasets") == ["harbour harbour 5", "port port 2"])
    #expect(counts("genders") == ["female female 1", "male male 1"])
    #expect(counts("identifiers") == ["ao123456 ao123456 1", "qt-778 qt-778 1"])
  }

  @Test func `pages follow each other without gap or repetition`() throws {
    let all = try shared.ids("") { $0.limit = 100 }
    let pages = try (0..<6).flatMap { page in
      try shared.ids("") {
        $0.limit = 1
        $0.offset = page
      }
    }
    #expect(pages == all && all.count == 6)
    let far = try shared.search { $0.offset = 20_000 }
    #expect(far.results.isEmpty && far.total == 6 && far.limit == 0)
  }

  @Test func `more of the words, and in names, comes first`() throws {
    #expect(try shared.ids("tal samir OR lina").first == "per-1")
    #expect(try shared.ids("harbour OR nadim") { $0.query = "quay OR nadim" }.count == 2)
  }

  @Test func `an answer has the form of the compatible API`() throws {
    let answer = try shared.search {
      $0.query = "nadim"
      $0.facets = ["countries"]
    }
    #expect(
      answer.json.text == """
        {"limit":10,"offset":0,"total":{"value":1,"relation":"eq"},"results":[{"id":"per-3",\
        "caption":"Nadim Qasim","schema":"Person","properties":{"name":["Nadim Qasim"],\
        "birthDate":["1990-01-01"],"nationality":["sy"]},"datasets":["port"],"referents":[],\
        "target":false,"first_seen":null,"last_seen":null,"last_change":null}],"facets":\
        {"countries":{"label":"Countries","values":[{"name":"sy","label":"Syria","count":1}]}}}
        """)
  }

  @Test func `prefixes propose entities, properties and types`() throws {
    let catalog = try shared.catalog
    try catalog.read { view throws in
      let suggest = SuggestEntities(view)
      #expect(try suggest.entities("samir ta", limit: 10).map(\.id) == ["per-1"])
      #expect(try suggest.entities("سمي", limit: 10).map(\.id) == ["per-1"])
      #expect(try suggest.entities(" ", limit: 10).isEmpty)
      #expect(try suggest.entities("hidden", limit: 10).isEmpty)
      #expect(
        try suggest.properties("birth").map(\.qualifiedName)
          == ["Person:birthCountry", "Person:birthDate", "Person:birthPlace"])
      #expect(try suggest.types("pers").map(\.name) == ["Person"])
      #expect(try suggest.types().map(\.name).contains("Thing"))
    }
  }

  private static let made = Result { try InventedCatalog() }
  private var shared: InventedCatalog { get throws { try Self.made.get() } }
}
