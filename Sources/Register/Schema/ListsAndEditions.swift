extension Migration {
  /// 1: what was imported, from which bytes, and what could not be read.
  static let listsAndEditions = Migration(
    name: "1 lists and editions",
    statements: """
      CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value BLOB NOT NULL
      ) WITHOUT ROWID;

      CREATE TABLE list (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        visibility TEXT NOT NULL DEFAULT 'open' CHECK (visibility IN ('open', 'match-only'))
      );

      CREATE TABLE edition (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        list INTEGER NOT NULL REFERENCES list (id),
        -- Order within the list: published seconds * 2^24 + id.
        position INTEGER NOT NULL UNIQUE,
        format TEXT NOT NULL,
        reader_version TEXT NOT NULL,
        published TEXT NOT NULL,
        imported TEXT NOT NULL,
        sha256 BLOB NOT NULL,
        "rows" INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        related INTEGER NOT NULL,
        rejects INTEGER NOT NULL,
        orphans INTEGER NOT NULL,
        unmapped INTEGER NOT NULL,
        max_removed REAL NOT NULL,
        max_rejected REAL NOT NULL,
        accepted TEXT
      );
      CREATE INDEX edition_by_list ON edition (list, position);

      CREATE TABLE source_file (
        edition INTEGER NOT NULL REFERENCES edition (id),
        file INTEGER NOT NULL,
        name TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        sha256 BLOB NOT NULL,
        PRIMARY KEY (edition, file)
      ) WITHOUT ROWID;

      -- The bytes of the files, in zlib streams of 1 MiB of source each.
      CREATE TABLE source_chunk (
        edition INTEGER NOT NULL,
        file INTEGER NOT NULL,
        ordinal INTEGER NOT NULL,
        size_bytes INTEGER NOT NULL,
        compressed BLOB NOT NULL,
        UNIQUE (edition, file, ordinal),
        FOREIGN KEY (edition, file) REFERENCES source_file (edition, file)
      );

      CREATE TABLE reject (
        edition INTEGER NOT NULL REFERENCES edition (id),
        ordinal INTEGER NOT NULL,
        file TEXT NOT NULL,
        line INTEGER NOT NULL,
        byte INTEGER NOT NULL,
        reason TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (edition, ordinal)
      ) WITHOUT ROWID;

      CREATE TABLE unmapped (
        edition INTEGER NOT NULL REFERENCES edition (id),
        path TEXT NOT NULL,
        count INTEGER NOT NULL,
        first_line INTEGER NOT NULL,
        PRIMARY KEY (edition, path)
      ) WITHOUT ROWID;

      -- How many entries of `predecessor` are missing in `edition`: a note of what the entities say,
      -- so that holding need not be counted again.
      CREATE TABLE removal (
        edition INTEGER NOT NULL REFERENCES edition (id),
        predecessor INTEGER NOT NULL REFERENCES edition (id),
        removed INTEGER NOT NULL,
        PRIMARY KEY (edition, predecessor)
      ) WITHOUT ROWID;
      """)
}
