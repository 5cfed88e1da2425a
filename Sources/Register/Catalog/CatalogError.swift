/// Why the catalog cannot answer.
public enum CatalogError: Error, Equatable, Sendable {
  /// These lists have an edition in force and are not in the catalog yet. Cure: wait for
  /// `Catalog.bringUpToDate`; the lists can be checked against meanwhile.
  case notReady(lists: [String])
  /// No entity can be put in the order of that field: it is unknown, or holds text.
  case unsortable(field: String)
  /// A wildcard, fuzzy word or range stands for more than `limit` words. Cure: write more of it.
  case tooBroad(limit: Int)
  /// The file of the catalog cannot be read or written.
  case unusable(path: String, reason: String)
}
