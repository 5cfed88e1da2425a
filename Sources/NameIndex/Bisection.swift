extension Range<Int> {
  /// The first number for which a condition fails that holds up to some number and fails from there
  /// on; the end of the range where it holds throughout.
  ///
  /// - Complexity: O(log *n*) calls.
  func end(of holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
