public import RecordStreams
import Register
import Subjects

extension ShowEntry.Sheet {
  /// The entry as one list has it, with its history.
  public var json: JSONValue {
    let events = history.events.map { event in
      JSONValue.object([
        JSONMember("event", .string(event.kind.rawValue)),
        JSONMember("edition", .number(event.edition.number)),
        JSONMember("published", .string(event.published.text)),
      ])
    }
    return .object([
      JSONMember("list", .string(list.text)),
      JSONMember("caption", .string(entity.displayName)),
      JSONMember("in_force", .bool(isInForce)),
      JSONMember("removal_pending", .bool(isRemovalPending)),
      JSONMember("entity", entity.json),
      JSONMember("related", .array(dependents.map(\.json))),
      JSONMember("edition", edition.json),
      JSONMember("history", .array(events)),
    ])
  }
}
