import GRDB

/// The tables of an access file.
enum AccessSchema {
  /// "TABA": what `file` and SQLite show as the owner of the format.
  static let applicationID = 0x5441_4241

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 accounts, sessions and keys") { database in
      try database.execute(sql: first)
      try FailureBook.makeKey(in: database)
    }
    return migrator
  }

  /// STRICT, so that a column holds what it says and reading it cannot fail on its kind.
  private static let first = """
    CREATE TABLE setting (name TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL)
      STRICT, WITHOUT ROWID;

    CREATE TABLE account (
      name TEXT PRIMARY KEY NOT NULL,
      display_name TEXT NOT NULL,
      role TEXT NOT NULL,
      disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
      -- Codes with spaces between; empty for all.
      purposes TEXT NOT NULL,
      password TEXT NOT NULL,
      must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
      secret_expires INTEGER,
      created INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The SHA-256 of the token, never the token.
    CREATE TABLE session (
      digest BLOB PRIMARY KEY NOT NULL,
      account TEXT NOT NULL REFERENCES account (name),
      created INTEGER NOT NULL,
      seen INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_by_account ON session (account, created);

    -- The SHA-256 of the secret, never the secret. Rows are never removed: records name keys.
    CREATE TABLE api_key (
      id TEXT PRIMARY KEY NOT NULL,
      digest BLOB NOT NULL,
      label TEXT NOT NULL,
      role TEXT NOT NULL,
      purpose TEXT,
      expires INTEGER,
      -- Names with spaces between; NULL for all.
      lists TEXT,
      per_minute INTEGER,
      created INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      used_day INTEGER,
      revoked INTEGER
    ) STRICT, WITHOUT ROWID;

    -- Failures to sign in. The subject is a keyed hash of a name, an address or a pair of both: what
    -- strangers type is not kept.
    CREATE TABLE failure (
      subject BLOB PRIMARY KEY NOT NULL,
      -- Whether the subject is one that we know, and so one of few.
      known INTEGER NOT NULL CHECK (known IN (0, 1)),
      count INTEGER NOT NULL,
      last INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX failure_by_age ON failure (known, last);

    -- Addresses from which an account has signed in, as keyed hashes of the pair.
    CREATE TABLE familiar (
      account TEXT NOT NULL REFERENCES account (name),
      source BLOB NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (account, source)
    ) STRICT, WITHOUT ROWID;
    """
}
