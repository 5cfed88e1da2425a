import Foundation
import RecordStreams
import Screening
import Subjects
import TestSupport
import Testing

@Suite struct CleanedQueryTests {
  /// Where we differ from the oracle on purpose: what we make of the value.
  private static let ours = [
    // One country: its codes are those of the list of today, by which entries are compared.
    "\"DDR\"": "de"
  ]

  /// `Tests/Vectors/browse/cleaning.jsonl` holds invented values with what followthemoney 4.11.2
  /// makes of them.
  @Test func `values are cleaned as followthemoney cleans them`() throws {
    let file = ProjectFolder.url.appending(path: "Tests/Vectors/browse/cleaning.jsonl")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let row = try JSONValue(parsing: String(line))
      let parts = try #require(row["property"]?.string).split(separator: ":").map(String.init)
      let value = try #require(row["value"])
      let query = try CleanedQuery(
        schema: parts[0], members: [JSONMember(parts[1], value)])
      let expected = Self.ours[value.text] ?? row["cleaned"]?.string
      #expect(query.properties[parts[1]].first == expected, "\(line)")
    }
  }

  private func cleaned(_ text: String) throws -> String {
    try CleanedQuery(json: try JSONValue(parsing: text)).json.text
  }

  @Test func `values may be texts, numbers or lists, and what is unknown is left out`() throws {
    let query = try cleaned(
      """
      {"schema":"Person","properties":{"name":"Samir Tal","birthDate":[1985,"1985-03"],\
      "country":["Russia","ru"],"favouriteColour":"red","sanctions":["x"],"gender":null,\
      "nationality":[]}}
      """)
    #expect(
      query == """
        {"id":null,"schema":"Person","properties":{"name":["Samir Tal"],\
        "birthDate":["1985","1985-03"],"country":["ru"]}}
        """)
  }

  @Test func `names are put together from their parts where none is given`() throws {
    let query = try cleaned(
      """
      {"id":"q","schema":"Person","properties":{"firstName":["Samir","Sameer"],\
      "lastName":"Tal"}}
      """)
    #expect(query.contains("\"alias\":[\"Samir Tal\",\"Sameer Tal\"]"))
    let named = try cleaned(
      #"{"schema":"Person","properties":{"name":"Samir","lastName":"Tal"}}"#)
    #expect(!named.contains("alias"))
  }

  @Test func `an example that cannot be looked for says why`() throws {
    let cases: [(String, CleanedQueryError)] = [
      (#"{"properties":{}}"#, .missing(member: "schema")),
      (#"{"schema":"Person"}"#, .missing(member: "properties")),
      (#"{"schema":"Person","properties":[]}"#, .wrongKind(member: "properties")),
      (#"{"schema":1,"properties":{}}"#, .wrongKind(member: "schema")),
      (#"{"schema":"Banana","properties":{}}"#, .unknownSchema("Banana")),
      (#"{"schema":"Sanction","properties":{}}"#, .notMatchable("Sanction")),
    ]
    for (text, error) in cases { #expect(throws: error) { try cleaned(text) } }
    #expect(try cleaned(#"{"schema":"Thing","properties":{}}"#).contains("Thing"))
  }
}
