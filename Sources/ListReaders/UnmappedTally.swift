import Subjects

/// Counts what no rule maps, path by path.
struct UnmappedTally {
  /// More paths than any format has; beyond it, new ones are counted together.
  static let pathLimit = 2_000
  private var counts: [String: (count: Int, firstLine: Int)] = [:]

  mutating func count(_ path: String, line: Int) {
    let isFull = counts.count >= Self.pathLimit && counts[path] == nil
    counts[isFull ? "(further paths)" : path, default: (0, line)].count += 1
  }

  /// In the order of their paths.
  var elements: [UnmappedElement] {
    counts.map { UnmappedElement(path: $0.key, count: $0.value.count, firstLine: $0.value.firstLine) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
