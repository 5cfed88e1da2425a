import Access
import Testing

@Suite struct TokenConfigurationTests {
  private let whole = """
    {"issuer": "https://id.example", "audience": "tabayyun", "algorithms": ["RS256", "ES256"],
     "keys": {"url": "https://id.example/jwks"}, "role_claim": ["realm_access", "roles"],
     "roles": {"officers": "frontline", "list_office": "list_manager"}}
    """

  @Test func `a configuration is read as it is written`() throws {
    let read = try TokenConfiguration(text: whole)
    #expect(
      read.algorithms == [.rs256, .es256] && read.keys == .address("https://id.example/jwks"))
    #expect(read.roles.map(\.role) == [.frontline, .listManager])
    #expect(read.roleClaim == ["realm_access", "roles"] && read.purpose == nil)
  }

  @Test(arguments: [
    ("\"RS256\"", "\"none\"", "algorithms"), ("\"RS256\"", "\"HS256\"", "algorithms"),
    ("[\"RS256\", \"ES256\"]", "[]", "algorithms"), ("\"https://id.example\"", "\"\"", "issuer"),
    ("\"audience\"", "\"audiences\"", "audiences"),
    ("https://id.example/jwks", "http://id.example/", "keys.url"),
    ("https://id.example/jwks", "file:///etc/passwd", "keys.url"),
    ("\"url\"", "\"uri\"", "keys.uri"),
    ("\"frontline\"", "\"emperor\"", "roles.officers"),
    ("[\"realm_access\", \"roles\"]", "7", "role_claim"),
    ("{\"officers\": \"frontline\", \"list_office\": \"list_manager\"}", "{}", "roles"),
    ("{\"issuer\"", "\"issuer\"", "the file"),
  ])
  func `every slip names its place`(old: String, new: String, member: String) {
    #expect {
      try TokenConfiguration(text: whole.replacing(old, with: new))
    } throws: { error in
      guard case AccessError.tokenConfiguration(let place, _) = error else { return false }
      return place == member
    }
  }

  @Test func `keys may come by http from this machine only`() throws {
    for host in ["127.0.0.1:8080", "localhost", "[::1]:80"] {
      let text = whole.replacing("https://id.example/jwks", with: "http://\(host)/jwks")
      #expect(try TokenConfiguration(text: text).keys == .address("http://\(host)/jwks"))
    }
  }
}
