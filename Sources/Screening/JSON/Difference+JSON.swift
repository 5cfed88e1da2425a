public import RecordStreams
public import Register

extension EditionDifference {
  /// The counts.
  public var json: JSONValue {
    .object([
      JSONMember("added", .number(added)),
      JSONMember("changed", .number(changed)),
      JSONMember("removed", .number(removed)),
      JSONMember("unattached", .number(unattached)),
    ])
  }
}

extension EntryChange {
  /// What one entry did.
  public var json: JSONValue {
    var members = [JSONMember("id", .string(id))]
    switch kind {
    case .added: members.append(JSONMember("change", .string("added")))
    case .removed: members.append(JSONMember("change", .string("removed")))
    case .changed(let fields):
      members.append(JSONMember("change", .string("changed")))
      members.append(JSONMember("fields", .strings(fields)))
    }
    if !isEntry { members.append(JSONMember("unattached", .bool(true))) }
    return .object(members)
  }
}

extension CompareEditions.Comparison {
  /// The two editions, the counts, and what differs where the list is open.
  ///
  /// - Parameter changes: the changes that `CompareEditions.run` handed out.
  public func json(_ changes: [EntryChange]) -> JSONValue {
    var members = [
      JSONMember("list", .string(to.list.text)),
      JSONMember("from", from?.json ?? .null),
      JSONMember("to", to.json),
      JSONMember("visibility", .string(visibility.rawValue)),
    ]
    members += difference.json.members ?? []
    if visibility == .open { members.append(JSONMember("changes", .array(changes.map(\.json)))) }
    return .object(members)
  }
}
