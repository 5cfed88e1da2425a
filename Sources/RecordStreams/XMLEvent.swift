/// A start, text or end in an XML document, with its place.
public struct XMLEvent: Sendable, Equatable {
  /// What happens at the place.
  public enum Content: Sendable, Equatable {
    /// An element begins. Its name has no namespace prefix.
    case start(name: String, attributes: [XMLAttribute])
    /// All text up to the next start or end, with references resolved; never only white space.
    case text(String)
    /// The element of that name ends.
    case end(name: String)
  }

  public var content: Content
  /// Counted from 1.
  public var line: Int
  /// Counted from 0 in the file: of a start its `<`; of a text or end the place after it. In a
  /// file that is not UTF-8 it counts in the text converted to UTF-8.
  public var byte: Int
}

/// An attribute of an element; its name has no namespace prefix.
public struct XMLAttribute: Sendable, Hashable {
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// Why an XML document cannot be read on. Lines count from 1, bytes from 0.
public enum XMLError: Error, Equatable, Sendable {
  /// Bytes that are no UTF-8; the place is that of the first of them. Cure: convert the file, or
  /// fetch it again from the publisher.
  case notUTF8(line: Int, byte: Int)
  /// The declaration names an encoding other than UTF-8, ISO-8859-1 and windows-1252. Cure:
  /// convert the file to UTF-8.
  case unknownEncoding(name: String)
  /// The document ends before its root element does. Cure: fetch the file again, it is cut off.
  case truncated(line: Int, byte: Int)
  /// The document breaks the rules of XML. Cure: fetch it again, or tell the publisher.
  case malformed(line: Int, byte: Int, reason: String)
  /// A document type or entity declaration, which no list needs and XML bombs do. Cure: none.
  case documentType(line: Int, byte: Int)
  /// Something exceeds a limit that no genuine list comes near. Cure: none.
  case tooLarge(line: Int, byte: Int, what: String, limit: Int)
}
