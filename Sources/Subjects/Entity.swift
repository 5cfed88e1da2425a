public import RecordStreams

/// What a list says of one person, group, vessel, sanction or document, in the FollowTheMoney
/// data model, with everything the file held: members nobody knows are kept in `other`.
///
/// `Subject` is the view of an entity that is used for matching.
public struct Entity: Sendable, Hashable {
  /// The list's name, a colon and the publisher's reference (`un:QDi.001`); FollowTheMoney
  /// entities keep the id of their file.
  public var id: String
  /// The name of a FollowTheMoney schema; a name that `Schema` does not know is kept.
  public var schema: String
  /// The name to show, where the file gave one.
  public var caption: String?
  public var properties: Properties
  /// The lists the entity stands on.
  public var datasets: [String]
  /// Ids by which the entity was known before it was merged.
  public var referents: [String]
  /// Whether the publisher marks the entity as a target; `nil` where it says nothing.
  public var isTarget: Bool?
  /// Times as the file wrote them, `YYYY-MM-DDTHH:MM:SS`.
  public var firstSeen: String?
  public var lastSeen: String?
  public var lastChange: String?
  /// Values of properties that are no strings, numbers or booleans, by property, as arrays: nested
  /// entities, which the format's bulk files do not have.
  public var nested: [JSONMember]
  /// Members of the JSON object that are none of the above, in their order.
  public var other: [JSONMember]

  public init(id: String, schema: String, datasets: [String] = []) {
    self.id = id
    self.schema = schema
    self.datasets = datasets
    self.caption = nil
    self.properties = Properties()
    self.referents = []
    self.isTarget = nil
    self.firstSeen = nil
    self.lastSeen = nil
    self.lastChange = nil
    self.nested = []
    self.other = []
  }
}

extension Entity {
  /// The caption of the file, else the first value of the schema's caption properties, else the id.
  public var displayName: String {
    if let caption, !caption.isEmpty { return caption }
    for name in Schema.named(schema)?.captionProperties ?? ["name"] {
      if let value = properties[name].first { return value }
    }
    return id
  }
}
