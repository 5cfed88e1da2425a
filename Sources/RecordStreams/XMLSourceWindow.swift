/// The last bytes of a document, so that a row can be quoted as it stands in the file.
struct XMLSourceWindow {
  /// The number of bytes kept of one row.
  static let limit = 2_000

  private var recent: [UInt8] = []
  private var recentStart = 0
  private var kept: [UInt8] = []
  private var keptStart: Int?

  mutating func append(_ piece: [UInt8]) {
    if keptStart != nil, kept.count < Self.limit {
      kept.append(contentsOf: piece.prefix(Self.limit - kept.count))
    }
    // A tag may begin in the piece before the one that ends it.
    let surplus = recent.count - XMLStream.pieceSize
    if surplus > 0 {
      recent.removeFirst(surplus)
      recentStart += surplus
    }
    recent.append(contentsOf: piece)
  }

  mutating func keep(from byte: Int) {
    let offset = max(0, byte - recentStart)
    keptStart = byte
    kept = Array(recent.dropFirst(offset).prefix(Self.limit))
  }

  func kept(upTo end: Int) -> [UInt8] {
    guard let keptStart else { return [] }
    return Array(kept.prefix(max(0, end - keptStart)))
  }
}
