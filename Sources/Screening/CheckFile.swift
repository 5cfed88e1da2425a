import Crypto
import Foundation
import ListReaders
import Subjects

/// A FollowTheMoney file that is checked as it stands, without a register.
public enum CheckFile {
  /// Reads and compiles the file in memory.
  ///
  /// - Returns: the list, and how many lines could not be read.
  /// - Throws: `UnreadableList`, or what the system says of the file.
  public static func snapshot(ofFile path: String) throws -> (list: ListSnapshot, rejects: Int) {
    var reader = ListFormat.ftm.makeReader(list: "file")
    var entries: [Entity] = []
    var papers: [String: [Entity]] = [:]
    func take(_ row: ListRow) {
      guard case .entity(let entity) = row else { return }
      if entity.isIdentification {
        for holder in entity.properties["holder"] { papers[holder, default: []].append(entity) }
      } else if Schema.named(entity.schema)?.isEntry ?? true {
        entries.append(entity)
      }
    }
    var hash = SHA256()
    try reader.begin(file: URL(filePath: path).lastPathComponent)
    try InputFile.forEachChunk(of: path) { chunk in
      hash.update(bufferPointer: chunk)
      try reader.read(chunk, into: take)
    }
    let report = try reader.finish(into: take)
    if report.entries == 0, report.rejects > 0 {
      throw UnreadableList.notThisFormat(
        file: URL(filePath: path).lastPathComponent, expected: "FollowTheMoney JSON lines",
        found: "\(report.rejects) lines of something else")
    }
    entries.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let subjects = entries.lazy.map { Subject($0, documents: papers[$0.id] ?? []) }
    let list = try ListSnapshot.compiled(
      subjects, named: "file", sha256: hash.finalize().map(hexadecimal).joined())
    return (list, report.rejects)
  }
}
