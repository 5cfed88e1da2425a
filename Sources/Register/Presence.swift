import GRDB

/// Keeps which versions are present in which editions, as intervals on the order of editions.
enum Presence {
  /// Gives an edition its place: the versions in `temp.staged` are present in it, no others.
  ///
  /// Let the edition stand at `at`, and the next one of its list at `next`, or nowhere.
  /// What covers `at` is what the edition before holds. Intervals end at the first edition in which
  /// the version is absent, so one that ends at `next` needs no lengthening.
  static func insert(
    edition: EditionID, published: Moment, list: Int64, in database: Database
  ) throws {
    let at = Edition.position(published: published, id: edition)
    let next = try Int.fetchOne(
      database, sql: "SELECT min(position) FROM edition WHERE list = ? AND position > ?",
      arguments: [list, at])
    let arguments: StatementArguments = ["list": list, "at": at, "next": next ?? Int.max]
    try database.execute(sql: "CREATE UNIQUE INDEX temp.staged_version ON staged (version)")
    for (index, statement) in statements.enumerated() where index > 0 || next != nil {
      try database.makeStatement(sql: statement).execute(arguments: arguments)
    }
    try database.execute(sql: "DROP TABLE temp.staged")
  }

  private static let statements = [
    // Before and after, but not in the edition: what follows becomes an interval of its own.
    """
    INSERT INTO presence (version, list, "from", "to")
    SELECT version, list, :next, "to" FROM presence
    WHERE list = :list AND "from" <= :at AND :at < "to" AND "to" > :next
      AND version NOT IN (SELECT version FROM temp.staged)
    """,
    // Before, but not in the edition: the interval ends.
    """
    UPDATE presence SET "to" = :at
    WHERE list = :list AND "from" <= :at AND :at < "to"
      AND version NOT IN (SELECT version FROM temp.staged)
    """,
    // After and in the edition, but not before: the interval starts earlier.
    """
    UPDATE presence SET "from" = :at
    WHERE list = :list AND "from" = :next
      AND version IN (SELECT version FROM temp.staged)
    """,
    // In the edition, but neither before nor after.
    """
    INSERT INTO presence (version, list, "from", "to")
    SELECT version, :list, :at, :next FROM temp.staged
    WHERE NOT EXISTS (
      SELECT 1 FROM presence WHERE list = :list AND version = staged.version
        AND "from" <= :at AND :at < "to")
    ORDER BY version
    """,
  ]
}
