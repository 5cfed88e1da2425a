import RecordStreams
import Register

extension BundleManifest {
  /// The manifest on one line; these bytes are signed.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    json.write(into: &bytes)
    return bytes
  }

  private var json: JSONValue {
    .object([
      JSONMember("serial", .number(serial)),
      JSONMember("created", .string(created.text)),
      JSONMember("valid_until", .string(validUntil.text)),
      JSONMember("engine", .string(engine)),
      JSONMember("purposes", .strings(purposes)),
      JSONMember("default_purpose", .string(defaultPurpose)),
      JSONMember("lists", .array(lists.map(\.json))),
    ])
  }

  /// Reads what `bytes` wrote; members that it does not know are passed over.
  ///
  /// - Throws: `MissingMember`, which names what it lacks.
  init(bytes: [UInt8]) throws(MissingMember) {
    let json: JSONValue
    do { json = try JSONValue(parsing: bytes) } catch { throw MissingMember(name: "the manifest") }
    serial = try json.whole("serial")
    created = try json.moment("created")
    validUntil = try json.moment("valid_until")
    engine = try json.text("engine")
    purposes = try json.texts("purposes")
    defaultPurpose = try json.text("default_purpose")
    lists = []
    for element in try json.elements("lists") { lists.append(try List(element)) }
    guard Set(lists.map(\.list)).count == lists.count else { throw MissingMember(name: "lists") }
  }

  /// A member that is missing or holds something else than it must.
  struct MissingMember: Error {
    let name: String
  }
}

extension BundleManifest.List {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("list", .string(list.text)),
      JSONMember("published", .string(published.text)),
      JSONMember("sha256", .string(sha256)),
      JSONMember("removal_pending", .strings(removalPending)),
      JSONMember("entries", .number(entries)),
      JSONMember("bytes", .number(sizeBytes)),
      JSONMember("digest", .string(digest)),
    ])
  }

  fileprivate init(_ json: JSONValue) throws(BundleManifest.MissingMember) {
    guard let list = ListName(try json.text("list")) else {
      throw BundleManifest.MissingMember(name: "list")
    }
    self.init(
      list: list, published: try json.moment("published"), sha256: try json.text("sha256"),
      removalPending: try json.texts("removal_pending"), entries: try json.whole("entries"),
      sizeBytes: try json.whole("bytes"), digest: try json.text("digest"))
  }
}

extension JSONValue {
  fileprivate func text(_ name: String) throws(BundleManifest.MissingMember) -> String {
    guard let text = self[name]?.string else { throw BundleManifest.MissingMember(name: name) }
    return text
  }

  fileprivate func moment(_ name: String) throws(BundleManifest.MissingMember) -> Moment {
    guard let moment = Moment(try text(name)) else {
      throw BundleManifest.MissingMember(name: name)
    }
    return moment
  }

  fileprivate func whole(_ name: String) throws(BundleManifest.MissingMember) -> Int {
    // A number so large that no sum of a few can pass the largest.
    guard case .number(let digits)? = self[name], let number = Int(digits),
      (0...1 << 48).contains(number)
    else { throw BundleManifest.MissingMember(name: name) }
    return number
  }

  fileprivate func elements(_ name: String) throws(BundleManifest.MissingMember) -> [JSONValue] {
    guard let elements = self[name]?.array else { throw BundleManifest.MissingMember(name: name) }
    return elements
  }

  fileprivate func texts(_ name: String) throws(BundleManifest.MissingMember) -> [String] {
    let elements = try elements(name)
    let texts = elements.compactMap(\.string)
    guard texts.count == elements.count else { throw BundleManifest.MissingMember(name: name) }
    return texts
  }
}
