import GRDB

extension RegisterFile {
  /// The review dates of the entries of an edition that have one, as the list wrote them.
  ///
  /// A date on a sanction or document counts for the entry that it belongs to. Where an entry has
  /// several, the latest counts.
  ///
  /// - Complexity: O(entries that ever had a review date), whatever the size of the edition.
  public func reviewDates(of edition: EditionID) throws -> [String: String] {
    try read { database in
      let place = try EditionPlace(edition, in: database)
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT coalesce(owner.name, entity.name) AS entry, max(review_on) AS review_on
          FROM review CROSS JOIN version ON version.id = review.version
          CROSS JOIN presence ON presence.list = :list AND presence.version = version.id
            AND presence."from" <= :at AND :at < presence."to"
          CROSS JOIN entity ON entity.id = version.entity
          LEFT JOIN entity AS owner ON owner.id = version.owner
          GROUP BY entry
          """, arguments: place.arguments)
      var dates: [String: String] = [:]
      while let row = try rows.next() { dates[row["entry"]] = row["review_on"] }
      return dates
    }
  }

  /// The day number on which each entry of an edition was first published on its list.
  ///
  /// - Complexity: reads every presence of the list's entries.
  public func listedDays(of edition: EditionID) throws -> [String: Int] {
    try read { database in
      let place = try EditionPlace(edition, in: database)
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT entity.name AS entry, min(presence."from") AS first,
            max(presence."from" <= :at AND :at < presence."to") AS is_there
          FROM entity CROSS JOIN version ON version.entity = entity.id
          CROSS JOIN presence ON presence.list = :list AND presence.version = version.id
          WHERE entity.list = :list AND version.is_entry
          GROUP BY entity.id HAVING is_there
          """, arguments: place.arguments)
      var days: [String: Int] = [:]
      while let row = try rows.next() {
        // A position is the second of publication times 2^24, plus the edition's number.
        days[row["entry"]] = Moment(seconds: (row["first"] as Int) >> 24).dayNumber
      }
      return days
    }
  }
}
