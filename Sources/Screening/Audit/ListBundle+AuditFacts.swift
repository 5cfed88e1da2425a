import RecordStreams
import Register

extension ListBundle {
  /// What the audit keeps of a bundle that was made.
  var auditFacts: [JSONMember] {
    let lists = manifest.lists.map { list in
      JSONValue.object([
        JSONMember("list", .string(list.list.text)),
        JSONMember("published", .string(list.published.text)),
        JSONMember("sha256", .string(list.sha256)),
      ])
    }
    return [
      JSONMember("key", .string(key.text)), JSONMember("serial", .number(manifest.serial)),
      JSONMember("valid_until", .string(manifest.validUntil.text)),
      JSONMember("lists", .array(lists)),
    ]
  }
}
