public import NameText

/// What it costs to write the letters of one script in another, or in another spelling of the
/// same script: weighted operations that turn up to two letters into up to two.
///
/// Costs are in 1/16 nat, 0 to 254; 255 forbids. `left` and `right` name the two sides; a table
/// reads in one direction, and `reversed` is the same knowledge in the other.
public struct LetterCosts: Sendable {
  /// The cost that forbids an operation.
  public static let forbidden: UInt8 = 255

  public let left: Script
  public let right: Script
  /// Cost of left letter → right letter, at `left * Alphabet.size + right`; right 0 deletes, left 0
  /// inserts.
  package let single: [UInt8]
  /// The number of each pair of left letters that some operation takes, at `first * 48 + second`;
  /// 0 for all others.
  package let leftPairs: [UInt8]
  package let rightPairs: [UInt8]
  /// `leftPairs` for words that are read backwards.
  package let backwardLeftPairs: [UInt8]
  /// Cost of a left pair → right letter, at `pair * 48 + letter`; letter 0 is never used.
  package let twoToOne: [UInt8]
  /// Cost of a left letter → right pair, at `pair * 48 + letter`.
  package let oneToTwo: [UInt8]
  /// Cost of a left pair → right pair, at `left pair * rightPairCount + right pair`.
  package let twoToTwo: [UInt8]
  package let rightPairCount: Int
  /// Cost of swapping two neighbours; `nil` between different scripts.
  package let transposition: Int?
}

extension LetterCosts {
  /// The least cost of turning `x`, in the left script, into `y`, in the right one: the definition.
  ///
  /// Both are symbols of their alphabets. Costs saturate at `limit + 1`, which stands for "more
  /// than the limit".
  ///
  /// - Complexity: O(*m* × *n*) time, O(*n*) space.
  /// - Source: the string-to-string correction problem (Wagner and Fischer 1974) with operations on
  ///   up to two letters.
  public func distance(_ x: [UInt8], _ y: [UInt8], limit: Int = 1 << 20) -> Int {
    let width = y.count + 1
    var rows = [[Int]](repeating: [Int](repeating: limit + 1, count: width), count: 3)
    for i in 0...x.count {
      let here = i % 3
      for j in 0..<width {
        var best = i == 0 && j == 0 ? 0 : limit + 1
        func offer(_ base: Int, _ cost: UInt8) {
          if cost != Self.forbidden { best = min(best, base + Int(cost)) }
        }
        if j >= 1 { offer(rows[here][j - 1], single[Int(y[j - 1])]) }
        if i >= 1 {
          let above = rows[(i + 2) % 3]
          offer(above[j], single[Int(x[i - 1]) * Alphabet.size])
          if j >= 1 { offer(above[j - 1], single[Int(x[i - 1]) * Alphabet.size + Int(y[j - 1])]) }
          if j >= 2 {
            let pair = rightPairs[Int(y[j - 2]) * Alphabet.size + Int(y[j - 1])]
            if pair > 0 {
              offer(above[j - 2], oneToTwo[Int(pair) * Alphabet.size + Int(x[i - 1])])
            }
          }
        }
        if i >= 2 {
          let above = rows[(i + 1) % 3]
          let pair = Int(leftPairs[Int(x[i - 2]) * Alphabet.size + Int(x[i - 1])])
          if pair > 0, j >= 1 {
            offer(above[j - 1], twoToOne[pair * Alphabet.size + Int(y[j - 1])])
          }
          if j >= 2 {
            let other = Int(rightPairs[Int(y[j - 2]) * Alphabet.size + Int(y[j - 1])])
            if pair > 0, other > 0 { offer(above[j - 2], twoToTwo[pair * rightPairCount + other]) }
            if let transposition, x[i - 2] == y[j - 1], x[i - 1] == y[j - 2] {
              best = min(best, above[j - 2] + transposition)
            }
          }
        }
        rows[here][j] = min(best, limit + 1)
      }
    }
    return rows[x.count % 3][y.count]
  }
}
