/// A search of the catalog: what is looked for, in which order, and what is counted.
public struct CatalogSearch: Sendable {
  /// What records must meet.
  public var expression: CatalogExpression
  /// Each must be met by what one of the lists says of the entity.
  public var filters: [CatalogExpression]
  /// Only entities of these schemata, and none of `excludedSchemata`; all where it is `nil`.
  public var schemata: Set<String>?
  public var excludedSchemata: Set<String>
  /// Only entities that changed after that time, as `CatalogTime` writes it.
  public var changedAfter: String?
  /// The order of results: by these fields, then the best first, then by id.
  public var order: [CatalogOrder]
  /// Whether entities of which the lists say more come before others that fit as well.
  public var favoursLarge: Bool
  /// What to count results by: `countries`, `topics`, `genders`, `identifiers`, `schema`,
  /// `datasets`.
  public var facets: [String]
  /// How many results are handed out, after how many that are passed over.
  public var limit: Int
  public var offset: Int

  /// Searches for everything.
  public init(_ expression: CatalogExpression = .everything, limit: Int = 10, offset: Int = 0) {
    self.expression = expression
    self.limit = limit
    self.offset = offset
    filters = []
    schemata = nil
    excludedSchemata = []
    changedAfter = nil
    order = []
    favoursLarge = true
    facets = []
  }
}

/// A field by which results are put in order.
public struct CatalogOrder: Sendable, Equatable {
  /// A member, a group or a property, as in `properties.birthDate`.
  ///
  /// Results without a value come last. Of several values the first in that order counts.
  public var field: String
  /// The last first.
  public var isDescending: Bool

  /// Makes one from its parts.
  public init(_ field: String, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }
}

/// What a search of the catalog found.
public struct CatalogHits: Sendable, Equatable {
  /// How many entities there are in all.
  public var total: Int
  /// Those that were asked for, in their order.
  public var ids: [String]
  /// By field: how many of all entities have a value, the most frequent first, then by value; at
  /// most a thousand.
  public var facets: [String: [Count]]

  /// A value with the number of entities that have it.
  public struct Count: Sendable, Equatable {
    /// Without case and accents.
    public let value: String
    public let count: Int
  }
}
