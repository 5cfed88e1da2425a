import Access
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
public import Register
import RecordStreams
import Screening
import ServiceLifecycle

/// The service: one process, one register, every face behind one address.
public struct Service: Sendable {
  private let desk: Desk
  private let table: OperationTable

  /// Loads the lists in force.
  ///
  /// - Parameter remark: is told what takes long or was mended.
  /// - Throws: `RegisterError`; `ServiceError` for a configuration that must not run.
  public init(
    _ configuration: ServiceConfiguration, register: RegisterFile, remark: (String) -> Void
  ) throws {
    if configuration.open != nil, !configuration.isLoopback {
      throw ServiceError.openBeyondLoopback(host: configuration.host)
    }
    let width = max(2, ProcessInfo.processInfo.activeProcessorCount)
    let limits = configuration.limits
    let gate = Gate(limit: limits.requests, width: width, queueSeconds: limits.queueSeconds)
    let log = ServiceLog()
    let callers = configuration.open == nil ? Callers(configuration) : nil
    desk = Desk(
      lists: try LiveLists(of: register, remark: remark), register: register,
      browsing: Browsing(of: register, waitSeconds: limits.catalogSeconds, log: log),
      audit: AuditWriter(for: register), place: RegisterPlace(of: register),
      rules: CurrentRules(of: register), callers: callers,
      gate: gate,
      metrics: Metrics(), configuration: configuration, log: log, troubles: Troubles())
    table = OperationTable(Self.operations(desk))
  }

  /// Every operation of the service.
  private static func operations(_ desk: Desk) -> [Operation] {
    var operations = [MatchOperation(desk: desk).operation]
    operations.append(SearchOperation(desk: desk).operation)
    operations += EntityOperations(desk: desk).operations
    operations += ReconcileOperations(desk: desk).operations
    operations += SystemOperations(desk: desk).operations
    operations += CheckOperations(desk: desk).operations
    operations += ListOperations(desk: desk).operations
    let document = OpenAPIDocument.json(
      of: operations, version: desk.configuration.version, isOpen: desk.configuration.open != nil)
    return operations + DocumentOperations(document: document, desk: desk).operations
  }

  /// Serves until the process is told to end; requests that have begun are answered first.
  ///
  /// - Parameter isReady: is called once, with the address, when callers can connect.
  public func run(isReady: @escaping @Sendable (_ address: String) -> Void) async throws {
    let configuration = desk.configuration
    let scheme = configuration.tls == nil ? "http" : "https"
    let application = Application(
      responder: Responder(table: table, desk: desk), server: try server(),
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port), backlog: 4_096,
        availableConnectionsDelegate: .maximum(
          configuration.limits.connections, logger: desk.log.forLibraries)),
      services: [ListWatch(desk: desk)],
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? configuration.port
        isReady("\(scheme)://\(configuration.host):\(port)")
      },
      logger: desk.log.forLibraries)
    desk.log.info("start", ["lists": String(desk.lists.current.lists.count)])
    try await application.runService()
    desk.log.info("end")
  }

  private func server() throws -> HTTPServerBuilder {
    let limits = desk.configuration.limits
    let plain = HTTPServerBuilder.http1(
      configuration: HTTP1Channel.Configuration(
        idleTimeout: .seconds(Int64(limits.idleSeconds)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
          maxHeaderFieldCount: limits.headerFields)))
    guard let tls = desk.configuration.tls else { return plain }
    return try .tls(plain, tlsConfiguration: try tls.configuration())
  }
}

/// Why a service must not start.
public enum ServiceError: Error, Equatable, Sendable {
  /// Without accounts only this machine may reach it. Cure: listen on 127.0.0.1, or leave `--open`
  /// out.
  case openBeyondLoopback(host: String)
  /// A certificate or key cannot be read.
  case tls(path: String, reason: String)
}

extension ServiceConfiguration.TLS {
  /// TLS 1.2 and later; where client authorities are given, callers must show a certificate.
  fileprivate func configuration() throws -> TLSConfiguration {
    func reading<Value>(_ path: String, _ read: () throws -> Value) throws -> Value {
      do { return try read() } catch {
        throw ServiceError.tls(path: path, reason: "\(error)")
      }
    }
    let chain = try reading(certificatePath) {
      try NIOSSLCertificate.fromPEMFile(certificatePath).map(NIOSSLCertificateSource.certificate)
    }
    let key = try reading(keyPath) { try NIOSSLPrivateKey(file: keyPath, format: .pem) }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    if let path = clientAuthoritiesPath {
      configuration.trustRoots = .certificates(
        try reading(path) { try NIOSSLCertificate.fromPEMFile(path) })
      configuration.certificateVerification = .noHostnameVerification
    }
    return configuration
  }
}
