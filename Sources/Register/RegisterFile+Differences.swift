import GRDB
import Subjects

extension RegisterFile {
  /// Compares two editions of one list and hands out what differs, in the order of ids' bytes.
  ///
  /// What belongs to an entry counts as a change of the entry. An entity whose fields all have
  /// the same values in another order, or that differs only in the times of the publisher's crawl,
  /// has not changed.
  ///
  /// - Parameter first: `nil` compares with nothing: every entry is added.
  public func differences(
    from first: EditionID?, to second: EditionID, _ body: (EntryChange) throws -> Void = { _ in }
  ) throws -> EditionDifference {
    try read { database in
      let to = try EditionPlace(second, in: database)
      let from = try first.map { try EditionPlace($0, in: database) }
      precondition(from.map { $0.list == to.list } ?? true, "two editions of one list")
      var total = EditionDifference()
      let reader = try DifferenceReader(
        list: to.list, from: from?.position ?? Int.min, to: to.position, in: database)
      while let change = try reader.next() {
        total.count(change)
        try body(change)
      }
      return total
    }
  }
}
