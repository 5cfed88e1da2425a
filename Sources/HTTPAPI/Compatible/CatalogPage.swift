import RecordStreams
import Register
import Screening

/// The open lists as the compatible API's data catalog.
enum CatalogPage {
  static func json(of state: LiveLists.State) -> JSONValue {
    let open = state.lists.filter(\.isOpen)
    let names = open.map(\.snapshot.list)
    return .object([
      JSONMember("datasets", .array(open.map(dataset) + [whole(of: open)])),
      JSONMember("current", .strings(names)),
      JSONMember("outdated", .strings([])),
      JSONMember("index_stale", .bool(false)),
    ])
  }

  private static func dataset(_ list: LiveLists.Served) -> JSONValue {
    let version = version(of: list)
    return page(
      name: list.snapshot.list, title: list.snapshot.list, version: version,
      updated: time(list.edition.imported), exported: time(list.edition.published),
      entities: list.edition.counts.entries + list.edition.counts.related,
      things: list.edition.counts.entries, children: [], isLoaded: true)
  }

  /// All lists together.
  private static func whole(of open: [LiveLists.Served]) -> JSONValue {
    page(
      name: Dataset.all, title: "All lists", version: open.map(version).max(),
      updated: open.map { time($0.edition.imported) }.max(),
      exported: open.map { time($0.edition.published) }.max(),
      entities: open.reduce(0) { $0 + $1.edition.counts.entries + $1.edition.counts.related },
      things: open.reduce(0) { $0 + $1.edition.counts.entries },
      children: open.map(\.snapshot.list), isLoaded: false)
  }

  private static func page(
    name: String, title: String, version: String?, updated: String?, exported: String?,
    entities: Int, things: Int, children: [String], isLoaded: Bool
  ) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .object([
      JSONMember("name", .string(name)), JSONMember("title", .string(title)),
      JSONMember("license", .null), JSONMember("summary", .null),
      JSONMember("description", .null), JSONMember("url", .null),
      JSONMember("updated_at", text(updated)), JSONMember("last_export", text(exported)),
      JSONMember("entity_count", .number(entities)), JSONMember("thing_count", .number(things)),
      JSONMember("version", text(version)), JSONMember("category", .null),
      JSONMember("tags", .array([])), JSONMember("publisher", .null),
      JSONMember("coverage", .null), JSONMember("resources", .array([])),
      JSONMember("children", .strings(children)), JSONMember("deprecation", .null),
      JSONMember("deprecated", .bool(false)), JSONMember("load", .bool(isLoaded)),
      JSONMember("entities_url", .null), JSONMember("delta_url", .null),
      JSONMember("namespace", .bool(false)), JSONMember("index_version", text(version)),
      JSONMember("index_current", .bool(true)),
    ])
  }

  /// When it was imported, and which bytes: rises with every edition.
  private static func version(of list: LiveLists.Served) -> String {
    let digits = time(list.edition.imported).filter(\.isNumber)
    return "\(digits)-\(list.snapshot.sha256?.prefix(6) ?? "")"
  }

  /// `2024-05-03T10:15:00`, without a zone.
  private static func time(_ moment: Moment) -> String {
    let text = moment.text
    return text.count == 10 ? text + "T00:00:00" : String(text.prefix(19))
  }
}
