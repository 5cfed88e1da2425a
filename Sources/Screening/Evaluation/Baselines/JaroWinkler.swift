/// The likeness of two words by Jaro and Winkler.
enum JaroWinkler {
  /// 0 to 1; words are read to their 64th letter.
  ///
  /// - Source: W. Winkler, "String comparator metrics and enhanced decision rules in the
  ///   Fellegi–Sunter model of record linkage", 1990: a common beginning of up to four letters counts
  ///   0.1 each, from a likeness of 0.7 up.
  static func likeness(_ left: [UInt8], _ right: [UInt8]) -> Double {
    let (a, b) = (left.prefix(64), right.prefix(64))
    if a == b { return a.isEmpty ? 0 : 1 }
    let window = max(a.count, b.count) / 2 - 1
    guard window >= 0 else { return 0 }
    var (takenA, takenB): (UInt64, UInt64) = (0, 0)
    var matches = 0
    for i in a.indices {
      var j = max(0, i - window)
      let end = min(b.count, i + window + 1)
      while j < end {
        if b[j] == a[i], takenB & (1 << UInt64(j)) == 0 {
          takenA |= 1 << UInt64(i)
          takenB |= 1 << UInt64(j)
          matches += 1
          break
        }
        j += 1
      }
    }
    guard matches > 0 else { return 0 }
    let jaro = jaro(a, b, takenA, takenB, matches)
    guard jaro > 0.7 else { return jaro }
    let start = zip(a, b).prefix(4).prefix { $0 == $1 }.count
    return jaro + Double(start) * 0.1 * (1 - jaro)
  }

  private static func jaro(
    _ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, _ takenA: UInt64, _ takenB: UInt64,
    _ matches: Int
  ) -> Double {
    var (outOfOrder, rest) = (0, takenB)
    for i in a.indices where takenA & (1 << UInt64(i)) != 0 {
      if a[i] != b[rest.trailingZeroBitCount] { outOfOrder += 1 }
      rest &= rest - 1
    }
    let count = Double(matches)
    let swaps = Double(outOfOrder / 2)
    return (count / Double(a.count) + count / Double(b.count) + (count - swaps) / count) / 3
  }
}
