@testable import Access
import Foundation
import Testing

/// Keys that are fetched by address, from a server on this machine.
@Suite struct JWKSAddressTests {
  private func read(_ answer: String) async throws -> [UInt8] {
    let server = try LoopbackServer(answer: answer)
    defer { withExtendedLifetime(server) {} }
    return try await JWKSAddress("http://127.0.0.1:\(server.port)/jwks").read()
  }

  private func answer(_ status: String, _ body: String, _ more: String = "") -> String {
    "HTTP/1.1 \(status)\r\n\(more)Connection: close\r\n\r\n\(body)"
  }

  private func reason(_ answer: String) async -> String? {
    do {
      _ = try await read(answer)
      return nil
    } catch AccessError.tokenKeys(_, let reason) { return reason } catch { return "\(error)" }
  }

  @Test func `keys are what the address answers`() async throws {
    let body = #"{"keys":[]}"#
    #expect(try await read(answer("200 OK", body)) == Array(body.utf8))
    let known = answer("200 OK", body, "Content-Length: \(body.utf8.count)\r\n")
    #expect(try await read(known) == Array(body.utf8))
  }

  @Test(arguments: ["404 Not Found", "500 Internal Server Error", "204 No Content"])
  func `an answer that is no success gives no keys`(status: String) async {
    #expect(await reason(answer(status, #"{"keys":[]}"#))?.hasPrefix("the answer was") == true)
  }

  @Test func `a redirect is not followed`() async throws {
    let other = try LoopbackServer(answer: answer("200 OK", #"{"keys":[]}"#))
    let moved = answer("302 Found", "", "Location: http://127.0.0.1:\(other.port)/\r\n")
    #expect(await reason(moved) == "it has moved, and redirects are not followed")
  }

  @Test func `an answer without end is cut off`() async {
    let long = String(repeating: "x", count: JWKSLimits.longestBytes + 70_000)
    #expect(await reason(answer("200 OK", long))?.hasSuffix("too large") == true)
    let declared = answer("200 OK", long, "Content-Length: \(long.utf8.count)\r\n")
    #expect(await reason(declared)?.hasSuffix("too large") == true)
  }

  @Test func `an address where nobody listens gives no keys`() async throws {
    let port = try LoopbackServer(answer: "").port
    do {
      _ = try await JWKSAddress("http://127.0.0.1:\(port)/").read()
      Issue.record("nobody should answer")
    } catch { #expect(error is AccessError) }
  }
}
