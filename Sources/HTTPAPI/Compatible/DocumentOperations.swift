import Access
import HTTPTypes
import NameIndex
import RecordStreams
import Screening

/// The description of the service, for programs and for people, and its measurements.
struct DocumentOperations: Sendable {
  let document: JSONValue
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .get, path: "/openapi.json", name: "openapi", tag: .system,
        summary: "This document", need: .nothing, answers: [.init(200, "OpenAPI 3.1.", .any)]
      ) { _ in .json(document) },
      Operation(
        method: .get, path: "/", name: "start", tag: .system,
        summary: "The operations, for people", need: .nothing,
        answers: [.init(200, "A page.", .any, type: "text/html; charset=utf-8")]
      ) { _ in .bytes(Array(page.utf8), type: "text/html; charset=utf-8") },
      Operation(
        method: .get, path: "/favicon.ico", name: "favicon", tag: .system,
        summary: "The icon of the page", need: .nothing,
        answers: [.init(200, "A picture.", .any, type: "image/svg+xml")]
      ) { _ in .bytes(Array(Self.icon.utf8), type: "image/svg+xml") },
      Operation(
        method: .get, path: "/metrics", name: "metrics", tag: .system,
        summary: "Measurements, as Prometheus reads them", need: .permission(.seeService),
        answers: [.init(200, "Counts and durations.", .any, type: "text/plain; version=0.0.4")]
      ) { _ in .bytes(Array(measurements.utf8), type: "text/plain; version=0.0.4") },
    ]
  }

  private var measurements: String {
    let load = desk.gate.load
    let lists = desk.lists.current.lists
    return desk.metrics.text(
      gauges: [
        ("tabayyun_requests_inside", load.inside), ("tabayyun_checks_waiting", load.waiting),
        ("tabayyun_lists", lists.count),
        ("tabayyun_entries", lists.reduce(0) { $0 + $1.snapshot.index.entryCount }),
        ("tabayyun_troubles", desk.troubles.current.count),
      ])
  }

  /// A page without scripts, so that nothing has to be fetched from anywhere.
  private var page: String {
    let rows = (document["paths"]?.members ?? []).flatMap { path in
      (path.value.members ?? []).map { operation in
        """
        <tr><td><code>\(operation.name.uppercased())</code></td><td><code>\(path.name)</code></td>\
        <td>\(operation.value["summary"]?.string ?? "")</td></tr>
        """
      }
    }
    return """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Tabayyun</title>
      <style>body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
      td{padding:.2em 1em .2em 0;vertical-align:top}</style>
      <h1>Tabayyun</h1><p>Make sure before you act. A result is never a verdict: a person decides.
      <p>Programs read <a href="/openapi.json">openapi.json</a>.
      <table>\(rows.joined(separator: "\n"))</table></html>
      """
  }

  private static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" \
    fill="none" stroke="#246" stroke-width="2"/><path d="M4 8l3 3 5-6" fill="none" stroke="#246" \
    stroke-width="2"/></svg>
    """
}
