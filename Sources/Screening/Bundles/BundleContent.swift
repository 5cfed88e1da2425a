import NameIndex
import Register
import Subjects

/// The lists of a bundle, each as its lines: `SubjectLine`s in the order of the index, each ended
/// by a line feed.
struct BundleContent: Sendable, Equatable {
  var lines: [ListName: [UInt8]] = [:]

  /// The lines of an index.
  static func lines(of index: CompiledIndex) -> [UInt8] {
    var lines: [UInt8] = []
    for entry in 0..<index.entryCount {
      lines += SubjectLine.bytes(of: index.subject(ofEntry: entry))
      lines.append(lineFeed)
    }
    return lines
  }

  /// Hands out the subjects of a list in their order.
  ///
  /// - Throws: `NoSubject` for a line that is none, or what `body` throws.
  func forEachSubject(of list: ListName, _ body: (Subject) throws -> Void) throws {
    for (index, line) in Self.split(lines[list] ?? []).enumerated() {
      guard let subject = SubjectLine.subject(of: Array(line)) else {
        throw NoSubject(list: list, line: index + 1)
      }
      try body(subject)
    }
  }

  /// A line of a list, from 1, that this program cannot read.
  struct NoSubject: Error {
    let list: ListName
    let line: Int
  }

  static let lineFeed = UInt8(ascii: "\n")

  /// The lines without their ends.
  static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: lineFeed)
  }
}
