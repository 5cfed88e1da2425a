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

  @Option(help: "What POST /updatez must bring as its token; without it, it is off.")
  var updateToken: String?

  @Option(help: "The certificate and those it rests on, in PEM.")
  var tlsCertificate: String?

  @Option(help: "The certificate's private key, in PEM.")
  var tlsKey: String?

  @Option(help: "Callers must show a certificate that one of these signed, in PEM.")
  var tlsClientAuthorities: String?

  @Option(help: "The origin that web pages may call from; * for all.")
  var allowOrigin = "*"

  func run() async throws {
    let address = try Self.address(listen)
    let file = try register.open(waitSeconds: 10)
    let principal = open ? Principal.open(user: user ?? NSUserName(), purpose: purpose) : nil
    let configuration = ServiceConfiguration(
      host: address.host, port: address.port, version: Program.version, now: { Clock.now },
      tls: try tls(), open: principal, updateToken: updateToken, allowedOrigin: allowOrigin)
    let service = try Service(configuration, register: file) { Output.remark($0) }
    try await service.run { address in
      Output.write("tabayyun is ready at \(address)")
    }
    try file.close()
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
