import Crypto
import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects

/// Health, readiness, catalog, algorithms and reloading.
struct SystemOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .get, path: "/healthz", name: "healthz", tag: .system,
        summary: "Whether the process answers", need: .nothing,
        answers: [.init(200, "It does.", .named("Status"))]
      ) { _ in .json(Self.ok) },
      Operation(
        method: .get, path: "/readyz", name: "readyz", tag: .system,
        summary: "Whether checks can be answered", need: .nothing,
        answers: [.init(200, "They can.", .named("Status"))], handle: ready),
      catalog(at: "/catalog", "catalog"), catalog(at: "/manifest", "manifest"),
      Operation(
        method: .get, path: "/algorithms", name: "algorithms", tag: .system,
        summary: "The matcher, and the names under which requests may ask for it", need: .nothing,
        answers: [.init(200, "Ours first.", .named("Algorithms"))]
      ) { _ in .json(AlgorithmPage.json) },
      Operation(
        method: .post, path: "/updatez", name: "updatez", tag: .system,
        summary: "Load the lists anew", need: .nothing,
        parameters: [
          .query("token", .text(0...1_000), "The token that the service was started with."),
          .query("sync", .boolean, "Answer when the lists are loaded."),
        ],
        answers: [
          .init(200, "Done, or begun.", .named("Status")),
          .init(403, "The token is not the one.", .named("Error")),
        ], handle: update),
    ]
  }

  private static let ok = JSONValue.object([JSONMember("status", .string("ok"))])

  private func ready(_ call: APICall) async throws -> APIAnswer {
    // Without a catalog searches fail and say so; checks do not need it.
    let troubles = desk.troubles.current.filter { $0.topic != "catalog" }
    guard troubles.isEmpty else {
      let text = troubles.map { "\($0.topic): \($0.text)" }.joined(separator: "; ")
      throw APIFailure(.serviceUnavailable, "Not ready. \(text)")
    }
    guard !desk.lists.current.lists.isEmpty else {
      throw APIFailure(.serviceUnavailable, "Not ready. No list is in force.")
    }
    return .json(Self.ok)
  }

  private func catalog(at path: String, _ name: String) -> Operation {
    Operation(
      method: .get, path: path, name: name, tag: .data,
      summary: "The open lists as datasets", need: .account,
      answers: [
        .init(200, "The datasets.", .named("DataCatalog")),
        .init(304, "They are as they were."),
      ]
    ) { call in
      let value = CatalogPage.json(of: desk.lists.current)
      let tag =
        "\"" + SHA256.hash(data: Array(value.text.utf8)).prefix(16).map(hexadecimal).joined()
        + "\""
      let headers: HTTPFields = [.eTag: tag, .cacheControl: "public, max-age=300"]
      let known = call.headers[.ifNoneMatch]?.split(separator: ",").map {
        $0.trimmingCharacters { $0 == " " }
      }
      if known?.contains(where: { $0 == "*" || $0 == tag || $0 == "W/" + tag }) == true {
        return APIAnswer(status: .notModified, headers: headers)
      }
      return .json(value, headers: headers)
    }
  }

  private func update(_ call: APICall) async throws -> APIAnswer {
    guard let token = desk.configuration.updateToken, !token.isEmpty,
      Self.isSame(token, call.query.last("token") ?? "")
    else { throw APIFailure(.forbidden, "Invalid token.") }
    if call.truth("sync") == true {
      try await desk.refresh()
      try await desk.refreshCatalog()
    } else {
      desk.refreshes.yield()
    }
    return .json(Self.ok)
  }

  /// Takes as long whatever the difference is.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    SHA256.hash(data: Array(left.utf8)) == SHA256.hash(data: Array(right.utf8))
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return byte < 16 ? "0" + digits : digits
}
