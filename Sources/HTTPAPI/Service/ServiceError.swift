import Foundation
import NIOCore

/// Why a service must not or cannot start.
public enum ServiceError: Error, Equatable, Sendable {
  /// Without accounts only this machine may reach it. Cure: listen on 127.0.0.1, or leave `--open`
  /// out.
  case openBeyondLoopback(host: String)
  /// Passwords would travel readable. Cure: a certificate, or a proxy in front that speaks TLS.
  case plainBeyondLoopback(host: String)
  /// A certificate or key cannot be used.
  case tls(path: String, reason: String)
  /// The address cannot be listened on: another process does, or this machine does not have it.
  case cannotListen(address: String, reason: String)
}

extension ServiceError {
  /// What an error of the listener means; `nil` for any other error.
  init?(listening configuration: ServiceConfiguration, _ error: any Error) {
    let reason: String
    switch error {
    case let error as IOError:
      reason =
        switch error.errnoCode {
        case EADDRINUSE: "another process listens there"
        case EACCES: "the system does not allow it; ports below 1024 need rights"
        case EADDRNOTAVAIL: "this machine does not have that address"
        default: String(cString: strerror(error.errnoCode))
        }
    case is SocketAddressError: reason = "no address is known by that name"
    default: return nil
    }
    self = .cannotListen(
      address: "\(configuration.host):\(configuration.port)", reason: reason)
  }
}

extension ServiceConfiguration {
  /// Throws `ServiceError` unless the service may run so: nobody is let in unasked, nothing travels
  /// readable, and the certificate and key do.
  public func check() throws { _ = try listenerCertificate() }

  /// What `check` checks, and what the listener shows.
  func listenerCertificate() throws -> ListenerCertificate? {
    if open != nil, !isLoopback { throw ServiceError.openBeyondLoopback(host: host) }
    if tls == nil, !isLoopback, !isBehindProxy {
      throw ServiceError.plainBeyondLoopback(host: host)
    }
    return try tls.map { try ListenerCertificate(of: $0) }
  }
}
