import Crypto
public import Register

/// What a bundle is and holds: the part that is signed.
///
/// It describes the lists as they are once the bundle is open, so a whole bundle and the changes
/// that lead to it have one manifest and one signature.
public struct BundleManifest: Sendable, Equatable {
  /// One list of a bundle.
  public struct List: Sendable, Equatable {
    public var list: ListName
    /// When the publisher published the edition.
    public var published: Moment
    /// SHA-256 of the publisher's bytes in hexadecimal digits.
    public var sha256: String
    /// Ids of entries that an edition which waits for acceptance would remove, sorted.
    public var removalPending: [String]
    public var entries: Int
    /// The size of the list's lines (`SubjectLine`).
    public var sizeBytes: Int
    /// SHA-256 of the list's lines in hexadecimal digits.
    public var digest: String

    public init(
      list: ListName, published: Moment, sha256: String, removalPending: [String], entries: Int,
      sizeBytes: Int, digest: String
    ) {
      self.list = list
      self.published = published
      self.sha256 = sha256
      self.removalPending = removalPending
      self.entries = entries
      self.sizeBytes = sizeBytes
      self.digest = digest
    }
  }

  /// The number in the series of its key; only rises.
  public var serial: Int
  public var created: Moment
  /// From when on answers say that it is stale; a day counts to its end.
  public var validUntil: Moment
  /// The engine of the maker; whoever opens the bundle compiles with an engine of their own.
  public var engine: String
  /// The codes of the maker's policy.
  public var purposes: [String]
  /// The code of the purpose of a check that names none.
  public var defaultPurpose: String
  public var lists: [List]
}

extension BundleManifest.List {
  init(describing lines: [UInt8], count: Int, of snapshot: ListSnapshot) {
    guard let list = ListName(snapshot.list),
      let published = snapshot.published.flatMap(Moment.init)
    else { preconditionFailure("bundles are made of lists of a register") }
    self.init(
      list: list, published: published, sha256: snapshot.sha256 ?? "",
      removalPending: snapshot.removalPending.sorted(), entries: count, sizeBytes: lines.count,
      digest: Self.digest(of: lines))
  }

  static func digest(of lines: [UInt8]) -> String {
    SHA256.hash(data: lines).map(hexadecimal).joined()
  }
}
