/// The name of a list: a small letter, then small letters, digits and underscores; at most 64.
public struct ListName: Sendable, Hashable, CustomStringConvertible {
  /// The name as it is written.
  public let text: String

  /// `nil` where `text` does not match `[a-z][a-z0-9_]*` or is longer than 64 characters.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard let first = bytes.first, Self.isLetter(first), bytes.count <= 64,
      bytes.allSatisfy({ Self.isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x5F })
    else { return nil }
    self.text = text
  }

  /// The name.
  public var description: String { text }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}

extension ListName: Comparable {
  /// In the order of Unicode.
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// Who may see what stands on a list.
public enum ListVisibility: String, Sendable, CaseIterable {
  /// Entries may be searched, browsed and named in summaries.
  case open
  /// Entries may be checked against, and are absent from search, browsing and summaries.
  case matchOnly = "match-only"
}
