import GRDB

extension RegisterFile {
  /// A text that changes whenever another edition comes into force, a list becomes match-only, or the
  /// settings change: what a running service asks to know whether to load its lists anew.
  ///
  /// - Complexity: O(editions), a few microseconds.
  public func standing() throws -> String {
    try read { database in
      let editions = try Row.fetchOne(
        database,
        sql: """
          SELECT (SELECT max(id) FROM edition) AS newest,
            (SELECT group_concat(accepted) FROM edition WHERE accepted IS NOT NULL) AS accepted,
            (SELECT group_concat(name) FROM list WHERE visibility <> 'open') AS closed,
            (SELECT hex(value) FROM setting WHERE name = 'policy') AS policy
          """)
      return editions?.map { $0.1.description }.joined(separator: "|") ?? ""
    }
  }
}
