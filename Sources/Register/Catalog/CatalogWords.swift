/// How texts become words for the catalog.
///
/// The register knows no scripts; whoever opens the catalog hands in the normal form of names.
public struct CatalogWords: Sendable {
  /// Another version makes the catalog anew.
  public let version: Int
  /// The words of a text, each without white space and ASCII punctuation.
  public let words: @Sendable (String) -> [String]

  /// Makes one from its parts.
  public init(version: Int, words: @escaping @Sendable (String) -> [String]) {
    self.version = version
    self.words = words
  }
}
