import Foundation
import RecordStreams
import GRDB

extension AccessFile {
  /// All keys, revoked ones included, in the order in which they were made.
  public func keys() throws -> [APIKey] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM api_key ORDER BY created, id").map(key)
    }
  }

  /// Makes a key.
  ///
  /// - Returns: the key as it is kept, and its text, to be shown once.
  /// - Throws: `AccessError.outOfRange`.
  public func addKey(
    _ terms: APIKey.Terms, by actor: String, at now: Int
  ) throws -> (key: APIKey, text: String) {
    try Self.require(terms, at: now)
    let text = APIKeyText()
    let key = APIKey(
      id: text.id, terms: terms, created: now, createdBy: actor, lastUsedDay: nil, revoked: nil)
    try write { database in
      try database.execute(
        sql: "INSERT INTO api_key VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
        arguments: [
          key.id, text.digest, terms.label, terms.role.rawValue, terms.purpose, terms.expires,
          terms.lists?.joined(separator: " "), terms.perMinute, now, actor,
        ])
      let facts = key.json.members?.filter { ["role", "purpose", "lists"].contains($0.name) } ?? []
      try note(
        AccessChange(.key, "add", by: actor, at: now, [JSONMember("key", .string(key.id))] + facts))
    }
    return (key, text.text)
  }

  /// Revokes a key at once; one that is revoked already stays so.
  ///
  /// - Throws: `AccessError.unknownKey`.
  public func revokeKey(_ id: String, by actor: String, at now: Int) throws {
    try write { database in
      guard try keyRow(id, in: database) != nil else { throw AccessError.unknownKey(id) }
      try database.execute(
        sql: "UPDATE api_key SET revoked = ? WHERE id = ? AND revoked IS NULL",
        arguments: [now, id])
      if database.changesCount > 0 {
        let facts = [JSONMember("key", .string(id))]
        try note(AccessChange(.key, "revoke", by: actor, at: now, facts))
      }
    }
  }

  /// The key of a text, and takes note of the day of its use.
  ///
  /// Takes the same work for an unknown id and a wrong secret.
  func key(ofText text: String, at now: Int) throws -> Result<APIKey, Refusal> {
    guard let text = APIKeyText(text) else { return .failure(.unknown) }
    let row = try read { try keyRow(text.id, in: $0) }
    let kept = row.map { $0["digest"] as Data } ?? Data(count: 32)
    guard isEqualInConstantTime(text.digest, kept), let row else { return .failure(.unknown) }
    let key = try key(row)
    if key.revoked != nil { return .failure(.unknown) }
    if let expires = key.terms.expires, expires <= now { return .failure(.expired) }
    let day = now / 86_400
    if key.lastUsedDay.map({ $0 < day }) ?? true {
      try write { database in
        try database.execute(
          sql: "UPDATE api_key SET used_day = ? WHERE id = ?", arguments: [day, key.id])
      }
    }
    return .success(key)
  }

  private func keyRow(_ id: String, in database: Database) throws -> Row? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT * FROM api_key WHERE id = ?"), arguments: [id])
  }

  private func key(_ row: Row) throws -> APIKey {
    guard let role = Role(rawValue: row["role"]) else {
      throw damaged("a key has a role that there is not")
    }
    let lists = (row["lists"] as String?)?.split(separator: " ").map(String.init)
    return APIKey(
      id: row["id"],
      terms: APIKey.Terms(
        label: row["label"], role: role, purpose: row["purpose"], expires: row["expires"],
        lists: lists, perMinute: row["per_minute"]),
      created: row["created"], createdBy: row["created_by"], lastUsedDay: row["used_day"],
      revoked: row["revoked"])
  }

  private static func require(_ terms: APIKey.Terms, at now: Int) throws {
    func refuse(_ what: String, _ expected: String) -> AccessError {
      .outOfRange(what: what, expected: expected)
    }
    guard (1...200).contains(terms.label.count) else {
      throw refuse("label", "1 to 200 characters")
    }
    if let expires = terms.expires, expires <= now { throw refuse("expires", "a moment to come") }
    if let perMinute = terms.perMinute, !(1...1_000_000).contains(perMinute) {
      throw refuse("per_minute", "1 to 1000000")
    }
    if let lists = terms.lists {
      guard !lists.isEmpty else { throw refuse("lists", "at least one, or none named for all") }
      try requireWords(lists, what: "lists")
    }
    try requireWords([terms.purpose].compactMap(\.self), what: "purpose")
  }
}
