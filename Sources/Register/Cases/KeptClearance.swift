import GRDB

/// A clearance as people look through them, with who was cleared.
public struct KeptClearance: Sendable, Equatable {
  /// Whether checks apply it.
  public enum State: String, Sendable, CaseIterable {
    /// It is shown to whoever checks the cleared person.
    case inForce = "in_force"
    /// The list says something else of the entry; checks say so and do not apply it.
    case entryChanged = "entry_changed"
    /// A later decision or a person took it out of force.
    case revoked
  }

  /// What was decided, on which entry, by whom.
  public let clearance: Clearance
  /// Whether checks apply it.
  public let state: State
  /// Name, birth and document of the cleared person as JSON, personal data; `nil` when purged.
  public let identity: String?
}

extension RegisterFile {
  /// Clearances in the order in which they were made; proposed ones are none yet.
  ///
  /// - Parameters:
  ///   - withRevoked: whether those that hold no more are wanted as well.
  ///   - after: the cursor of the page before; `nil` for the first page.
  ///   - limit: 1 or more.
  public func clearances(
    list: String? = nil, entry: String? = nil, withRevoked: Bool = false, after: Int? = nil,
    limit: Int = 100
  ) throws -> Page<KeptClearance> {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT clearance.*, decision.alert, decision.author, decision.made,
            decision.confirmed_by, decision.reason, decision.reference,
            decision.state = 'in_force' AS is_in_force
          FROM clearance JOIN decision ON decision.id = clearance.decision
          WHERE decision.state IN ('in_force', 'reopened') AND clearance.id > :after
            AND (:all OR revoked IS NULL) AND (:list IS NULL OR list = :list)
            AND (:entry IS NULL OR entry = :entry)
          ORDER BY clearance.id LIMIT :limit
          """,
        arguments: [
          "after": after ?? 0, "all": withRevoked, "list": list, "entry": entry,
          "limit": limit + 1,
        ])
      let elements = try rows.prefix(limit).map(KeptClearance.init)
      return Page(
        elements: elements, next: rows.count > limit ? elements.last?.clearance.id : nil)
    }
  }
}

extension KeptClearance {
  fileprivate init(_ row: Row) throws {
    clearance = try Clearance(row)
    identity = row["identity"]
    let isRevoked = (row["revoked"] as String?) != nil
    state = isRevoked ? .revoked : row["is_in_force"] ? .inForce : .entryChanged
  }
}
