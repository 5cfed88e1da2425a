import Foundation
import NameText
import RecordStreams
public import Subjects

/// A question whose right answers are known.
public struct LabelledQuestion: Sendable {
  /// Where it stands: the file, in the order of the files, and its line.
  public let file: Int
  public let line: Int
  public let key: String
  public let subject: Subject
  /// Ids of the entries that are this person; empty where he is on no list.
  public let answers: [String]
  /// What is tried, such as a typo or another script.
  public let kind: String
  /// Groups by which figures are broken down, such as `sex` and `woman`, in the order of their keys.
  public let groups: [Group]

  /// A group to which a question belongs.
  public struct Group: Sendable, Hashable {
    public let by: String
    public let name: String
  }

  public var isNegative: Bool { answers.isEmpty }
  /// A kunya or nickname alone, of which no more is asked than a good rank.
  public var isRankOnly: Bool { kind.hasPrefix("weak") }

  /// The scripts of the names asked.
  public var scripts: String { Script.names(of: subject.names.map(\.text)) }
}

extension Script {
  /// The scripts of the words of some names, in a fixed order, joined by `+`.
  static func names(of texts: [String]) -> String {
    let found = Set(texts.flatMap { ParsedName($0).tokens.map(\.script) })
    return allCases.filter(found.contains).map { "\($0)" }.joined(separator: "+")
  }
}

/// Files of labelled questions: the rows of a batch in JSON lines, with `answers` and `kind`.
public struct LabelledQuestions: Sendable {
  /// A row that could not be read.
  public struct Reject: Sendable {
    public let path: String
    public let line: Int
    public let says: String
  }

  public private(set) var questions: [LabelledQuestion] = []
  public private(set) var rejects: [Reject] = []
  /// Rows of which an attribute could not be read; like in a batch, it is left out.
  public private(set) var remarks: [Reject] = []

  /// Reads the files in their order.
  ///
  /// - Throws: what the system says of the files.
  public init(files: [String]) throws {
    for (number, path) in files.enumerated() {
      var lines = LineStream(lengthLimit: 1 << 20)
      try InputFile.forEachChunk(of: path) { chunk in
        lines.read(chunk) { take($0, path, number) }
      }
      lines.finish { take($0, path, number) }
    }
  }

  private mutating func take(_ line: Line, _ path: String, _ file: Int) {
    if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
    var remarks: [QueryError] = []
    do throws(QueryError) {
      questions.append(try Self.question(line, file, &remarks))
    } catch {
      rejects.append(Reject(path: path, line: line.number, says: error.says))
    }
    self.remarks += remarks.map { Reject(path: path, line: line.number, says: $0.says) }
  }

  private static func question(
    _ line: Line, _ file: Int, _ remarks: inout [QueryError]
  ) throws(QueryError) -> LabelledQuestion {
    guard !line.isTooLong else { throw .notARow("a line of more than 1 MB") }
    let json: JSONValue
    do { json = try JSONValue(parsing: line.bytes) } catch { throw .notARow(error.text) }
    let row = try BatchRow(json: json)
    let subject = try row.form.subject(remarks: &remarks)
    let answers = json["answers"]?.array?.compactMap(\.string)
    guard let answers, answers.count == json["answers"]?.array?.count else {
      throw .unreadable(
        field: "answers", value: json["answers"]?.text ?? "", expected: "an array of entry ids")
    }
    return LabelledQuestion(
      file: file, line: line.number, key: row.key.string ?? row.key.text, subject: subject,
      answers: answers, kind: json["kind"]?.string ?? "unnamed", groups: groups(json))
  }

  private static func groups(_ json: JSONValue) -> [LabelledQuestion.Group] {
    (json["groups"]?.members ?? []).compactMap { member in
      member.value.string.map { LabelledQuestion.Group(by: member.name, name: $0) }
    }.sorted { ($0.by, $0.name) < ($1.by, $1.name) }
  }
}
