extension Migration {
  /// 5: what people decide: alerts, decisions, clearances, redress, proposals, tasks; and the review
  /// dates that entries carry.
  static let cases = Migration(
    name: "5 cases",
    statements: """
      -- One subject that may be one entry. Subjects and facts of entries are keyed hashes.
      CREATE TABLE alert (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        subject_key BLOB NOT NULL,
        list TEXT NOT NULL,
        entry TEXT NOT NULL,
        entry_key BLOB NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'reopened', 'proposed', 'decided', 'closed')),
        outcome TEXT NOT NULL,
        purpose TEXT NOT NULL,
        -- What the question named, with commas: name, birth, document.
        known TEXT NOT NULL,
        opened TEXT NOT NULL,
        last_seen TEXT NOT NULL,
        count INTEGER NOT NULL DEFAULT 1,
        assignee TEXT,
        -- Rises with every change, so that nobody decides on what he has not seen.
        revision INTEGER NOT NULL DEFAULT 1,
        -- Personal data, purged after the decision: the question and the result as it was shown.
        query TEXT,
        result TEXT,
        -- From when on it may be purged; empty while the alert waits.
        keep_until TEXT,
        UNIQUE (subject_key, list, entry)
      );
      CREATE INDEX alert_by_state ON alert (state, id);
      CREATE INDEX alert_by_entry ON alert (entry, list);

      CREATE TABLE decision (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        alert INTEGER NOT NULL REFERENCES alert (id),
        verdict TEXT NOT NULL
          CHECK (verdict IN ('same_person', 'different_person', 'cannot_tell')),
        state TEXT NOT NULL CHECK (state IN ('proposed', 'in_force', 'set_aside', 'reopened')),
        -- To what it is bound.
        subject_key BLOB NOT NULL,
        entry_key BLOB NOT NULL,
        bound_to TEXT NOT NULL,
        outcome TEXT NOT NULL,
        author TEXT NOT NULL,
        made TEXT NOT NULL,
        confirmed_by TEXT,
        confirmed TEXT,
        -- When it went out of force.
        ended TEXT,
        -- Words of people, purged after `keep_until`.
        reason TEXT,
        -- The reference of a redress that led to it.
        reference TEXT,
        keep_until TEXT NOT NULL
      );
      CREATE INDEX decision_by_alert ON decision (alert);
      -- One decision of an alert may be waiting or in force.
      CREATE UNIQUE INDEX decision_standing ON decision (alert)
        WHERE state IN ('proposed', 'in_force');

      CREATE TABLE clearance (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        decision INTEGER NOT NULL UNIQUE REFERENCES decision (id),
        list TEXT NOT NULL,
        entry TEXT NOT NULL,
        entry_key BLOB NOT NULL,
        -- The cleared person as keyed hashes: all three are needed.
        name_key BLOB NOT NULL,
        birth_key BLOB NOT NULL,
        document_key BLOB NOT NULL,
        -- The same in clear, personal data, purged after `keep_until`.
        identity TEXT,
        review_on TEXT NOT NULL,
        keep_until TEXT NOT NULL,
        revoked TEXT
      );
      CREATE INDEX clearance_by_entry ON clearance (entry);

      -- One row: rises whenever what checks remember has changed.
      CREATE TABLE case_revision (revision INTEGER NOT NULL);
      INSERT INTO case_revision VALUES (1);
      CREATE TRIGGER decision_added AFTER INSERT ON decision
        BEGIN UPDATE case_revision SET revision = revision + 1; END;
      CREATE TRIGGER decision_changed AFTER UPDATE ON decision
        BEGIN UPDATE case_revision SET revision = revision + 1; END;
      CREATE TRIGGER clearance_added AFTER INSERT ON clearance
        BEGIN UPDATE case_revision SET revision = revision + 1; END;
      CREATE TRIGGER clearance_changed AFTER UPDATE ON clearance
        BEGIN UPDATE case_revision SET revision = revision + 1; END;

      CREATE TABLE redress (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        reference TEXT UNIQUE,
        alert INTEGER REFERENCES alert (id),
        list TEXT,
        entry TEXT,
        opened TEXT NOT NULL,
        opened_by TEXT NOT NULL,
        deadline TEXT NOT NULL,
        -- Personal data: what the person says, and how to reach them.
        statement TEXT,
        state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
        outcome TEXT CHECK (outcome IN ('corrected', 'deleted', 'refused')),
        reason TEXT,
        proposal INTEGER REFERENCES proposal (id),
        closed TEXT,
        closed_by TEXT,
        keep_until TEXT
      );
      CREATE INDEX redress_by_deadline ON redress (state, deadline, id);

      CREATE TABLE proposal (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        list TEXT NOT NULL,
        entry TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('new', 'change')),
        state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'rejected')),
        -- The entities as lines of JSON; the entry first.
        entities TEXT NOT NULL,
        proposer TEXT NOT NULL,
        made TEXT NOT NULL,
        decided_by TEXT,
        decided TEXT,
        reason TEXT,
        edition INTEGER REFERENCES edition (id),
        -- From when on the words of one that was rejected may be purged.
        keep_until TEXT
      );
      CREATE INDEX proposal_by_state ON proposal (state, id);

      -- What somebody must look at; the key keeps one task from being told twice.
      CREATE TABLE task (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        list TEXT NOT NULL,
        entry TEXT NOT NULL,
        -- The day since which it is due.
        due TEXT NOT NULL,
        opened TEXT NOT NULL,
        closed TEXT,
        closed_by TEXT
      );
      CREATE UNIQUE INDEX task_open ON task (kind, list, entry, due);

      -- The review date of a version of an entity, for those that have one.
      CREATE TABLE review (
        version INTEGER PRIMARY KEY REFERENCES version (id),
        review_on TEXT NOT NULL
      );
      INSERT INTO review
        SELECT id, json_extract(json, '$.properties.reviewOn[0]') FROM version
        WHERE json LIKE '%"reviewOn"%'
          AND json_extract(json, '$.properties.reviewOn[0]') IS NOT NULL;
      """)
}
