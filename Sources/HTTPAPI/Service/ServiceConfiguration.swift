public import Access
public import Register

/// How the service is run: one value, made at the roof.
public struct ServiceConfiguration: Sendable {
  /// Certificates and key, from files in PEM.
  public struct TLS: Sendable {
    public var certificatePath: String
    public var keyPath: String
    /// Where it is given, callers must show a certificate that one of these signed.
    public var clientAuthoritiesPath: String?

    public init(certificatePath: String, keyPath: String, clientAuthoritiesPath: String? = nil) {
      self.certificatePath = certificatePath
      self.keyPath = keyPath
      self.clientAuthoritiesPath = clientAuthoritiesPath
    }
  }

  public var host: String
  /// 0 lets the system choose.
  public var port: Int
  public var tls: TLS?
  /// Whether a proxy in front speaks TLS for a listener that does not.
  public var isBehindProxy = false
  /// Whether the last address of `X-Forwarded-For` is where a request comes from: only where nobody
  /// but the proxy reaches the listener.
  public var trustsForwardedFor = false
  /// Whoever can reach the service is this one; `nil` where callers must show who they are.
  public var open: Principal?
  /// Where accounts, sessions and keys are; `nil` where the service is open.
  public var authenticator: Authenticator?
  /// What `/updatez` asks for; `nil` turns it off.
  public var updateToken: String?
  /// The origins that browsers may call from: `*` for all.
  public var allowedOrigin: String
  public var limits: Limits
  /// The version of the program.
  public var version: String
  /// The clock.
  public var now: @Sendable () -> Moment

  public init(
    host: String, port: Int, version: String, now: @escaping @Sendable () -> Moment,
    tls: TLS? = nil, open: Principal? = nil,
    authenticator: Authenticator? = nil, updateToken: String? = nil,
    allowedOrigin: String = "*", limits: Limits = Limits()
  ) {
    self.host = host
    self.port = port
    self.version = version
    self.now = now
    self.tls = tls
    self.open = open
    self.authenticator = authenticator
    self.updateToken = updateToken
    self.allowedOrigin = allowedOrigin
    self.limits = limits
  }

  /// Whether only this machine can reach the service.
  public var isLoopback: Bool {
    LoopbackHost.isOne(host)
  }
}
