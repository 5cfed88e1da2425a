/// "Changed after that time", as clients write it.
///
/// What a time leaves out is taken at its end, as the search engines do behind the API that we are
/// compatible with: after a day means after its last second.
struct ChangedSince: Sendable {
  private let lastSecond: String

  /// `nil` where the text is none.
  init?(_ text: String) {
    guard Self.isValid(text) else { return nil }
    lastSecond = text + "T23:59:59".dropFirst(text.count - 10)
  }

  /// Whether an entity changed after it; one that tells no time did not.
  func holds(for lastChange: String?) -> Bool { lastChange.map { $0 > lastSecond } ?? false }

  /// Digits and signs in their places.
  static func isValid(_ text: String) -> Bool {
    let form = Array("0000-00-00T00:00:00".utf8)
    let bytes = Array(text.utf8)
    guard [10, 13, 16, 19].contains(bytes.count) else { return false }
    return zip(bytes, form).allSatisfy { byte, sign in
      sign == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == sign
    }
  }
}
