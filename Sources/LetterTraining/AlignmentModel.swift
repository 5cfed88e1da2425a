import NameMatching

/// How likely each letter operation is: a joint distribution over all of them, under which two
/// spellings are written side by side, operation by operation.
///
/// - Source: E. Ristad and P. Yianilos, "Learning string-edit distance", IEEE Transactions on
///   Pattern Analysis and Machine Intelligence 20 (1998), with operations on up to two letters.
struct AlignmentModel {
  let left: LetterGroups
  let right: LetterGroups
  /// The probability of left group → right group, at `left group * right.count + right group`.
  var probabilities: [Double]

  init(_ left: LetterGroups, _ right: LetterGroups, probabilities: [Double]) {
    self.left = left
    self.right = right
    self.probabilities = probabilities
  }

  /// The groups that end at each place of a text.
  private struct Reading {
    /// The letter before place *i* + 1, and the pair that ends there, 0 where it is no group.
    let letters: [Int]
    let pairs: [Int]

    init(_ symbols: [UInt8], _ groups: LetterGroups) {
      letters = symbols.map(Int.init)
      pairs = symbols.indices.map { index in
        index == 0
          ? 0 : groups.pairs[Int(symbols[index - 1]) * Alphabet.size + Int(symbols[index])]
      }
    }
  }

  /// The probability of the pair, summed over all alignments.
  ///
  /// - Parameters:
  ///   - weight: what the pair counts for.
  ///   - counts: where given, each operation gains `weight` times how often it is expected in the
  ///     pair's alignments; laid out as `probabilities`.
  func likelihood(of pair: TrainingPair, weight: Double = 0, counts: inout [Double]) -> Double {
    let (x, y) = (Reading(pair.left, left), Reading(pair.right, right))
    let (m, n) = (pair.left.count, pair.right.count)
    let width = n + 1
    let columns = right.count
    var forward = [Double](repeating: 0, count: (m + 1) * width)
    return probabilities.withUnsafeBufferPointer { p in
      forward[0] = 1
      for i in 0...m {
        for j in 0...n where i + j > 0 {
          var sum = 0.0
          Self.forEachOperation(x, y, i, j) { group, other, a, b in
            sum += forward[(i - a) * width + j - b] * p[group * columns + other]
          }
          forward[i * width + j] = sum
        }
      }
      let whole = forward[m * width + n]
      guard weight > 0, whole > 0 else { return whole }
      // What follows each place, pushed back from the end along the same operations.
      var backward = [Double](repeating: 0, count: (m + 1) * width)
      backward[m * width + n] = 1
      counts.withUnsafeMutableBufferPointer { counts in
        for i in stride(from: m, through: 0, by: -1) {
          for j in stride(from: n, through: 0, by: -1) {
            let after = backward[i * width + j]
            if after == 0 { continue }
            Self.forEachOperation(x, y, i, j) { group, other, a, b in
              let before = (i - a) * width + j - b
              let share = p[group * columns + other] * after
              backward[before] += share
              counts[group * columns + other] += weight * forward[before] * share / whole
            }
          }
        }
      }
      return whole
    }
  }

  /// Calls `body` for every operation that may end at letter `i` of the left and `j` of the right:
  /// its two groups and how many letters each takes.
  @inline(__always)
  private static func forEachOperation(
    _ x: Reading, _ y: Reading, _ i: Int, _ j: Int, _ body: (Int, Int, Int, Int) -> Void
  ) {
    if j >= 1 { body(0, y.letters[j - 1], 0, 1) }
    guard i >= 1 else { return }
    let letter = x.letters[i - 1]
    let pair = x.pairs[i - 1]
    body(letter, 0, 1, 0)
    guard j >= 1 else { return }
    body(letter, y.letters[j - 1], 1, 1)
    if pair > 0 { body(pair, y.letters[j - 1], 2, 1) }
    let other = y.pairs[j - 1]
    if other > 0 {
      body(letter, other, 1, 2)
      if pair > 0 { body(pair, other, 2, 2) }
    }
  }
}
