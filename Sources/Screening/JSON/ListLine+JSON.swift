public import RecordStreams
import Register

extension ListLists.Line {
  /// The list with its edition in force and the one that is held.
  public var json: JSONValue {
    let edition = overview.inForce
    let held = overview.held.map { held in
      JSONValue.object([
        JSONMember("edition", .number(held.id.number)),
        JSONMember("published", .string(held.published.text)),
        JSONMember("reasons", .array(held.holdReasons.map(\.json))),
        JSONMember("removal_pending", .number(removalPending)),
      ])
    }
    return .object([
      JSONMember("list", .string(overview.list.text)),
      JSONMember("visibility", .string(overview.visibility.rawValue)),
      JSONMember("entries", .number(edition?.counts.entries ?? 0)),
      JSONMember("editions", .number(overview.editionCount)),
      JSONMember("edition", edition.map { .number($0.id.number) } ?? .null),
      JSONMember("published", edition.map { .string($0.published.text) } ?? .null),
      JSONMember("imported", edition.map { .string($0.imported.text) } ?? .null),
      JSONMember("age_days", ageDays.map { .number($0) } ?? .null),
      JSONMember("held", held ?? .bool(false)),
    ])
  }
}
