import CLibXML2

/// Reads an XML document from chunks of bytes as a series of events, through libxml2's SAX2.
///
/// Nothing outside the document is ever read: document types and entity declarations are
/// refused, and with them external entities and XML bombs. White space between elements is passed
/// over. The events and errors do not depend on where chunks end. Memory is bounded by the
/// longest text.
///
/// It is a class because libxml2 calls back into it.
public final class XMLStream {
  /// What a document may not exceed; genuine lists stay a hundred times below.
  public struct Limits: Sendable {
    public var depth = 64
    public var attributeCount = 256
    /// Bytes of text between two tags, and of all attributes of an element.
    public var textBytes = 10_000_000

    public init() {}
  }

  /// libxml2 sees the document in pieces of this size, however the caller's chunks end.
  static let pieceSize = 1 << 15

  private let parser: XMLPushParser
  private var piece: [UInt8] = []
  private var input = XMLInput()
  private var source = XMLSourceWindow()
  private var failure: XMLError?

  /// Begins a document.
  public init(limits: Limits = Limits()) {
    parser = XMLPushParser(limits: limits)
    piece.reserveCapacity(Self.pieceSize)
  }

  /// Takes the next bytes and hands out the events in them.
  ///
  /// Events before an error are handed out before it is thrown; every later call throws it again.
  public func read(
    _ chunk: UnsafeRawBufferPointer, into sink: (XMLEvent) -> Void
  ) throws(XMLError) {
    var rest = chunk[...]
    while !rest.isEmpty {
      let taken = rest.prefix(Self.pieceSize - piece.count)
      piece.append(contentsOf: taken)
      rest = rest.dropFirst(taken.count)
      if piece.count == Self.pieceSize { try parsePiece(isLast: false, into: sink) }
    }
  }

  /// Ends the document.
  public func finish(into sink: (XMLEvent) -> Void) throws(XMLError) {
    try parsePiece(isLast: true, into: sink)
  }

  /// The bytes of the document from `start` on, at most 2,000 of them, where they were asked for
  /// by `keepSource(from:)` since.
  public func keptSource(upTo end: Int) -> [UInt8] { source.kept(upTo: end) }

  /// Asks for the source from `byte` on, the place of a start event that was just handed out.
  public func keepSource(from byte: Int) { source.keep(from: byte) }

  private func parsePiece(isLast: Bool, into sink: (XMLEvent) -> Void) throws(XMLError) {
    if let failure { throw failure }
    let (text, inputError) = input.take(piece, isLast: isLast)
    piece.removeAll(keepingCapacity: true)
    source.append(text)
    var found = parser.parse(text, isLast: isLast && inputError == nil)
    for event in parser.takeEvents() { sink(event) }
    found = found ?? inputError
    failure = found
    if let found { throw found }
  }
}
