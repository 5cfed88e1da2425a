import GRDB
import Subjects

/// The format in which editions of own lists are written, and who could read them again.
public struct OwnListFormat: Sendable {
  /// The name of the format, in the words of the command line.
  public var name: String
  /// The version of its reader.
  public var readerVersion: String

  /// Makes one from its parts.
  public init(name: String, readerVersion: String) {
    self.name = name
    self.readerVersion = readerVersion
  }
}

/// How changes of an own list come into force: as an edition like any other.
///
/// The edition's bytes are the lines of all its entities, in the order of their ids' bytes: the
/// edition in force, less what is removed, plus what is put. All of it happens in one transaction,
/// so two changes at once are two editions and neither is lost.
enum OwnList {
  /// Entries that come, change or go.
  struct Change {
    let list: ListName
    /// By the id of the entry; empty where it goes.
    fileprivate var entities: [String: [Entity]] = [:]

    init(list: ListName) { self.list = list }

    mutating func put(_ entry: String, _ entities: [Entity]) throws {
      self.entities[entry] = entities
    }

    mutating func remove(_ entry: String) { entities[entry] = [] }
  }

  /// Whether an entry stands on the list in force.
  static func stands(_ entry: String, on list: ListName, in database: Database) throws -> Bool {
    guard let edition = try Editions.all(of: list, in: database).last(where: { !$0.isHeld })
    else { return false }
    let place = try EditionPlace(edition.id, in: database)
    return try String.fetchOne(
      database, sql: EntityQueries.one, arguments: place.arguments + ["name": entry]) != nil
  }

  /// Whether a proposal fits the list as it stands.
  static func requireFit(
    _ kind: Proposal.Kind, _ entry: String, on list: ListName, in database: Database
  ) throws {
    switch (kind, try stands(entry, on: list, in: database)) {
    case (.new, true): throw CaseError.entryThere(entry, list: list)
    case (.change, false): throw CaseError.entryNotThere(entry, list: list)
    case (.new, false), (.change, true): break
    }
  }

  /// Stores the edition that the change makes of the list.
  static func bringIntoForce(
    _ change: Change, _ format: OwnListFormat, at now: Moment, actor: String,
    in database: Database
  ) throws -> Edition {
    let before = try Editions.all(of: change.list, in: database).last { !$0.isHeld }
    let entities = try entities(after: before, change, in: database)
    let lines = entities.map { $0.text + "\n" }
    let bytes = Array(lines.joined().utf8)
    let draft = EditionDraft(
      list: change.list, format: format.name, readerVersion: format.readerVersion,
      files: [
        SourceFile(
          name: "\(change.list).jsonl", sizeBytes: bytes.count, sha256: Digest.sha256(bytes))
      ],
      // Never before the edition that is in force: the change would not take effect.
      published: max(now, before?.published ?? now), isAccepted: true)
    let outcome = try RegisterFile.store(draft, at: now, actor: actor, in: database) { writer in
      for entity in entities { try writer.add(entity) }
      try bytes.withUnsafeBytes { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
          try writer.add(source: UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 20)), ofFile: 0)
          rest = rest.dropFirst(1 << 20)
        }
      }
      return ReadingSummary(rows: entities.count)
    }
    return outcome.edition
  }

  /// What the list holds after the change, in the order of the ids' bytes.
  private static func entities(
    after before: Edition?, _ change: Change, in database: Database
  ) throws -> [Entity] {
    var entities: [Entity] = []
    if let before {
      let place = try EditionPlace(before.id, in: database)
      let rows = try Row.fetchCursor(
        database, sql: EntityQueries.all, arguments: place.arguments)
      while let row = try rows.next() {
        let entity = try RegisterFile.entity(row["json"])
        let entry = entity.isEntry ? entity.id : entity.entryID ?? entity.id
        if change.entities[entry] == nil { entities.append(entity) }
      }
    }
    entities += change.entities.values.joined()
    return entities.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}
