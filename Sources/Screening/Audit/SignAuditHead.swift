import Foundation
public import Register

/// Signs the end of the audit, for whoever keeps it elsewhere.
public enum SignAuditHead {
  /// What was signed.
  public struct Signed: Sendable {
    public let checkpoint: AuditCheckpoint
    /// The file of the secret key.
    public let keyPath: String
    /// Whether the key was made for it.
    public let isKeyNew: Bool
  }

  /// The file of the key beside a register.
  public static func keyPath(besideRegister register: String) -> String { register + "-audit-key" }

  /// Signs the end of the chain.
  ///
  /// - Parameter path: the file of the secret key, made where there is none; beside the register
  ///   where it is `nil`.
  /// - Throws: `MakerError`; what the register throws.
  public static func run(
    _ register: RegisterFile, keyPath path: String? = nil, at now: Moment
  ) throws -> Signed {
    let path = path ?? keyPath(besideRegister: register.path)
    let isNew = !FileManager.default.fileExists(atPath: path)
    let key = try MakerKey(path: path)
    let checkpoint = try AuditCheckpoint(register.auditHead(), made: now, by: key)
    return Signed(checkpoint: checkpoint, keyPath: path, isKeyNew: isNew)
  }
}
