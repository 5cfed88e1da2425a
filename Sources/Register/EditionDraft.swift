/// What is known of an edition before its files are read.
public struct EditionDraft: Sendable {
  /// The list of which it is a version; it is made where it is missing.
  public var list: ListName
  /// The name of the format, in the words of the command line.
  public var format: String
  /// The version of the reader.
  public var readerVersion: String
  /// In the order in which they are read.
  ///
  /// Never empty.
  public var files: [SourceFile]
  /// When the edition was published, where the user says so; it takes precedence over the file.
  public var published: Moment?
  /// The share of entries (0…1) that may be missing before the edition is held.
  public var maxRemoved: Double
  /// The share of rows (0…1) that may be rejected before the edition is held.
  public var maxRejected: Double
  /// Whether the edition comes into force even if it looks wrong.
  public var isAccepted: Bool
  /// Makes the list match-only; `false` leaves its visibility as it is.
  public var isMatchOnly: Bool

  /// Makes one from its parts.
  public init(
    list: ListName, format: String, readerVersion: String, files: [SourceFile],
    published: Moment? = nil, maxRemoved: Double = 0.20, maxRejected: Double = 0.01,
    isAccepted: Bool = false, isMatchOnly: Bool = false
  ) {
    self.list = list
    self.format = format
    self.readerVersion = readerVersion
    self.files = files
    self.published = published
    self.maxRemoved = maxRemoved
    self.maxRejected = maxRejected
    self.isAccepted = isAccepted
    self.isMatchOnly = isMatchOnly
  }
}

/// What is known of an edition when its files have been read to the end.
public struct ReadingSummary: Sendable {
  /// When the files say that they were published.
  public var published: Moment?
  /// Rows of the main file, read or not.
  public var rows: Int
  /// Rows of side files whose parent row is absent.
  public var orphans: Int
  /// What no rule maps; a path may stand more than once.
  public var unmapped: [UnmappedPath]

  /// Makes one from its parts.
  public init(
    published: Moment? = nil, rows: Int, orphans: Int = 0, unmapped: [UnmappedPath] = []
  ) {
    self.published = published
    self.rows = rows
    self.orphans = orphans
    self.unmapped = unmapped
  }
}

/// A row that could not be read, kept with its place and reason.
public struct RejectedRow: Sendable, Hashable {
  /// The name of the file in which it stands.
  public var file: String
  /// Counted from 1; 0 where only the entity is known, not its place.
  public var line: Int
  /// Counted from 0 in its file.
  public var byte: Int
  /// What is wrong and what would mend it.
  public var reason: String
  /// The row, at most 2,000 bytes of it.
  public var source: String

  /// Makes one from its parts.
  public init(file: String, line: Int, byte: Int, reason: String, source: String) {
    self.file = file
    self.line = line
    self.byte = byte
    self.reason = reason
    self.source = source
  }
}

/// An element, column or phrase that no rule maps, with how often it stands in an edition.
public struct UnmappedPath: Sendable, Hashable {
  /// Where it stands, in the words of the format.
  public var path: String
  /// How often it stands in the edition.
  public var count: Int
  /// Counted from 1.
  public var firstLine: Int

  /// Makes one from its parts.
  public init(path: String, count: Int, firstLine: Int) {
    self.path = path
    self.count = count
    self.firstLine = firstLine
  }
}

/// What became of an import.
public enum ImportOutcome: Sendable, Equatable {
  /// These bytes were here; nothing was written.
  case unchanged(Edition)
  /// The edition is the one that checks use.
  case inForce(Edition)
  /// The edition has taken its place before later ones and answers for its own time.
  case past(Edition)
  /// The edition waits for a person's word; the one before it stays in force.
  case held(Edition)

  /// The edition that the bytes are.
  public var edition: Edition {
    switch self {
    case .unchanged(let edition), .inForce(let edition), .past(let edition), .held(let edition):
      edition
    }
  }
}
