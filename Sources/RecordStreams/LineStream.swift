/// One line of a file, or what is known of one that is too long.
public struct Line: Sendable, Equatable {
  /// Counted from 1.
  public var number: Int
  /// The place of the line's first byte in the file, counted from 0.
  public var byte: Int
  /// The line without its end; of a line that is too long, its first bytes.
  public var bytes: [UInt8]
  /// Whether the line exceeds the stream's limit, so that `bytes` is only its beginning.
  public var isTooLong: Bool
}

/// Splits chunks of bytes into lines, as JSON lines have them.
///
/// Lines end with LF or CRLF; a byte order mark at the start is passed over; the last line needs
/// no end. Empty lines are handed out too. Memory is bounded by `lengthLimit`.
public struct LineStream: Sendable {
  /// The longest line that is handed out whole, in bytes.
  public let lengthLimit: Int
  private var pending: [UInt8] = []
  private var pendingIsTooLong = false
  private var number = 1
  private var lineStart = 0
  private var position = 0

  /// - Parameter lengthLimit: 16 MB by default, far beyond any entity.
  public init(lengthLimit: Int = 16 << 20) { self.lengthLimit = lengthLimit }

  /// Takes the next bytes and hands out every line that ends in them.
  public mutating func read(_ chunk: UnsafeRawBufferPointer, into sink: (Line) -> Void) {
    var rest = chunk[...]
    while let end = rest.firstIndex(of: 0x0A) {
      keep(rest[..<end])
      position += end - rest.startIndex + 1
      emit(into: sink)
      rest = rest[(end + 1)...]
    }
    keep(rest)
    position += rest.count
  }

  /// Hands out the last line where the file did not end it.
  public mutating func finish(into sink: (Line) -> Void) {
    if position > lineStart { emit(into: sink) }
  }

  private mutating func keep(_ bytes: Slice<UnsafeRawBufferPointer>) {
    // One byte more than the limit is kept for a CR that does not count.
    let room = lengthLimit + 1 - pending.count
    if bytes.count > room { pendingIsTooLong = true }
    pending.append(contentsOf: bytes.prefix(max(0, room)))
  }

  private mutating func emit(into sink: (Line) -> Void) {
    if pending.last == 0x0D, !pendingIsTooLong { pending.removeLast() }
    if pending.count > lengthLimit {
      pendingIsTooLong = true
      pending.removeLast(pending.count - lengthLimit)
    }
    var bytes = pending
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    sink(Line(number: number, byte: lineStart, bytes: bytes, isTooLong: pendingIsTooLong))
    pending.removeAll(keepingCapacity: pending.count < 1 << 16)
    pendingIsTooLong = false
    number += 1
    lineStart = position
  }
}
