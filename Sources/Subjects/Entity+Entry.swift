extension Entity {
  /// Whether the entity is an entry of a list, something that a check may name.
  ///
  /// A schema nobody knows is no entry.
  public var isEntry: Bool { Schema.named(schema)?.isEntry ?? false }

  /// Whether the entity is a passport or another identity paper, whose `holder` is an entry.
  public var isIdentification: Bool { Schema.named(schema)?.isA("Identification") ?? false }

  /// The id of the entry that a sanction, document, address or relation belongs to; `nil` for an
  /// entry, and where the entity does not say.
  ///
  /// It is the `holder` of a document, the `entity` of a sanction, else what stands before the
  /// first `/` of the id (`un:QDi.001/address-1`), else the first entity that the schema's own
  /// properties point to. A relation between two entries belongs to the first it names.
  public var entryID: String? {
    if isEntry { return nil }
    if let id = properties["holder"].first ?? properties["entity"].first { return id }
    if let slash = id.firstIndex(of: "/"), slash != id.startIndex { return String(id[..<slash]) }
    guard let schema = Schema.named(schema) else { return nil }
    let links = schema.properties.filter { $0.type == "entity" && !$0.isStub }
    return links.lazy.compactMap { properties[$0.name].first }.first
  }
}
