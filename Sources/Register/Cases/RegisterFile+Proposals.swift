import GRDB
import RecordStreams
public import Subjects

extension RegisterFile {
  /// Keeps a proposal; the list stays as it is until another person approves it.
  ///
  /// - Parameter entities: the entry first, then what belongs to it; `datasets` is the list.
  /// - Throws: `CaseError.entryThere` for a new entry that stands on the list, `.entryNotThere` for
  ///   a change of one that does not.
  public func propose(
    _ kind: Proposal.Kind, _ entities: [Entity], on list: ListName, by actor: String,
    at now: Moment
  ) throws -> Proposal {
    guard let entry = entities.first, entry.isEntry else {
      preconditionFailure("a proposal begins with its entry")
    }
    return try write { database in
      try OwnList.requireFit(kind, entry.id, on: list, in: database)
      try database.execute(
        sql: """
          INSERT INTO proposal (list, entry, kind, state, entities, proposer, made)
          VALUES (?, ?, ?, 'proposed', ?, ?, ?)
          """,
        arguments: [
          list.text, entry.id, kind.rawValue, entities.map { $0.text + "\n" }.joined(), actor,
          now.text,
        ])
      let proposal = try Proposal.find(Int(database.lastInsertedRowID), in: database)
      try AuditChain.append(
        proposal.event("proposed", actor: actor, at: now), in: database)
      return proposal
    }
  }

  /// The proposal of that number.
  public func proposal(_ id: Int) throws -> Proposal { try read { try Proposal.find(id, in: $0) } }

  /// Proposals in the order in which they were made.
  public func proposals(
    state: Proposal.State? = .proposed, after: Int? = nil, limit: Int = 100
  ) throws -> Page<Proposal> {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM proposal WHERE (:state IS NULL OR state = :state) AND id > :after
          ORDER BY id LIMIT :limit
          """, arguments: ["state": state?.rawValue, "after": after ?? 0, "limit": limit + 1])
      let elements = try rows.prefix(limit).map(Proposal.init)
      return Page(elements: elements, next: rows.count > limit ? elements.last?.id : nil)
    }
  }

  /// Approves proposals of one list: they come into force together, as one edition, in one
  /// transaction.
  ///
  /// - Parameters:
  ///   - entities: what comes onto the list of a proposal: its entities, with who approved them.
  ///   - format: the reader that could read the edition's bytes again.
  /// - Throws: `CaseError.sameAccount` for whoever proposed one of them, `.proposalDecided`,
  ///   `.entryThere`, `.entryNotThere`; nothing has changed then.
  @discardableResult public func approve(
    _ ids: [Int], by actor: String, at now: Moment, format: OwnListFormat,
    entities: (Proposal) throws -> [Entity]
  ) throws -> Edition {
    precondition(!ids.isEmpty, "something is approved")
    let edition = try write { database in
      let proposals = try ids.map { try Proposal.find($0, in: database) }
      var change = OwnList.Change(list: proposals[0].list)
      for proposal in proposals {
        precondition(proposal.list == change.list, "proposals of one list are approved together")
        try proposal.requireWaiting()
        if proposal.proposer == actor { throw CaseError.sameAccount(actor) }
        try OwnList.requireFit(proposal.kind, proposal.entry, on: proposal.list, in: database)
        try change.put(proposal.entry, entities(proposal))
      }
      let edition = try OwnList.bringIntoForce(change, format, at: now, actor: actor, in: database)
      for proposal in proposals {
        try database.execute(
          sql: """
            UPDATE proposal SET state = 'approved', decided_by = ?, decided = ?, edition = ?
            WHERE id = ?
            """, arguments: [actor, now.text, edition.id.number, proposal.id])
        var event = proposal.event("approved", actor: actor, at: now)
        event.facts.append(JSONMember("edition", .number(edition.id.number)))
        try AuditChain.append(event, in: database)
      }
      return edition
    }
    try foldJournal()
    return edition
  }

  /// Rejects a proposal; whoever proposed it may do so too.
  ///
  /// - Throws: `CaseError.proposalDecided`, `.reasonMissing`.
  @discardableResult public func reject(
    _ id: Int, reason: String, keepUntil: Moment, by actor: String, at now: Moment
  ) throws -> Proposal {
    try CaseError.requireReason(reason)
    return try write { database in
      let proposal = try Proposal.find(id, in: database)
      try proposal.requireWaiting()
      try database.execute(
        sql: """
          UPDATE proposal SET state = 'rejected', decided_by = ?, decided = ?, reason = ?,
            keep_until = ? WHERE id = ?
          """, arguments: [actor, now.text, reason, keepUntil.text, id])
      var event = proposal.event("rejected", actor: actor, at: now)
      event.personal = AuditEvent.Personal(text: reason, keepUntil: keepUntil)
      try AuditChain.append(event, in: database)
      return try Proposal.find(id, in: database)
    }
  }

  /// Takes an entry off an own list at once; one person suffices.
  ///
  /// Alerts on the entry that wait for a decision are put away.
  ///
  /// - Parameter redress: the reference of a redress that is answered with it, as *deleted*.
  /// - Throws: `CaseError.entryNotThere`, `.reasonMissing`, `.redressNotAbout`.
  @discardableResult public func withdraw(
    _ entry: String, from list: ListName, reason: String, redress: String? = nil,
    keepUntil: Moment, by actor: String, at now: Moment, format: OwnListFormat
  ) throws -> Edition {
    try CaseError.requireReason(reason)
    let edition = try write { database in
      guard try OwnList.stands(entry, on: list, in: database) else {
        throw CaseError.entryNotThere(entry, list: list)
      }
      var change = OwnList.Change(list: list)
      change.remove(entry)
      let edition = try OwnList.bringIntoForce(change, format, at: now, actor: actor, in: database)
      var event = AuditEvent(
        made: now, kind: .proposal, actor: actor,
        facts: [
          JSONMember("action", .string("withdrawn")), JSONMember("list", .string(list.text)),
          JSONMember("entry", .string(entry)),
          JSONMember("edition", .number(edition.id.number)),
        ])
      event.personal = AuditEvent.Personal(text: reason, keepUntil: keepUntil)
      try AuditChain.append(event, in: database)
      try Alert.closeAll(on: entry, of: list, keepUntil, by: actor, at: now, in: database)
      if let redress {
        let found = try Redress.findOpen(redress, in: database)
        guard found.entry == entry, found.list == list.text else {
          throw CaseError.redressNotAbout(found.reference.text)
        }
        try found.close(
          as: .deleted, reason: reason, proposal: nil, keepUntil: keepUntil, by: actor, at: now,
          in: database)
      }
      return edition
    }
    try foldJournal()
    return edition
  }
}

extension Proposal {
  func requireWaiting() throws {
    guard state == .proposed else { throw CaseError.proposalDecided(id, state: state) }
  }

  fileprivate func event(_ action: String, actor: String, at now: Moment) -> AuditEvent {
    AuditEvent(
      made: now, kind: .proposal, actor: actor,
      facts: [
        JSONMember("action", .string(action)), JSONMember("proposal", .number(id)),
        JSONMember("change", .string(kind.rawValue)), JSONMember("list", .string(list.text)),
        JSONMember("entry", .string(entry)),
      ])
  }
}

extension Alert {
  /// Puts away the alerts on an entry that is no more.
  fileprivate static func closeAll(
    on entry: String, of list: ListName, _ keepUntil: Moment, by actor: String, at now: Moment,
    in database: Database
  ) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM alert WHERE entry = ? AND list = ?
          AND state IN ('open', 'reopened', 'proposed') ORDER BY id
        """, arguments: [entry, list.text])
    for row in rows {
      let alert = try Alert(row, in: database)
      try alert.endDecision(as: .setAside, actor: actor, at: now, in: database)
      try alert.move(to: .closed, keepUntil: keepUntil, in: database)
      var event = alert.event("closed", actor: actor, at: now)
      event.facts.append(JSONMember("because", .string("entry_withdrawn")))
      try AuditChain.append(event, in: database)
    }
  }
}
