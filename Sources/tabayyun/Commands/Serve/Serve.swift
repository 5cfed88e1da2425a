import Access
import ArgumentParser
import Foundation
import HTTPAPI
import Register
import Screening

/// `tabayyun serve`: the service.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve checks to programs and people over HTTP.",
    discussion: """
      Prints one line when it is ready. SIGTERM and SIGINT end it after the requests that have \
      begun. Lists that are imported meanwhile come into force by themselves.
      """)

  @OptionGroup var register: RegisterOptions

  @Option(help: "Where to listen, HOST:PORT; port 0 lets the system choose.")
  var listen = "127.0.0.1:8080"

  @Flag(help: "Without accounts, for a trusted machine: reachable from this machine only.")
  var open = false

  @Option(help: "With --open: who asks, as records name it; the system's user by default.")
  var user: String?

  @Option(help: "With --open: why everybody asks; the policy's default by default.")
  var purpose: String?

  @Option(help: "Trust bearer tokens of the issuer that this JSON file names.")
  var tokens: String?

  @Option(help: "What POST /updatez must bring as its token; without it, it is off.")
  var updateToken: String?

  @Option(help: "The certificate and those it rests on, in PEM.")
  var tlsCertificate: String?

  @Option(help: "The certificate's private key, in PEM.")
  var tlsKey: String?

  @Option(help: "Callers must show a certificate that one of these signed, in PEM.")
  var tlsClientAuthorities: String?

  @Flag(help: "Without TLS beyond this machine: a proxy in front speaks it.")
  var plain = false

  @Flag(help: "Behind a proxy: the last X-Forwarded-For address is where a request comes from.")
  var trustForwardedFor = false

  @Option(help: "The origin that web pages may call from; * for all.")
  var allowOrigin = "*"

  func validate() throws {
    if !open, user != nil || purpose != nil {
      throw ValidationError("--user and --purpose belong to --open.")
    }
    if plain, tlsCertificate != nil || tlsKey != nil || tlsClientAuthorities != nil {
      throw ValidationError("--plain says that a proxy speaks TLS: leave out --tls-….")
    }
    if open, tokens != nil { throw ValidationError("--open has no accounts: leave out --tokens.") }
  }

  func run() async throws {
    OpenFiles.allowMost()
    let address = try Self.address(listen)
    let file = try register.open(waitSeconds: 10)
    let principal = open ? Principal.open(user: user ?? NSUserName(), purpose: purpose) : nil
    var configuration = ServiceConfiguration(
      host: address.host, port: address.port, version: Program.version, now: { Clock.now },
      tls: try tls(), open: principal, updateToken: updateToken, allowedOrigin: allowOrigin)
    configuration.isBehindProxy = plain
    configuration.trustsForwardedFor = trustForwardedFor
    // Before the first start makes an administrator, whose secret is shown only once.
    try configuration.check()
    if !open { configuration.authenticator = try Self.authenticator(of: file, tokens: tokens) }
    let service = try Service(configuration, register: file) { Output.remark($0) }
    try await service.run { address in
      Output.write("tabayyun is ready at \(address)")
    }
    try file.close()
  }

  /// Opens the accounts beside the register; the first start makes one administrator and shows the
  /// one-time secret, once.
  private static func authenticator(
    of register: RegisterFile, tokens: String?
  ) throws -> Authenticator {
    let audit = AccountAudit(register: register)
    let file = try AccessFile(
      path: AccessFile.path(besideRegister: register.path), create: true
    ) { try audit.note($0) }
    if let first = try file.firstAdministrator(at: Clock.now.seconds) {
      Output.remark(
        """
        The first account is «\(first.account.name)». Its one-time secret, shown this once:
          \(first.secret)
        """)
    }
    guard let tokens else { return Authenticator(file: file) }
    let text: String
    do { text = try String(contentsOfFile: tokens, encoding: .utf8) } catch {
      throw ImportError.unreadable(path: tokens, reason: "it is missing or no UTF-8")
    }
    return Authenticator(
      file: file, tokens: TokenVerifier(try TokenConfiguration(text: text)))
  }

  private func tls() throws -> ServiceConfiguration.TLS? {
    switch (tlsCertificate, tlsKey) {
    case (let certificate?, let key?):
      return ServiceConfiguration.TLS(
        certificatePath: certificate, keyPath: key, clientAuthoritiesPath: tlsClientAuthorities)
    case (nil, nil) where tlsClientAuthorities == nil: return nil
    default:
      throw UsageError(
        message: "Give --tls-certificate and --tls-key together.", command: "serve")
    }
  }

  /// `127.0.0.1:8080`, `[::1]:8080`.
  private static func address(_ text: String) throws -> (host: String, port: Int) {
    guard let colon = text.lastIndex(of: ":"),
      let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
    else {
      throw UsageError(message: "--listen \(text): HOST:PORT is expected.", command: "serve")
    }
    let host = text[..<colon].trimmingPrefix("[")
    return (host.hasSuffix("]") ? String(host.dropLast()) : String(host), port)
  }
}
