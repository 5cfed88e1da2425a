/// A letter in normal form with the place from which it comes.
public struct Letter: Sendable, Hashable {
  public let scalar: Unicode.Scalar
  /// The 0-based position of the character in the original text.
  public let position: Int
}
