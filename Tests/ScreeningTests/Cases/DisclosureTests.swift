import RecordStreams
import Register
import Screening
import Subjects
import Testing

@Suite struct DisclosureTests {
  @Test func `frontline sees who it is and what to do, not why`() throws {
    var entry = Entity(id: "b:1", schema: "Person")
    entry.properties["name"] = ["Khalid Zarqani"]
    entry.properties["notes"] = ["Named by a witness."]
    entry.properties[ExtensionProperty.action] = ["Hold, call the bureau."]
    entry.properties[ExtensionProperty.legalBasis] = ["Order 7"]
    let seen = try #require(Disclosure.identity.entity(entry))
    #expect(seen.properties["name"] == ["Khalid Zarqani"])
    #expect(seen.properties[ExtensionProperty.action] == ["Hold, call the bureau."])
    #expect(!seen.text.contains("witness") && !seen.text.contains("Order 7"))
    #expect(Disclosure.identity.entity(Entity(id: "b:1/listing", schema: "Sanction")) == nil)
    #expect(Disclosure.full.entity(entry) == entry)
  }

  @Test func `an answer shows frontline that there was a clearance, not who decided and why`()
    throws
  {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try desk.cleared()
    let full = try desk.answer().json
    #expect(full.text.contains("anna") && full.text.contains("his father"))
    let seen = Disclosure.identity.json(full)
    #expect(!seen.text.contains("anna") && !seen.text.contains("his father"))
    let result = seen["results"]?.array?.first
    #expect(result?["cleared_earlier"]?["alert"] == .number(alert.id))
    #expect(result?["caption"]?.string == "Khalid Nasir Omar Zarqani")
    let queue = Disclosure.identity.json(alert.json(at: noon))
    #expect(!queue.text.contains("anna") && queue["state"]?.string == "decided")
  }
}
