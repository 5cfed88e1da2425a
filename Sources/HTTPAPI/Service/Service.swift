import Access
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
public import Register
import RecordStreams
import Screening
import ServiceLifecycle

/// The service: one process, one register, every face behind one address.
public struct Service: Sendable {
  let desk: Desk
  let table: OperationTable
  /// What the listener shows; `nil` where it speaks no TLS.
  private let certificate: ListenerCertificate?

  /// Loads the lists in force.
  ///
  /// - Parameter remark: is told what takes long or was mended.
  /// - Throws: `RegisterError`; `ServiceError` for a configuration that must not run.
  public init(
    _ configuration: ServiceConfiguration, register: RegisterFile, remark: (String) -> Void
  ) throws {
    certificate = try configuration.listenerCertificate()
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
      metrics: Metrics(), configuration: configuration, log: log,
      jobs: JobQueue(
        folder: JobFolder(path: JobFolder.path(besideRegister: register.path)),
        limits: limits.jobs),
      watchers: Places(limits.watchers), troubles: Troubles())
    table = OperationTable(Self.operations(desk))
  }

  /// Every operation of the service.
  static func operations(_ desk: Desk) -> [Operation] {
    var operations = [MatchOperation(desk: desk).operation]
    operations.append(SearchOperation(desk: desk).operation)
    operations += EntityOperations(desk: desk).operations
    operations += ReconcileOperations(desk: desk).operations
    operations += SystemOperations(desk: desk).operations
    operations += CheckOperations(desk: desk).operations
    operations += ListOperations(desk: desk).operations
    operations += PeopleOperations(desk: desk).operations
    operations += CaseOperations(desk: desk).operations
    operations += JobOperations(desk: desk).operations
    operations += AuditOperations(desk: desk).operations
    let document = OpenAPIDocument.json(
      of: operations, version: desk.configuration.version, cookie: desk.callers?.cookie.name)
    return operations + DocumentOperations(document: document, desk: desk).operations
  }

  /// What answers requests.
  var responder: Responder { Responder(table: table, desk: desk) }

  /// Serves until the process is told to end; requests that have begun are answered first.
  ///
  /// - Parameter isReady: is called once, with the address, when callers can connect.
  public func run(isReady: @escaping @Sendable (_ address: String) -> Void) async throws {
    let configuration = desk.configuration
    let scheme = configuration.tls == nil ? "http" : "https"
    let application = Application(
      responder: responder, server: try server(),
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port), backlog: 4_096,
        availableConnectionsDelegate: .maximum(
          configuration.limits.connections, logger: desk.log.forLibraries)),
      services: [ListWatch(desk: desk), JobWork(desk: desk), DailyWork(desk: desk)]
        + [certificate.map { CertificateWatch(certificate: $0, log: desk.log) }].compactMap(\.self),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? configuration.port
        isReady("\(scheme)://\(configuration.host):\(port)")
      },
      logger: desk.log.forLibraries)
    desk.log.info("start", ["lists": String(desk.lists.current.lists.count)])
    do { try await application.runService() } catch {
      throw ServiceError(listening: configuration, error) ?? error
    }
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
    guard let certificate else { return plain }
    return try .tls(plain, tlsConfiguration: certificate.configuration)
  }
}
