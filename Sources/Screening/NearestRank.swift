extension RandomAccessCollection where Index == Int {
  /// The element below or at which that share of a sorted collection lies: the nearest rank.
  ///
  /// - Parameter share: 0 to 1.
  func nearestRank(_ share: Double) -> Element? {
    guard let last = indices.last else { return nil }
    return self[Swift.min(Swift.max(Int((share * Double(count)).rounded(.up)) - 1, 0), last)]
  }
}
