import Access
import HTTPTypes
@testable import HTTPAPI
import Register
import Testing

/// Where a request comes from.
struct PeopleSourceTests {
  private func source(
    _ forwarded: [String], peer: String? = "192.0.2.1", trusts: Bool
  ) throws -> String {
    var configuration = ServiceConfiguration(
      host: "127.0.0.1", port: 0, version: "test", now: { Moment(seconds: 0) })
    configuration.trustsForwardedFor = trusts
    var headers = HTTPFields()
    let name = try #require(HTTPField.Name("x-forwarded-for"))
    for value in forwarded { headers.append(HTTPField(name: name, value: value)) }
    return configuration.source(of: headers, peer: peer).text
  }

  @Test func `a header is nobody's address`() throws {
    #expect(try source(["203.0.113.9"], trusts: false) == "192.0.2.1")
  }

  @Test(arguments: [
    (["203.0.113.9"], "203.0.113.9"), (["198.51.100.1, 203.0.113.9"], "203.0.113.9"),
    (["198.51.100.1", "203.0.113.9"], "203.0.113.9"), (["203.0.113.9:50123"], "203.0.113.9"),
    (["2001:db8:1:2:3:4:5:6"], "2001:db8:1:2::/64"),
    (["[2001:db8:1:2::7]:50123"], "2001:db8:1:2::/64"), ([], "192.0.2.1"), (["a, "], "192.0.2.1"),
  ])
  func `a trusted proxy's last address is`(forwarded: [String], expected: String) throws {
    #expect(try source(forwarded, trusts: true) == expected)
  }
}
