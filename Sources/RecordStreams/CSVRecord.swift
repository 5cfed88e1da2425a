/// One record of a CSV file.
public struct CSVRecord: Sendable, Equatable {
  /// The line on which the record begins, counted from 1.
  public var line: Int
  /// The place of its first byte in the file, counted from 0.
  public var byte: Int
  /// Its fields, or why it has none.
  public var content: Result<[String], CSVFault>
  /// The record as it stands in the file, at most `CSVStream.sourceLimit` bytes of it.
  public var source: [UInt8]
}

/// What is wrong with one record. Lines count from 1, bytes from 0, both in the file.
public enum CSVFault: Error, Equatable, Sendable {
  /// The bytes are no UTF-8. Cure: convert the file to UTF-8.
  case notUTF8(line: Int, byte: Int)
  /// A NUL stands in the record. Cure: fetch the file again, or convert it from UTF-16.
  case nul(line: Int, byte: Int)
  /// No quote closes the one that was opened here. Cure: add it, or double the stray one.
  case unterminatedQuote(line: Int, byte: Int)
  /// A closing quote is followed by neither a comma nor the end of the line. Cure: double it.
  case textAfterQuote(line: Int, byte: Int)
  /// A field exceeds `limit` bytes.
  case fieldTooLong(line: Int, byte: Int, limit: Int)
  /// The record has more than `limit` fields.
  case tooManyFields(limit: Int)

  /// The fault and its cure in one English sentence.
  public var text: String {
    switch self {
    case .notUTF8(let line, let byte):
      "line \(line), byte \(byte) is no UTF-8; convert the file to UTF-8"
    case .nul(let line, let byte):
      "a NUL stands at line \(line), byte \(byte); fetch the file again or convert it to UTF-8"
    case .unterminatedQuote(let line, let byte):
      "the quote opened at line \(line), byte \(byte) is never closed; close or double it"
    case .textAfterQuote(let line, let byte):
      "text follows the closing quote at line \(line), byte \(byte); double the quote"
    case .fieldTooLong(let line, let byte, let limit):
      "the field at line \(line), byte \(byte) exceeds \(limit) bytes; shorten it"
    case .tooManyFields(let limit): "the record has more than \(limit) fields; fetch it again"
    }
  }
}

/// Why a CSV file cannot be read on.
public enum CSVError: Error, Equatable, Sendable {
  /// Quote after quote is never closed; where the first of them stands. Cure: mend the quoting.
  case tooManyOpenQuotes(line: Int, byte: Int, limit: Int)
  /// A record exceeds `limit` bytes; where it begins. Cure: fetch the file again, it is no list.
  case recordTooLong(line: Int, byte: Int, limit: Int)
}
