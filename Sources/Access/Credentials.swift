/// What a request carries to show who asks, as its headers say it.
public struct Credentials: Sendable {
  /// The token in the session's cookie (`SessionCookie.token(in:)`).
  public var session: String?
  /// The value of `Authorization`.
  public var authorization: String?
  /// The value of `X-API-Key`.
  public var apiKey: String?
  /// The token of our pages, from the header `X-CSRF-Token` or a form.
  public var forgeryToken: String?
  /// Whether the request may change something: any method but GET, HEAD and OPTIONS.
  public var isUnsafe: Bool

  /// Makes one from its parts.
  public init(
    session: String? = nil, authorization: String? = nil, apiKey: String? = nil,
    forgeryToken: String? = nil, isUnsafe: Bool
  ) {
    self.session = session
    self.authorization = authorization
    self.apiKey = apiKey
    self.forgeryToken = forgeryToken
    self.isUnsafe = isUnsafe
  }

  /// The one thing that counts.
  enum Proof {
    case none
    case session(String)
    case key(String)
    case token(String)
    /// Two that may differ, or a scheme that we do not have.
    case unclear
  }

  /// A key or token goes before a cookie, which browsers send unasked.
  var proof: Proof {
    switch (authorization, apiKey) {
    case (nil, nil): session.map { .session($0) } ?? .none
    case (nil, let key?): .key(key)
    case (let header?, nil): Self.proof(in: header)
    case (.some, .some): .unclear
    }
  }

  private static func proof(in header: String) -> Proof {
    let parts = header.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return .unclear }
    switch parts[0].lowercased() {
    case "apikey": return .key(parts[1])
    case "bearer":
      return parts[1].hasPrefix(APIKeyText.prefix) ? .key(parts[1]) : .token(parts[1])
    default: return .unclear
    }
  }
}
