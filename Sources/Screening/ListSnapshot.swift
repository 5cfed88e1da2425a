public import NameIndex

/// One list as a check sees it: an edition and the index compiled from it, pinned together.
public struct ListSnapshot: Sendable {
  public let list: String
  /// The number of the edition in the register; `nil` for a file that is checked without one.
  public let edition: Int?
  /// When the publisher published it, an ISO date or time.
  public let published: String?
  /// SHA-256 of the publisher's bytes in hexadecimal digits.
  public let sha256: String?
  public let index: CompiledIndex
  /// Ids of entries that an edition which waits for acceptance would remove.
  public let removalPending: Set<String>
  /// The bundle that it comes from; `nil` for a list of a register or file.
  public let bundle: BundleStanding?

  public init(
    list: String, edition: Int?, published: String?, sha256: String?,
    index: CompiledIndex, removalPending: Set<String> = [], bundle: BundleStanding? = nil
  ) {
    self.list = list
    self.edition = edition
    self.published = published
    self.sha256 = sha256
    self.index = index
    self.removalPending = removalPending
    self.bundle = bundle
  }
}
