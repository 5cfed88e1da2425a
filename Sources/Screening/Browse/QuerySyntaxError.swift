/// Why a text is no query in the language of Lucene.
///
/// The text itself is not repeated: it may name a person.
public enum QuerySyntaxError: Error, Equatable, Sendable {
  /// Something else stands there than the language allows. Cure: put a backslash before it, or
  /// search with `simple`.
  case unexpected(character: Int)
  /// The text ends where a word, or the end of a bracket or quotation, is due.
  case endsEarly
  /// Brackets stand in more than `limit` others.
  case tooDeep(limit: Int)
  /// There are more than `limit` words.
  case tooLong(limit: Int)

  /// The error and its cure in English; characters count from 1.
  public var text: String {
    switch self {
    case .unexpected(let character):
      "the query cannot be read at character \(character + 1); put a backslash before it"
    case .endsEarly: "the query ends early; close its brackets and quotation marks"
    case .tooDeep(let limit): "the query has more than \(limit) levels of brackets"
    case .tooLong(let limit): "the query has more than \(limit) words"
    }
  }
}
