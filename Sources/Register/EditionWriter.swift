import Crypto
import GRDB
public import Subjects

/// Takes what a reader finds in the files of one edition, one entity at a time, into the open
/// transaction of an import.
///
/// It must not be kept beyond it.
///
/// Memory does not grow with the edition: versions are looked up and kept by the hash of their
/// text, and which of them the edition holds is noted in a temporary table.
public final class EditionWriter {
  let database: Database
  let list: Int64
  let edition: EditionID
  private(set) var entries = 0
  private(set) var related = 0
  private(set) var rejects = 0
  private var chunkCounts: [Int: Int] = [:]
  private var isEntryBySchema: [String: Bool] = [:]
  private var lastEntity: (name: String, id: Int64)?
  private let statements: EditionStatements

  init(_ database: Database, list: Int64, edition: EditionID) throws {
    self.database = database
    self.list = list
    self.edition = edition
    try database.execute(
      sql: """
        DROP TABLE IF EXISTS temp.staged;
        CREATE TEMP TABLE staged (entity INTEGER PRIMARY KEY, version INTEGER NOT NULL);
        """)
    statements = try EditionStatements(database)
  }

  /// Takes one entity.
  ///
  /// The second of two entities with one id becomes a reject unless it says the same as the first.
  public func add(_ entity: Entity) throws {
    let text = entity.text
    let hash = Array(SHA256.hash(data: Array(text.utf8)).prefix(16))
    let (id, isNew) = try number(of: entity.id)
    if !isNew, let earlier = try statements.staged(entity: id) {
      if try statements.version(entity: id, hash: hash) == earlier { return }
      return try addSecond(entity, text: text)
    }
    let version = try isNew ? nil : statements.version(entity: id, hash: hash)
    let isEntry = isEntry(entity)
    let number = try version ?? insert(entity, text: text, id: id, hash: hash, isEntry: isEntry)
    try statements.stage(entity: id, version: number)
    if isEntry { entries += 1 } else { related += 1 }
  }

  /// Keeps a row that could not be read.
  public func add(_ reject: RejectedRow) throws {
    rejects += 1
    try database.execute(
      sql: "INSERT INTO reject VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        edition.number, rejects, reject.file, reject.line, reject.byte, reject.reason,
        reject.source,
      ])
  }

  /// Keeps the next bytes of a file, at most 1 MiB of them.
  ///
  /// - Parameter file: the place of the file among those of the draft, from 0.
  public func add(source bytes: UnsafeRawBufferPointer, ofFile file: Int) throws {
    guard !bytes.isEmpty else { return }
    let ordinal = chunkCounts[file, default: 0]
    chunkCounts[file] = ordinal + 1
    try database.execute(
      sql: "INSERT INTO source_chunk VALUES (?, ?, ?, ?, ?)",
      arguments: [
        edition.number, file, ordinal, bytes.count, PackedBytes.pack(bytes, effort: .fast),
      ])
  }

  func add(_ unmapped: [UnmappedPath]) throws {
    for element in unmapped {
      try database.execute(
        sql: """
          INSERT INTO unmapped VALUES (?, ?, ?, ?)
          ON CONFLICT (edition, path) DO UPDATE SET count = count + excluded.count
          """,
        arguments: [edition.number, element.path, element.count, element.firstLine])
    }
  }

  private func addSecond(_ entity: Entity, text: String) throws {
    try add(
      RejectedRow(
        file: "", line: 0, byte: 0,
        reason: "the id \(entity.id) stands twice and says different things; the first is kept",
        source: String(decoding: text.utf8.prefix(2000), as: UTF8.self)))
  }

  private func insert(
    _ entity: Entity, text: String, id: Int64, hash: [UInt8], isEntry: Bool
  ) throws -> Int64 {
    let owner = try isEntry ? nil : entity.entryID.map { try number(of: $0).id }
    let version = try statements.insertVersion(
      entity: id, hash: hash, isEntry: isEntry, owner: owner, text: text)
    if let date = entity.properties[ExtensionProperty.reviewOn].first {
      try statements.insertReview(version: version, on: date)
    }
    return version
  }

  /// The number of an id of this list, given to it where it has none.
  private func number(of name: String) throws -> (id: Int64, isNew: Bool) {
    // A document mostly follows its holder.
    if let lastEntity, lastEntity.name == name { return (lastEntity.id, false) }
    let known = try statements.entity(list: list, name: name)
    let id = try known ?? statements.insertEntity(list: list, name: name)
    lastEntity = (name, id)
    return (id, known == nil)
  }

  private func isEntry(_ entity: Entity) -> Bool {
    if let known = isEntryBySchema[entity.schema] { return known }
    let isEntry = entity.isEntry
    isEntryBySchema[entity.schema] = isEntry
    return isEntry
  }
}
