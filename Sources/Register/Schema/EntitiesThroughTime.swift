extension Migration {
  /// 2: every version of every entity once, and the editions in which it is present, as intervals.
  static let entitiesThroughTime = Migration(
    name: "2 entities through time",
    statements: """
      -- An id that a list has used. Rows are never removed, so the numbers can be relied on.
      CREATE TABLE entity (
        id INTEGER PRIMARY KEY,
        list INTEGER NOT NULL REFERENCES list (id),
        name TEXT NOT NULL,
        UNIQUE (list, name)
      );
      CREATE INDEX entity_by_name ON entity (name);

      CREATE TABLE version (
        id INTEGER PRIMARY KEY,
        entity INTEGER NOT NULL REFERENCES entity (id),
        -- The first 16 bytes of the SHA-256 of `json`.
        hash BLOB NOT NULL,
        is_entry INTEGER NOT NULL CHECK (is_entry IN (0, 1)),
        -- The entry that a sanction, document, address or relation belongs to.
        owner INTEGER REFERENCES entity (id),
        json TEXT NOT NULL,
        UNIQUE (entity, hash)
      );
      CREATE INDEX version_by_owner ON version (owner) WHERE owner IS NOT NULL;

      -- A version is present in the editions of its list whose position lies in [from, to). The
      -- intervals of a version are as long as they can be: they neither overlap nor touch.
      CREATE TABLE presence (
        version INTEGER NOT NULL REFERENCES version (id),
        list INTEGER NOT NULL REFERENCES list (id),
        "from" INTEGER NOT NULL,
        "to" INTEGER NOT NULL,
        PRIMARY KEY (list, version, "from"),
        CHECK ("from" < "to")
      ) WITHOUT ROWID;
      """)
}
