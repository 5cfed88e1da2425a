import Foundation
import Logging
import RecordStreams
import Synchronization

/// What happens, one JSON object a line on standard error: names of operations, statuses and
/// durations, never what was asked nor whom it was about.
struct ServiceLog: Sendable {
  private let logger: Logger

  init(level: Logger.Level = .info) {
    var logger = Logger(label: "tabayyun") { _ in JSONLogHandler() }
    logger.logLevel = level
    self.logger = logger
  }

  /// For libraries that log by themselves.
  var forLibraries: Logger {
    var logger = logger
    logger.logLevel = .warning
    return logger
  }

  func info(_ event: String, _ facts: [String: String] = [:]) { write(.info, event, facts) }

  func warning(_ event: String, _ facts: [String: String] = [:]) { write(.warning, event, facts) }

  private func write(_ level: Logger.Level, _ event: String, _ facts: [String: String]) {
    logger.log(
      level: level, "\(event)", metadata: facts.mapValues { Logger.MetadataValue.string($0) })
  }
}

/// Writes each message as one line of JSON.
private struct JSONLogHandler: LogHandler {
  var logLevel: Logger.Level = .info
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let facts = metadata.merging(event.metadata ?? [:]) { $1 }
    let line = JSONValue.object(
      [
        JSONMember("time", .string(Date().formatted(.iso8601))),
        JSONMember("level", .string(event.level.rawValue)),
        JSONMember("event", .string(event.message.description)),
      ] + facts.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string("\($0.value)")) })
    FileHandle.standardError.write(Data((line.text + "\n").utf8))
  }
}
