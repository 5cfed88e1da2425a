import Foundation
#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A JWKS at an address of the issuer.
///
/// Redirects are not followed, so that the keys come from the configured host and no other.
public struct JWKSAddress: JWKSSource {
  /// The address.
  public let name: String

  /// An address that `isAllowed` takes.
  public init(_ address: String) {
    precondition(Self.isAllowed(address), "an address that may be asked")
    name = address
  }

  /// Whether keys may come from there: by `https`, or by `http` from this machine.
  public static func isAllowed(_ address: String) -> Bool {
    guard let url = URL(string: address), let host = url.host(), !host.isEmpty else { return false }
    switch url.scheme?.lowercased() {
    case "https": return true
    case "http": return ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
    default: return false
    }
  }

  /// Nothing: only fetching tells.
  public func stamp() -> String? { nil }

  /// Fetches the keys within the limits.
  public func read() async throws -> [UInt8] {
    guard let url = URL(string: name) else { preconditionFailure("the address was allowed") }
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = Double(JWKSLimits.timeoutSeconds)
    configuration.timeoutIntervalForResource = Double(JWKSLimits.timeoutSeconds)
    configuration.httpShouldSetCookies = false
    let fetch = BoundedFetch(source: name)
    let session = URLSession(configuration: configuration, delegate: fetch, delegateQueue: nil)
    defer { session.finishTasksAndInvalidate() }
    return try await withCheckedThrowingContinuation { continuation in
      fetch.start(session.dataTask(with: url), then: continuation)
    }
  }
}
