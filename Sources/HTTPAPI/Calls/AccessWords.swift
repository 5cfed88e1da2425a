import Access

/// What callers are told of their accounts, keys and purposes.
enum AccessWords {
  static func text(of error: any Error) -> String { "The purpose does not hold: \(error)" }
}
