@testable import HTTPAPI
import Testing

struct LoopbackHostTests {
  @Test(arguments: [
    ("127.0.0.1", true), ("127.8.9.250", true), ("localhost", true), ("::1", true),
    ("127.example.org", false), ("127.0.0.1.example.org", false), ("127.0.0", false),
    ("127.0.0.256", false), ("0.0.0.0", false), ("192.0.2.7", false), ("", false),
  ])
  func `only this machine is this machine`(host: String, isLoopback: Bool) {
    #expect(LoopbackHost.isOne(host) == isLoopback)
  }
}
