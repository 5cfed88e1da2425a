import Crypto
import CryptoExtras
import Foundation

/// What is kept of a password: scrypt (RFC 7914) with its salt and cost.
///
/// Making or comparing one takes about 0.2 s of one core and 32 MiB. Whoever serves many bounds how
/// many run at once (`maxConcurrent`) and keeps them off the threads that answer checks.
public struct PasswordHash: Sendable, Equatable {
  /// How much work a password takes.
  public struct Cost: Sendable, Equatable {
    /// log₂ of the number of rounds N.
    public var logRounds: Int
    /// The block size r.
    public var blockSize: Int
    /// The parallelism p.
    public var parallelism: Int

    /// Makes one from its parts.
    public init(logRounds: Int, blockSize: Int, parallelism: Int) {
      self.logRounds = logRounds
      self.blockSize = blockSize
      self.parallelism = parallelism
    }

    /// N = 2¹⁵, r = 8, p = 3: the least memory of the equal choices in OWASP's Password Storage
    /// Cheat Sheet (2025), for small machines.
    public static let standard = Cost(logRounds: 15, blockSize: 8, parallelism: 3)

    /// Bounds, so that a damaged file cannot ask for all memory: 1 GiB at most.
    var isSensible: Bool {
      (1...20).contains(logRounds) && (1...32).contains(blockSize) && (1...16).contains(parallelism)
        && (128 * blockSize * parallelism) << logRounds <= 1 << 30
    }
  }

  /// How many may be computed at once on a machine with so many cores: half of them, so that signing
  /// in never takes the machine from those who check.
  public static func maxConcurrent(cores: Int) -> Int { max(1, cores / 2) }

  /// The cost at which this one was made.
  public let cost: Cost
  private let salt: [UInt8]
  private let key: [UInt8]

  /// Hashes a password under a new salt.
  ///
  /// - Throws: where the memory cannot be had.
  public init(of password: String, cost: Cost = .standard) throws {
    precondition(cost.isSensible, "a cost within bounds")
    self.cost = cost
    salt = RandomBytes.make(16)
    key = try Self.derive(password, salt: salt, cost: cost)
  }

  /// Reads `$scrypt$ln=15,r=8,p=3$salt$key`; `nil` for anything else.
  public init?(text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
    let numbers = parts[2].split(separator: ",").map { $0.split(separator: "=") }
    guard numbers.map(\.first) == ["ln", "r", "p"] else { return nil }
    let values = numbers.compactMap { $0.count == 2 ? Int($0[1]) : nil }
    guard values.count == 3 else { return nil }
    cost = Cost(logRounds: values[0], blockSize: values[1], parallelism: values[2])
    guard cost.isSensible, let salt = Base64URL.bytes(parts[3]), salt.count == 16,
      let key = Base64URL.bytes(parts[4]), key.count == 32
    else { return nil }
    (self.salt, self.key) = (salt, key)
  }

  /// The hash of no password at all: comparing with it fails after the same work.
  init(decoyOf cost: Cost) {
    self.cost = cost
    salt = RandomBytes.make(16)
    key = RandomBytes.make(32)
  }

  /// What `init(text:)` reads.
  public var text: String {
    "$scrypt$ln=\(cost.logRounds),r=\(cost.blockSize),p=\(cost.parallelism)$"
      + Base64URL.text(salt) + "$" + Base64URL.text(key)
  }

  /// Whether this is the hash of that password.
  ///
  /// Takes the same work whether it is or not, and compares in constant time.
  ///
  /// - Throws: where the memory cannot be had.
  public func matches(_ password: String) throws -> Bool {
    isEqualInConstantTime(try Self.derive(password, salt: salt, cost: cost), key)
  }

  private static func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
    // The same word typed on two keyboards may come as different scalars.
    var bytes = Array(password.precomposedStringWithCompatibilityMapping.utf8)
    // Nothing, and more than a password may have, stand for what no password is. The library
    // cannot take nothing.
    if bytes.isEmpty || password.utf8.count > PasswordRules.longestBytes { bytes = [0] }
    return try KDF.Scrypt.deriveKey(
      from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.logRounds,
      blockSize: cost.blockSize, parallelism: cost.parallelism
    ).withUnsafeBytes { Array($0) }
  }
}
