public import Subjects

/// What a reader makes of each row of a published file: an entity, or a reject with its place
/// and reason.
///
/// An entry is followed by the entities that hang on it: its sanction and documents. A bad row is data, never a thrown error, and is never dropped in silence.
public enum ListRow: Sendable, Equatable {
  case entity(Entity)
  case reject(Reject)
}

/// A row that could not be read, kept with its place and reason.
public struct Reject: Sendable, Hashable {
  /// The file's name as the caller gave it.
  public var file: String
  /// The line on which the row begins, counted from 1.
  public var line: Int
  /// The byte at which the row begins, counted from 0 in its file.
  public var byte: Int
  /// What is wrong and what would mend it, in English.
  public var reason: String
  /// The row as it stands in the file, at most 2,000 bytes of it.
  public var source: String

  /// Makes a reject of its parts.
  public init(file: String, line: Int, byte: Int, reason: String, source: String) {
    self.file = file
    self.line = line
    self.byte = byte
    self.reason = reason
    self.source = source
  }
}

/// An element, column or phrase of a file that no rule maps; counted, so that nothing is dropped
/// in silence.
public struct UnmappedElement: Sendable, Hashable {
  /// Where it stands, in the words of the format: `INDIVIDUAL/NEW_ELEMENT`, `Remarks: Foo`.
  public var path: String
  /// How often it was met.
  public var count: Int
  /// The line of the first one, counted from 1.
  public var firstLine: Int

  /// Makes a count of its parts.
  public init(path: String, count: Int, firstLine: Int) {
    self.path = path
    self.count = count
    self.firstLine = firstLine
  }
}

/// What a reader knows of the files as a whole when it has read them to the end.
public struct ReadingReport: Sendable, Equatable {
  /// When the publisher says it published, as an ISO date or time; `nil` where the format does
  /// not say.
  public var published: String?
  /// Rows of the main file: entries of an XML list, rows of a CSV, lines of FollowTheMoney; and
  /// the rows of side files that were rejected.
  public var rows = 0
  /// Rows that became an entry, each with its sanction and documents.
  public var entries = 0
  /// Rows that became rejects; `rows == entries + rejects`.
  public var rejects = 0
  /// Rows of side files whose parent row is absent, by file name.
  public var orphans: [String: Int] = [:]
  /// In the order of their paths.
  public var unmapped: [UnmappedElement] = []

  /// The report of nothing read.
  public init() {}
}

/// Why a file as a whole could not be read.
///
/// Lines count from 1, bytes from 0.
public enum UnreadableList: Error, Equatable, Sendable {
  /// The file is something else. Cure: name the right format, or fetch the right file.
  case notThisFormat(file: String, expected: String, found: String)
  /// Bytes that are no UTF-8. Cure: convert the file, or fetch it again from the publisher.
  case notUTF8(file: String, line: Int, byte: Int)
  /// The file ends inside a row. Cure: fetch it again, it is cut off.
  case truncated(file: String, line: Int, byte: Int)
  /// The file breaks the rules of its syntax. Cure: fetch it again, or tell the publisher.
  case malformed(file: String, line: Int, byte: Int, reason: String)
  /// Something exceeds a limit that no genuine list comes near; it may be an attack.
  case tooLarge(file: String, line: Int, byte: Int, what: String, limit: Int)
}

/// Reads the files of one edition of a list from chunks of bytes, in memory that does not grow
/// with the main file.
///
/// Call `begin(file:)`, then `read(_:into:)` for each chunk, for each file in the order that
/// `ListFormat.readingOrder(of:)` gives; at last `finish(into:)`. After an error the reader is of
/// no further use.
public protocol ListReader {
  /// Starts a file. `name` is used in places of rejects and errors.
  mutating func begin(file name: String) throws(UnreadableList)

  /// Reads the next bytes of the file that was begun; chunks may end anywhere.
  mutating func read(
    _ chunk: UnsafeRawBufferPointer, into sink: (ListRow) -> Void
  ) throws(UnreadableList)

  /// Ends the last file and hands out what was still open.
  mutating func finish(into sink: (ListRow) -> Void) throws(UnreadableList) -> ReadingReport
}
