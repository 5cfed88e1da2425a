extension Identifier {
  /// The key with the letters and digits that reading machines and people take for each other made
  /// one: O and 0, I, L and 1, S and 5, B and 8, Z and 2, G and 6.
  public var confusionKey: String { Self.folded(key) }

  /// The confusion keys of all numbers that this one may be a slip for: its own, and those with
  /// two neighbours in each other's place.
  public var slipKeys: [String] {
    let letters = Array(confusionKey)
    guard isLongEnoughForSlips else { return [confusionKey] }
    return unique(
      [confusionKey]
        + letters.indices.dropLast().map { index in
          var swapped = letters
          swapped.swapAt(index, index + 1)
          return String(swapped)
        })
  }

  /// Whether the numbers differ by letters that are taken for each other, or by two neighbours in
  /// each other's place: one slip of a machine or a hand.
  public func isSlip(of other: Identifier) -> Bool {
    key != other.key && isLongEnoughForSlips && other.isLongEnoughForSlips
      && slipKeys.contains(other.confusionKey)
  }

  /// Short numbers lie too close to each other to speak of slips.
  private var isLongEnoughForSlips: Bool { key.count >= 6 }

  private static func folded(_ key: String) -> String {
    String(
      key.map { letter in
        switch letter {
        case "O": "0"
        case "I", "L": "1"
        case "S": "5"
        case "B": "8"
        case "Z": "2"
        case "G": "6"
        default: letter
        }
      })
  }
}
