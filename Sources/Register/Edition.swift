/// The number of an edition: in the order of arrival, over all lists, from 1.
///
/// Never used again.
public struct EditionID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number itself.
  public let number: Int

  /// Makes one from its parts.
  public init(_ number: Int) { self.number = number }

  /// In the order of arrival.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// The number in digits.
  public var description: String { String(number) }
}

/// One file of an edition as it was when it was read.
public struct SourceFile: Sendable, Hashable {
  /// The name without its folder.
  public var name: String
  /// The size in bytes.
  public var sizeBytes: Int
  /// 32 bytes.
  public var sha256: [UInt8]

  /// Makes one from its parts.
  public init(name: String, sizeBytes: Int, sha256: [UInt8]) {
    self.name = name
    self.sizeBytes = sizeBytes
    self.sha256 = sha256
  }
}

/// Why an edition waits for a person's word before it comes into force.
public enum HoldReason: Sendable, Hashable {
  /// Too many entries of the edition before it are missing: `removed` of `entries`, where at most
  /// the share `limit` (0…1) may be. Cure: look at the difference, then accept, or import the
  /// whole file.
  case removed(Int, ofEntries: Int, since: EditionID, limit: Double)
  /// Too many rows could not be read: `rejected` of `rows`, where at most the share `limit` may
  /// be. Cure: look at the rejects, then accept, or fetch the file again.
  case rejected(Int, ofRows: Int, limit: Double)
}

/// One version of one list.
public struct Edition: Sendable, Equatable, Identifiable {
  /// How much an edition holds.
  public struct Counts: Sendable, Equatable {
    /// Rows of the main file.
    public var rows = 0
    /// People, organisations, vehicles and wallets.
    public var entries = 0
    /// Sanctions, documents, addresses and relations.
    public var related = 0
    /// Rows that could not be read, and entities whose id stood in the file before.
    public var rejects = 0
    /// Rows of side files whose parent row is absent.
    public var orphans = 0
    /// Elements that no rule maps.
    public var unmapped = 0

    /// Makes one from its parts.
    public init() {}
  }

  /// The number by which people name it.
  public let id: EditionID
  /// The list of which it is a version.
  public let list: ListName
  /// The name of the format, in the words of the command line: `un`, `ftm`.
  public let format: String
  /// The version of the reader that read it.
  public let readerVersion: String
  /// When the publisher published it.
  public let published: Moment
  /// When it was imported here.
  public let imported: Moment
  /// SHA-256 over the SHA-256 of each file, in their order.
  public let sha256: [UInt8]
  /// Its files in the order in which they were read.
  public let files: [SourceFile]
  /// How much it holds.
  public let counts: Counts
  /// The share of the earlier edition's entries (0…1) that may be missing before it is held.
  public let maxRemoved: Double
  /// The share of rows (0…1) that may be rejected before it is held.
  public let maxRejected: Double
  /// When a person accepted it although it might be held.
  public let accepted: Moment?
  /// Why it is held; empty where it is not.
  public internal(set) var holdReasons: [HoldReason]

  /// Whether it waits for a person's word.
  public var isHeld: Bool { !holdReasons.isEmpty }

  /// The place of the edition in the order of its list: published, then number.
  var position: Int { Self.position(published: published, id: id) }

  /// 24 bits are left to the number, so 16 million editions fit, until the year 9999.
  static func position(published: Moment, id: EditionID) -> Int {
    precondition(id.number < 1 << 24, "16 million editions at most")
    return published.seconds * (1 << 24) + id.number
  }
}
