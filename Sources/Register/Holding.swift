/// Which editions of a list are held: a function of the editions and their acceptances alone, so
/// that the order in which they arrived does not matter.
enum Holding {
  /// Walks the editions in the order in which they were published.
  ///
  /// Each is measured against the last one before it that is not held; the first has none.
  ///
  /// - Parameters:
  ///   - editions: those of one list, in order.
  ///   - knownAt: acceptances after this moment do not count.
  ///   - removed: how many entries of the first edition are missing in the second.
  /// - Returns: the editions with the reasons why they are held.
  static func walk(
    _ editions: [Edition], knownAt: Moment? = nil,
    removed: (_ from: Edition, _ to: Edition) throws -> Int
  ) rethrows -> [Edition] {
    var predecessor: Edition?
    var walked: [Edition] = []
    for var edition in editions {
      edition.holdReasons = []
      let isAccepted = edition.accepted.map { $0.isKnown(at: knownAt) } ?? false
      if !isAccepted {
        edition.holdReasons = try reasons(to: edition, after: predecessor, removed: removed)
      }
      if !edition.isHeld { predecessor = edition }
      walked.append(edition)
    }
    return walked
  }

  private static func reasons(
    to edition: Edition, after predecessor: Edition?, removed: (Edition, Edition) throws -> Int
  ) rethrows -> [HoldReason] {
    var reasons: [HoldReason] = []
    if let predecessor, predecessor.counts.entries > 0 {
      let count = try removed(predecessor, edition)
      let entries = predecessor.counts.entries
      if Double(count) > edition.maxRemoved * Double(entries) {
        reasons.append(
          .removed(count, ofEntries: entries, since: predecessor.id, limit: edition.maxRemoved))
      }
    }
    let (rejects, rows) = (edition.counts.rejects, edition.counts.rows)
    if Double(rejects) > edition.maxRejected * Double(rows) {
      reasons.append(.rejected(rejects, ofRows: rows, limit: edition.maxRejected))
    }
    return reasons
  }
}

extension Moment {
  /// Whether this has happened by `moment`; always when that is `nil`.
  func isKnown(at moment: Moment?) -> Bool { moment.map { seconds <= $0.lastSecond } ?? true }
}
