import GRDB

/// The tables of a catalog.
///
/// There is one version of them: a catalog of another version is made anew.
enum CatalogTables {
  /// Rises with every change of the tables or of what is put into them.
  static let version = 1

  static let statements = """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    -- A list that can be browsed, and the edition of it that stands here.
    CREATE TABLE shelf (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      edition INTEGER NOT NULL
    );
    CREATE TABLE tally (
      shelf INTEGER NOT NULL,
      schema TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (shelf, schema)
    ) WITHOUT ROWID;

    -- An entity as one list has it. What it says is read from the register by `version`.
    CREATE TABLE record (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      shelf INTEGER NOT NULL,
      -- The same for all records with one name.
      doc INTEGER NOT NULL,
      name TEXT NOT NULL,
      version INTEGER NOT NULL,
      -- The order in which the list first told of its entities.
      place INTEGER NOT NULL,
      schema TEXT NOT NULL,
      caption TEXT NOT NULL,
      value_count INTEGER NOT NULL,
      is_target INTEGER NOT NULL,
      first_seen TEXT,
      last_seen TEXT,
      last_change TEXT,
      -- Values by which results are counted, each ended by a line feed.
      countries TEXT,
      topics TEXT,
      genders TEXT,
      identifiers TEXT
    );
    CREATE UNIQUE INDEX record_by_name ON record (name, shelf);
    CREATE INDEX record_by_version ON record (shelf, version);

    -- That a record points to an entity.
    CREATE TABLE edge (
      target TEXT NOT NULL,
      record INTEGER NOT NULL,
      property TEXT NOT NULL,
      PRIMARY KEY (target, record, property)
    ) WITHOUT ROWID;
    -- An id by which the entity of a record was known before.
    CREATE TABLE referent (
      referent TEXT NOT NULL,
      record INTEGER NOT NULL,
      PRIMARY KEY (referent, record)
    ) WITHOUT ROWID;

    -- The words of records, in normal form: `names`; `words` of all other values; `facts`, which
    -- are `CatalogToken`s. The texts themselves are not kept.
    CREATE VIRTUAL TABLE page USING fts5 (names, words, facts, content='', tokenize='ascii');
    CREATE VIRTUAL TABLE term USING fts5vocab (page, 'col');
    CREATE VIRTUAL TABLE instance USING fts5vocab (page, 'instance');
    """
}
