import NameMatching

/// Finds all units of a sorted dictionary within a letter cost of a query's unit.
///
/// One row of the table of `LetterCosts.distance` is kept for each letter of the current unit, and
/// units that begin alike share rows. An operation takes at most two letters and costs at least
/// nothing, so when the last two rows exceed the limit everywhere, so does every unit that begins
/// with these letters, and all of them are passed over.
struct DictionaryWalk {
  private let rows: LetterRows
  private let limit: Int

  init(costs: LetterCosts, query: [UInt8], limit: Int) {
    rows = LetterRows(costs: costs, query: query, limit: limit)
    self.limit = limit
  }

  mutating func visit(
    _ range: Range<Int>, letters: UnsafeBufferPointer<UInt8>, offsets: UnsafeBufferPointer<UInt32>,
    prefixes: UnsafeBufferPointer<UInt8>, found: (Int, Int) -> Void
  ) {
    guard limit >= 0 else { return }
    var rows = rows
    var deepest = LetterRows.depthLimit
    rows.start()
    for unit in range {
      let start = Int(offsets[unit])
      let count = min(Int(offsets[unit + 1]) - start, LetterRows.depthLimit)
      let shared = unit == range.lowerBound ? 0 : Int(prefixes[unit])
      // The letters that failed stand in this unit too.
      if shared >= deepest { continue }
      deepest = LetterRows.depthLimit + 1
      var depth = min(shared, count)
      rows.keep(depth)
      while depth < count {
        rows.append(letters[start + depth])
        depth += 1
        if rows.exceedLimit {
          deepest = depth
          break
        }
      }
      if depth == count, deepest > LetterRows.depthLimit {
        let distance = rows.distance
        if distance <= limit { found(unit, distance) }
      }
    }
  }
}
