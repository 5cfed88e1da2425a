/// "Changed since that time", as clients write it: what changed within the day, hour or minute that
/// is named counts, so that nobody misses what changed on the day of his last look.
public struct ChangedSince: Sendable {
  let text: String

  /// `nil` where the text is none.
  public init?(_ text: String) {
    guard Self.isValid(text) else { return nil }
    self.text = text
  }

  /// Whether an entity changed since; one that tells no time did not.
  func holds(for lastChange: String?) -> Bool { lastChange.map { $0 >= text } ?? false }

  /// Digits and signs in their places.
  public static func isValid(_ text: String) -> Bool {
    let form = Array("0000-00-00T00:00:00".utf8)
    let bytes = Array(text.utf8)
    guard [10, 13, 16, 19].contains(bytes.count) else { return false }
    return zip(bytes, form).allSatisfy { byte, sign in
      sign == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == sign
    }
  }
}
