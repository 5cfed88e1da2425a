extension Migration {
  /// 4: what happened, as a chain of hashes that nobody changes, and beside it the personal data,
  /// which is purged; and every policy that was in force.
  static let audit = Migration(
    name: "4 audit",
    statements: """
      CREATE TABLE audit (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        -- Canonical JSON, and SHA-256 of the hash before it and these bytes.
        record TEXT NOT NULL,
        hash BLOB NOT NULL,
        -- Read out of the record, so that what is searched cannot differ from what is chained.
        kind TEXT GENERATED ALWAYS AS (json_extract(record, '$.kind')) VIRTUAL,
        made TEXT GENERATED ALWAYS AS (json_extract(record, '$.made')) VIRTUAL,
        query_hash TEXT GENERATED ALWAYS AS (json_extract(record, '$.facts.query_hash')) VIRTUAL
      );
      CREATE INDEX audit_by_kind ON audit (kind);
      CREATE INDEX audit_by_made ON audit (made);
      CREATE INDEX audit_by_query ON audit (query_hash) WHERE query_hash IS NOT NULL;

      CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'records of the audit are never changed'); END;
      CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'records of the audit are never deleted'); END;
      -- INSERT OR REPLACE deletes without a trigger.
      CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit
      WHEN NEW.sequence <= (SELECT max(sequence) FROM audit)
      BEGIN SELECT RAISE(ABORT, 'records of the audit are never replaced'); END;

      CREATE TABLE audit_personal (
        sequence INTEGER PRIMARY KEY REFERENCES audit (sequence),
        -- 32 random bytes; the chain holds SHA-256 of them and the text.
        salt BLOB NOT NULL,
        -- In UTF-8.
        text BLOB NOT NULL,
        -- Seconds since 1970; purged afterwards.
        keep_until INTEGER NOT NULL
      );
      CREATE INDEX audit_personal_by_end ON audit_personal (keep_until);

      CREATE TABLE policy_version (
        -- SHA-256 of `json` in hexadecimal digits.
        hash TEXT PRIMARY KEY,
        json TEXT NOT NULL,
        -- When it was first in force here.
        since TEXT NOT NULL
      ) WITHOUT ROWID;
      """)
}
