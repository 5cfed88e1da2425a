import Foundation
@testable import Register
import Subjects
import TestSupport

/// The contents of an edition as a set of entities: the naive form of what the register keeps.
struct InventedEdition: Sendable {
  var entities: [String: Entity] = [:]
  var published: Moment
  var rejects = 0

  var entryIDs: Set<String> { Set(entities.values.filter(\.isEntry).map(\.id)) }
}

/// An invented person; `state` varies what the list says.
func person(_ number: Int, state: Int = 0) -> Entity {
  var entity = Entity(id: "inv:\(number)", schema: "Person", datasets: ["inv"])
  entity.properties["name"] = ["Invented Person \(number)"]
  entity.properties["birthDate"] = ["\(1950 + state)"]
  return entity
}

/// A sanction of an invented person.
func sanction(_ number: Int, state: Int = 0) -> Entity {
  var entity = Entity(id: "inv:\(number)/sanction", schema: "Sanction", datasets: ["inv"])
  entity.properties["entity"] = ["inv:\(number)"]
  entity.properties["listingDate"] = ["200\(state)-01-01"]
  return entity
}

func moment(_ text: String) -> Moment {
  guard let moment = Moment(text) else { preconditionFailure("a moment in a test") }
  return moment
}

func listName(_ text: String) -> ListName {
  guard let name = ListName(text) else { preconditionFailure("a list name in a test") }
  return name
}

let inv = listName("inv")

/// A register in a folder of its own.
struct TestRegister {
  let folder: TemporaryFolder
  let file: RegisterFile

  init() throws {
    folder = try TemporaryFolder()
    file = try RegisterFile(path: folder.url.appending(path: "r.sqlite").path, create: true)
  }

  /// Imports an edition; its bytes are taken to be a text of what it holds.
  @discardableResult func add(
    _ edition: InventedEdition, at now: Moment = moment("2024-01-01"), accept: Bool = false,
    bytes: [UInt8]? = nil
  ) throws -> ImportOutcome {
    let rows = edition.entities.sorted { $0.key < $1.key }.map(\.value)
    let text = bytes ?? Array((rows.map(\.text).joined() + "\(edition.rejects)").utf8)
    let draft = EditionDraft(
      list: inv, format: "ftm", readerVersion: "1",
      files: [SourceFile(name: "inv.jsonl", sizeBytes: text.count, sha256: Digest.sha256(text))],
      published: edition.published, isAccepted: accept)
    return try file.importEdition(draft, at: now) { writer in
      for entity in rows { try writer.add(entity) }
      for line in 0..<edition.rejects {
        try writer.add(
          RejectedRow(file: "inv.jsonl", line: line, byte: 0, reason: "invented", source: "{"))
      }
      try text.withUnsafeBytes { try writer.add(source: $0, ofFile: 0) }
      return ReadingSummary(rows: rows.count + edition.rejects)
    }
  }

  func entities(of edition: EditionID) throws -> [String: Entity] {
    var entities: [String: Entity] = [:]
    try file.forEachEntity(of: edition) { entities[$0.id] = $0 }
    return entities
  }
}

/// A run of editions that grow out of each other, published a day apart, some days twice.
func inventedEditions(_ generator: inout SeededGenerator) -> [InventedEdition] {
  var current: [String: Entity] = [:]
  return (0..<Int.random(in: 2...7, using: &generator)).map { day in
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      let number = Int.random(in: 0..<6, using: &generator)
      let state = Int.random(in: 0..<3, using: &generator)
      for entity in [person(number, state: state), sanction(number, state: state)]
      where Bool.random(using: &generator) {
        let isHere = current[entity.id] != nil
        current[entity.id] = isHere && Bool.random(using: &generator) ? nil : entity
      }
    }
    return InventedEdition(
      entities: current, published: moment("2020-01-0\(1 + day - (day % 3 == 2 ? 1 : 0))"),
      rejects: Int.random(in: 0...9, using: &generator) == 0 ? 1 : 0)
  }
}
