/// The cookie that carries a session, as a face writes and reads it.
///
/// It ends with the browser; the session itself ends by its limits.
public struct SessionCookie: Sendable, Equatable {
  /// Whether the listener speaks TLS.
  ///
  /// Without it, which only a listener on loopback may do, browsers refuse the `__Host-` name.
  public let isSecure: Bool

  /// The cookie of a listener with or without TLS.
  public init(isSecure: Bool) { self.isSecure = isSecure }

  /// `__Host-` binds the cookie to this host, the whole path and TLS (RFC 6265bis, section 4.1.3).
  public var name: String { isSecure ? "__Host-tabayyun" : "tabayyun" }

  /// The value of `Set-Cookie` that begins a session.
  public func begins(_ token: SessionToken) -> String { "\(name)=\(token.text); \(attributes)" }

  /// The value of `Set-Cookie` that ends it.
  public var ends: String { "\(name)=; Max-Age=0; \(attributes)" }

  private var attributes: String {
    (isSecure ? "Secure; " : "") + "HttpOnly; SameSite=Strict; Path=/"
  }

  /// The session's token in the value of a `Cookie` header.
  ///
  /// `nil` where there is none, and where the name stands twice: then somebody has put one in.
  public func token(in header: String) -> String? {
    let values = header.split(separator: ";").compactMap { pair -> Substring? in
      let pair = pair.drop { $0 == " " }
      guard pair.hasPrefix(name + "=") else { return nil }
      return pair.dropFirst(name.count + 1)
    }
    return values.count == 1 ? values.first.map(String.init) : nil
  }
}
