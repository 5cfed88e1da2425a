import Access
import HTTPTypes
import RecordStreams
import Register

/// A request that was admitted: its parameters are read and valid, its caller is known.
struct APICall: Sendable {
  /// What identifies the request in logs and in the audit's service events.
  var id: String
  /// The values of the path's placeholders, percent-decoded.
  var path: [String: String]
  /// The query's values in their order, percent-decoded.
  var query: QueryString
  /// The query as it stands in the URL.
  var queryText: String
  var headers: HTTPFields
  /// The body; empty where the operation takes none.
  var body: [UInt8]
  /// The file that the caller sends, where the operation takes one; `body` is empty then.
  var upload: Upload?
  /// The body's JSON, where the operation takes JSON.
  var json: JSONValue
  /// Who calls.
  var principal: Principal
  /// Where the request comes from, as failures to sign in are counted.
  var source: SourceAddress
  /// When the request arrived.
  var now: Moment
  /// The scheme, host and port by which the caller reached us: `https://host:8443`.
  var origin: String

  /// The value of a placeholder of the path.
  func parameter(_ name: String) -> String {
    guard let value = path[name] else { preconditionFailure("the path has {\(name)}") }
    return value
  }
}
