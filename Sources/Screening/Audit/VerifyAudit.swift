import Foundation
public import Register

/// Walks the audit and holds it against the heads that were kept elsewhere.
public enum VerifyAudit {
  /// What came of it.
  public struct Report: Sendable {
    public let verification: AuditVerification
    /// The heads that were held against the chain, with their files.
    public let heads: [(path: String, checkpoint: AuditCheckpoint)]
    /// Of the heads, how many a key has signed that stands on this machine only: whoever can write
    /// the register can mostly read that key too.
    public let isTrustLocal: Bool
  }

  /// - Parameters:
  ///   - paths: files of signed heads.
  ///   - keys: who may have signed them; the key beside the register where it is empty.
  /// - Throws: `AuditError` for a head that cannot be used; what the register throws. A chain that
  ///   does not hold is a result.
  /// - Complexity: O(size of the audit), one record in memory.
  public static func run(
    _ register: RegisterFile, heads paths: [String] = [], trusting keys: [BundleKey] = []
  ) throws -> Report {
    let trusted = paths.isEmpty || !keys.isEmpty ? keys : try localKey(of: register)
    let heads = try paths.map { path in
      (path, try AuditCheckpoint(text: try text(path), path: path, trusting: trusted))
    }
    return Report(
      verification: try register.verifyAudit(heads: heads.map(\.1.head)), heads: heads,
      isTrustLocal: keys.isEmpty)
  }

  private static func localKey(of register: RegisterFile) throws -> [BundleKey] {
    let path = SignAuditHead.keyPath(besideRegister: register.path)
    guard FileManager.default.fileExists(atPath: path) else { throw AuditError.noTrustedKey }
    return [try MakerKey(path: path).publicKey]
  }

  private static func text(_ path: String) throws -> String {
    do { return try String(contentsOf: URL(filePath: path), encoding: .utf8) } catch {
      throw ImportError.unreadable(path: path, reason: FileAccess.reason(error))
    }
  }
}
