import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct ServeLimitTests {
  private static let question = "{\"queries\":{\"q\":{\"schema\":\"Person\",\"properties\":{}}}}"

  @Test func `pages of other origins may call`() throws {
    let service = try RunningService()
    for target in ["/healthz", "/catalog", "/nowhere", "/entities/nobody", "/search/default?q=(("] {
      let reply = try service.get(target, ["Origin": "https://pages.example"])
      #expect(reply.header("access-control-allow-origin") == "*", "\(target)")
    }
    let preflight = try service.ask(
      "OPTIONS", "/match/default",
      [
        "Origin": "https://pages.example", "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
      ])
    #expect(preflight.status == 200)
    #expect(preflight.header("access-control-allow-methods")?.contains("POST") == true)
    #expect(preflight.header("access-control-allow-headers") == "content-type")
  }

  @Test func `what is too large is refused, and the service goes on`() throws {
    let service = try RunningService()
    func search(_ count: Int) throws -> HTTPReply {
      let target = "/search/default?x="
      return try service.get(target + String(repeating: "a", count: count - target.utf8.count))
    }
    #expect(try search(59_999).status == 200)
    #expect(try search(60_000).status == 200)
    let long = try search(60_001)
    #expect(long.status == 414 && long.header("access-control-allow-origin") == "*")
    #expect(try search(150_000).status == 414)
    let large = try HTTPConnection(port: service.port)
    large.send(Array("POST /match/default HTTP/1.1\r\nHost: localhost\r\n".utf8))
    large.send(Array("Content-Length: 5000000\r\n\r\n".utf8))
    #expect(try large.reply().status == 413)
    let chunked = try HTTPConnection(port: service.port)
    chunked.send(Array("POST /match/default HTTP/1.1\r\nHost: localhost\r\n".utf8))
    chunked.send(Array("Transfer-Encoding: chunked\r\n\r\n".utf8))
    let piece =
      Array("100000\r\n".utf8) + [UInt8](repeating: 0x20, count: 1 << 20)
      + Array("\r\n".utf8)
    for _ in 0..<5 { chunked.send(piece) }
    #expect(try chunked.reply().status == 413)
    #expect(try service.get("/healthz").status == 200)
  }

  @Test func `methods that a path has not are told those that it has`() throws {
    let service = try RunningService()
    for (method, target, allowed) in [
      ("DELETE", "/catalog", "GET"), ("GET", "/match/default", "POST"),
      ("GET", "/updatez", "POST"), ("PUT", "/search/default", "GET"),
      ("TRACE", "/healthz", "GET"),
    ] {
      let reply = try service.ask(method, target)
      #expect(reply.status == 405 && reply.header("allow") == allowed, "\(method) \(target)")
    }
    for target in ["/healthz", "/catalog", "/entities/per-1", "/search/default"] {
      let (head, whole) = (try service.ask("HEAD", target), try service.get(target))
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(head.header("content-length") == whole.header("content-length"), "\(target)")
    }
  }

  /// Bodies and targets that no client should send.
  @Test func `what is no request is refused without an end`() throws {
    let service = try RunningService()
    let bodies: [[UInt8]] = [
      [0], [0xFF, 0xFE], Array("{\"queries\":".utf8), Array("{\"queries\":{}}x".utf8),
      Array(repeating: UInt8(ascii: "["), count: 100_000), Array("\"\\ud800\"".utf8),
      Array("{\"queries\":1e999999}".utf8), Array("nul".utf8), [0xEF, 0xBB, 0xBF],
    ]
    for body in bodies {
      let reply = try HTTPConnection(port: service.port).ask("POST", "/match/default", body: body)
      #expect([400, 422].contains(reply.status), "\(body.prefix(12)): \(reply.status)")
    }
    let nul = try service.ask(
      "POST", "/match/default", [:],
      "{\"queries\":{\"q\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"Samir\\u0000 Tal\"]}}}}"
    )
    #expect(nul.status == 200, "\(nul.text)")
    for (target, status) in [
      ("/search/default?q=%00", 200), ("/search/default?q=a%00b&simple=true", 200),
      ("/search/%00", 404), ("/search/default?q=%FF%FE", 200), ("/%2e%2e/%2e%2e/etc/passwd", 404),
      ("//", 404), ("/entities/", 404), ("/search/default?%", 200), ("/search/default?q=%zz", 200),
      ("/reconcile/default/suggest/entity?prefix=%00", 200), ("/entities/per-1?nested=maybe", 422),
    ] {
      let reply = try service.get(target)
      #expect(reply.status == status, "\(target): \(reply.status) \(reply.text.prefix(120))")
    }
    for garbage in ["\u{0}\u{0}\u{0}\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"] {
      let connection = try HTTPConnection(port: service.port)
      connection.send(Array(garbage.utf8))
      // Whatever it says or hangs up without a word; what counts is that others are served.
      if let reply = try? connection.reply() { #expect(reply.status >= 400) }
      #expect(try service.get("/healthz").status == 200)
    }
  }

  @Test func `an open service answers names of this machine only`() throws {
    let service = try RunningService()
    let connection = try HTTPConnection(port: service.port)
    connection.send(Array("GET /catalog HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n".utf8))
    #expect(try connection.reply().status == 421)
  }

  /// 64 connections, each with a request under way, until ten thousand are answered.
  @Test func `ten thousand requests are all answered`() throws {
    let service = try RunningService()
    let connections = try (0..<64).map { _ in try HTTPConnection(port: service.port) }
    let body = Array(
      #"{"queries":{"q":{"schema":"Person","properties":{"name":["Samir Tal"]}}}}"#.utf8)
    let head = "POST /match/default HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.count)"
    let match = Array((head + "\r\n\r\n").utf8) + body
    let health = Array("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
    var answered = 0
    for round in 0..<157 {
      let request = round.isMultiple(of: 4) ? match : health
      for connection in connections { connection.send(request) }
      for connection in connections {
        let reply = try connection.reply()
        #expect(reply.status == 200)
        if round.isMultiple(of: 4) {
          #expect(reply.json["responses", "q", "results", "0", "id"] == .string("per-1"))
        }
        answered += 1
      }
    }
    #expect(answered > 10_000)
  }

  @Test func `requests that have begun are answered before the end`() throws {
    let service = try RunningService()
    let connection = try HTTPConnection(port: service.port)
    let body = Array(Self.question.utf8)
    connection.send(
      Array("POST /match/default HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.count)".utf8)
        + Array("\r\n\r\n".utf8) + body.dropLast())
    #expect(try service.get("/healthz").status == 200)
    service.process.terminate()
    connection.send(Array(body.suffix(1)))
    #expect(try connection.reply().status == 200)
    service.process.waitUntilExit()
    #expect(service.process.terminationStatus == 0)
  }
}
