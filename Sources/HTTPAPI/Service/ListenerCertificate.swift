import Foundation
import NIOCore
import NIOSSL
import Synchronization

/// The certificate and key that the listener shows: read from their files at the start, and again
/// when they have been renewed.
///
/// Guards the pair in use; every handshake takes it. Connections that stand keep theirs.
final class ListenerCertificate: Sendable {
  private struct Pair {
    var chain: [NIOSSLCertificateSource]
    var key: NIOSSLPrivateKeySource
  }

  private let files: ServiceConfiguration.TLS
  private let authorities: [NIOSSLCertificate]?
  private let pair: Mutex<Pair>

  /// - Throws: `ServiceError.tls`.
  init(of files: ServiceConfiguration.TLS) throws {
    self.files = files
    authorities = try files.clientAuthoritiesPath.map { try Self.certificates($0) }
    pair = Mutex(try Self.read(files))
  }

  /// Reads the files anew; where they do not do, those in use stay.
  ///
  /// - Throws: `ServiceError.tls`.
  func readAgain() throws {
    let next = try Self.read(files)
    pair.withLock { $0 = next }
  }

  /// TLS 1.2 and later; where client authorities are given, callers must show a certificate.
  var configuration: TLSConfiguration {
    let now = pair.withLock { $0 }
    var configuration = Self.configuration(now)
    if let authorities {
      configuration.trustRoots = .certificates(authorities)
      configuration.certificateVerification = .noHostnameVerification
    }
    configuration.sslContextCallback = { [self] _, promise in
      let now = pair.withLock { $0 }
      var current = NIOSSLContextConfigurationOverride()
      current.certificateChain = now.chain
      current.privateKey = now.key
      promise.succeed(current)
    }
    return configuration
  }

  private static func configuration(_ pair: Pair) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: pair.chain, privateKey: pair.key)
    configuration.minimumTLSVersion = .tlsv12
    return configuration
  }

  private static func read(_ files: ServiceConfiguration.TLS) throws -> Pair {
    let chain = try certificates(files.certificatePath)
    try requireReadable(files.keyPath)
    let key: NIOSSLPrivateKey
    do { key = try NIOSSLPrivateKey(file: files.keyPath, format: .pem) } catch {
      throw ServiceError.tls(
        path: files.keyPath, reason: "this holds no private key in PEM without a passphrase")
    }
    let pair = Pair(chain: chain.map { .certificate($0) }, key: .privateKey(key))
    do { _ = try NIOSSLContext(configuration: configuration(pair)) } catch {
      throw ServiceError.tls(
        path: files.keyPath, reason: "this is not the key of \(files.certificatePath)")
    }
    return pair
  }

  private static func certificates(_ path: String) throws -> [NIOSSLCertificate] {
    try requireReadable(path)
    // What is no PEM throws here or gives nothing; both mean the same.
    let found = (try? NIOSSLCertificate.fromPEMFile(path)) ?? []
    guard !found.isEmpty else {
      throw ServiceError.tls(path: path, reason: "this holds no certificate in PEM")
    }
    return found
  }

  private static func requireReadable(_ path: String) throws {
    do { _ = try Data(contentsOf: URL(filePath: path)) } catch {
      throw ServiceError.tls(path: path, reason: "this file is missing or cannot be read")
    }
  }
}
