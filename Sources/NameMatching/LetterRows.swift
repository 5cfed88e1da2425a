/// The table of `LetterCosts.distance` for one text against many that share beginnings: a row for
/// each letter, kept on a stack.
///
/// Same costs, same result; a test holds the two together.
public struct LetterRows {
  /// Units are cut at this many letters, far beyond single names.
  public static let depthLimit = 31

  private let costs: LetterCosts
  private let query: [UInt8]
  private let limit: Int
  private let width: Int
  private var cells: [Int32]
  private var letters: [UInt8]
  private var minima: [Int32]
  private var depth = 0

  /// - Parameters:
  ///   - costs: from the script of the letters appended to the script of `query`.
  ///   - limit: costs above it are one and the same, 1/16 nat.
  public init(costs: LetterCosts, query: [UInt8], limit: Int) {
    self.costs = costs
    self.query = query
    self.limit = limit
    width = query.count + 1
    cells = [Int32](repeating: Int32(limit + 1), count: (Self.depthLimit + 1) * width)
    letters = [UInt8](repeating: 0, count: Self.depthLimit + 1)
    minima = [Int32](repeating: 0, count: Self.depthLimit + 1)
  }

  /// Forgets all letters.
  public mutating func start() {
    depth = 0
    fillRow()
  }

  /// Keeps the first `count` letters.
  public mutating func keep(_ count: Int) {
    precondition(count <= depth, "only letters that were appended can be kept")
    depth = count
  }

  /// Adds a letter; at most `depthLimit` may stand.
  public mutating func append(_ letter: UInt8) {
    depth += 1
    letters[depth] = letter
    fillRow()
  }

  /// The cost of turning all letters into the query; `limit + 1` for more than the limit.
  public var distance: Int { Int(cells[depth * width + query.count]) }

  /// Whether no letters that could follow bring the cost back to the limit.
  public var exceedLimit: Bool {
    depth >= 1 && Int(minima[depth]) > limit && Int(minima[depth - 1]) > limit
  }

  private mutating func fillRow() {
    let size = Alphabet.size
    let over = Int32(limit + 1)
    let row = depth * width
    let x = depth >= 1 ? Int(letters[depth]) : 0
    let before = depth >= 2 ? Int(letters[depth - 1]) : 0
    let pair = depth >= 2 ? Int(costs.leftPairs[before * size + x]) : 0
    var least = over
    costs.single.withUnsafeBufferPointer { single in
      cells.withUnsafeMutableBufferPointer { cells in
        for j in 0..<width {
          var best = depth == 0 && j == 0 ? 0 : over
          let y = j >= 1 ? Int(query[j - 1]) : 0
          if j >= 1 { Self.offer(&best, cells[row + j - 1], single[y]) }
          if depth >= 1 {
            let above = row - width
            Self.offer(&best, cells[above + j], single[x * size])
            if j >= 1 { Self.offer(&best, cells[above + j - 1], single[x * size + y]) }
            if j >= 2 {
              let y1 = Int(query[j - 2])
              let other = Int(costs.rightPairs[y1 * size + y])
              if other > 0 {
                Self.offer(&best, cells[above + j - 2], costs.oneToTwo[other * size + x])
              }
              if depth >= 2 {
                let above2 = above - width
                if pair > 0, other > 0 {
                  Self.offer(
                    &best, cells[above2 + j - 2],
                    costs.twoToTwo[pair * costs.rightPairCount + other])
                }
                if let transposition = costs.transposition, before == y, x == y1 {
                  best = min(best, cells[above2 + j - 2] + Int32(transposition))
                }
              }
            }
            if pair > 0, j >= 1 {
              Self.offer(&best, cells[above - width + j - 1], costs.twoToOne[pair * size + y])
            }
          }
          best = min(best, over)
          cells[row + j] = best
          least = min(least, best)
        }
      }
    }
    minima[depth] = least
  }

  @inline(__always)
  private static func offer(_ best: inout Int32, _ base: Int32, _ cost: UInt8) {
    if cost != LetterCosts.forbidden { best = min(best, base + Int32(cost)) }
  }
}
