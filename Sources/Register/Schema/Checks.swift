extension Migration {
  /// 3: that a check was made, by whom and why, without a word on whom it was about.
  static let checks = Migration(
    name: "3 checks",
    statements: """
      CREATE TABLE check_record (
        id INTEGER PRIMARY KEY,
        made TEXT NOT NULL,
        purpose TEXT NOT NULL,
        user TEXT NOT NULL,
        -- Numbers of the editions that were checked against, in ascending order, with commas.
        editions TEXT NOT NULL,
        engine TEXT NOT NULL,
        outcome TEXT NOT NULL,
        results INTEGER NOT NULL,
        -- HMAC-SHA256 of the query under a key that only this register has.
        query_hash BLOB NOT NULL
      );
      """)
}
