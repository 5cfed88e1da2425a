import ServiceLifecycle
import UnixSignals

/// Reads certificate and key anew on SIGHUP, as programs that renew them send it.
struct CertificateWatch: ServiceLifecycle.Service {
  let certificate: ListenerCertificate
  let log: ServiceLog

  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await _ in await UnixSignalsSequence(trapping: .sighup) {
        do {
          try certificate.readAgain()
          log.info("certificate read anew")
        } catch ServiceError.tls(let path, let reason) {
          log.warning("certificate not read anew", ["path": path, "reason": reason])
        } catch {
          log.warning("certificate not read anew", ["type": "\(type(of: error))"])
        }
      }
    }
  }
}
