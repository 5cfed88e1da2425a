import GRDB
import Subjects

extension RegisterFile {
  /// What an entry did on a list; no events where the list never had it.
  public func history(of id: String, on list: ListName) throws -> EntryHistory {
    try read { database in
      let listID = try ListRow.require(list, in: database)
      let editions = try Editions.all(of: list, in: database).filter { !$0.isHeld }
      let intervals = try Interval.all(of: id, list: listID, in: database)
      var events: [EntryHistory.Event] = []
      var earlier: Set<Int64>?
      for edition in editions {
        let present = intervals.filter { $0.covers(edition.position) }
        let now = present.contains { $0.isOwn } ? Set(present.map(\.version)) : nil
        let kind: EntryHistory.Event.Kind? =
          switch (earlier, now) {
          case (nil, .some): .listed
          case (.some, nil): .delisted
          default: earlier == now ? nil : .changed
          }
        if let kind {
          events.append(.init(kind: kind, edition: edition.id, published: edition.published))
        }
        earlier = now
      }
      return EntryHistory(events: events)
    }
  }

  /// Entries in force that the newest edition of the list lacks while that edition is held.
  ///
  /// They still match, and never strongly.
  public func removalPending(on list: ListName) throws -> Set<String> {
    try read { database in
      let listID = try ListRow.require(list, in: database)
      let editions = try Editions.all(of: list, in: database)
      guard let newest = editions.last, newest.isHeld,
        let inForce = editions.last(where: { !$0.isHeld })
      else { return [] }
      return try String.fetchSet(
        database,
        sql: "SELECT name FROM entity WHERE id IN (\(Editions.removedEntries))",
        arguments: ["list": listID, "first": inForce.position, "second": newest.position])
    }
  }

  /// Whether one entry waits for a held edition to take it off the list.
  public func isRemovalPending(_ id: String, on list: ListName) throws -> Bool {
    guard let overview = try lists().first(where: { $0.list == list }),
      let newest = overview.held, let inForce = overview.inForce
    else { return false }
    return try entity(id: id, in: inForce.id)?.isEntry == true
      && entity(id: id, in: newest.id)?.isEntry != true
  }
}

/// When a version of an entry, or of what belongs to it, was present.
private struct Interval {
  let version: Int64
  let from: Int
  let to: Int
  let isOwn: Bool

  func covers(_ position: Int) -> Bool { from <= position && position < to }

  static func all(of id: String, list: Int64, in database: Database) throws -> [Interval] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT version.id, "from", "to", version.entity = subject.id AS is_own
        FROM entity AS subject
        CROSS JOIN version ON version.entity = subject.id OR version.owner = subject.id
        CROSS JOIN presence ON presence.list = subject.list AND presence.version = version.id
        WHERE subject.list = ? AND subject.name = ?
        """, arguments: [list, id])
    return rows.map {
      Interval(version: $0["id"], from: $0["from"], to: $0["to"], isOwn: $0["is_own"])
    }
  }
}
