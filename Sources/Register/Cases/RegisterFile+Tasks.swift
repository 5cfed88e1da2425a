import GRDB
import RecordStreams

extension RegisterFile {
  /// Tells tasks; those that were told already, done or not, are not told again.
  ///
  /// - Returns: how many were told.
  @discardableResult public func raise(_ tasks: [TaskDraft], by actor: String, at now: Moment)
    throws -> Int
  {
    if tasks.isEmpty { return 0 }
    let known = try read { database in
      try tasks.filter { task in
        try Int.fetchOne(
          database, sql: "SELECT 1 FROM task WHERE kind = ? AND list = ? AND entry = ? AND due = ?",
          arguments: [task.kind.rawValue, task.list, task.entry, task.due.text]) == nil
      }
    }
    // Most checks tell nothing new, and need not wait for whoever writes.
    if known.isEmpty { return 0 }
    return try write { database in
      var count = 0
      for task in known {
        try database.execute(
          sql: """
            INSERT INTO task (kind, list, entry, due, opened) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
          arguments: [task.kind.rawValue, task.list, task.entry, task.due.text, now.text])
        guard database.changesCount > 0 else { continue }
        count += 1
        try AuditChain.append(
          CaseTask.event(
            "task_raised", task.kind.rawValue, list: task.list, entry: task.entry, actor: actor,
            at: now), in: database)
      }
      return count
    }
  }

  /// Tasks in the order in which they were told.
  ///
  /// - Parameter isOpen: whether only those that wait are wanted.
  public func tasks(
    isOpen: Bool = true, list: String? = nil, after: Int? = nil, limit: Int = 100
  ) throws -> Page<CaseTask> {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM task WHERE (NOT :open OR closed IS NULL) AND id > :after
            AND (:list IS NULL OR list = :list) ORDER BY id LIMIT :limit
          """,
        arguments: ["open": isOpen, "after": after ?? 0, "list": list, "limit": limit + 1])
      let elements = try rows.prefix(limit).map(CaseTask.init)
      return Page(elements: elements, next: rows.count > limit ? elements.last?.id : nil)
    }
  }

  /// The task of that number; `nil` where there is none.
  public func task(_ id: Int) throws -> CaseTask? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM task WHERE id = ?", arguments: [id])
        .map(CaseTask.init)
    }
  }

  /// Marks a task as done.
  ///
  /// - Returns: `false` where it was done already or there is none.
  public func closeTask(_ id: Int, by actor: String, at now: Moment) throws -> Bool {
    try write { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT * FROM task WHERE id = ? AND closed IS NULL", arguments: [id])
      guard let task = try row.map(CaseTask.init) else { return false }
      try database.execute(
        sql: "UPDATE task SET closed = ?, closed_by = ? WHERE id = ?",
        arguments: [now.text, actor, id])
      try AuditChain.append(
        CaseTask.event(
          "task_done", task.kind.rawValue, list: task.list, entry: task.entry, actor: actor,
          at: now), in: database)
      return true
    }
  }
}

extension CaseTask {
  fileprivate static func event(
    _ action: String, _ kind: String, list: String, entry: String, actor: String, at now: Moment
  ) -> AuditEvent {
    AuditEvent(
      made: now, kind: .alert, actor: actor,
      facts: [
        JSONMember("action", .string(action)), JSONMember("task", .string(kind)),
        JSONMember("list", .string(list)), JSONMember("entry", .string(entry)),
      ])
  }
}
