import Evidence
import ArgumentParser
import Foundation
import RecordStreams

/// How a command answers.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Answer in JSON.")
  var json = false

  @Option(help: "Answer in English (en) or Arabic (ar); the default is the locale's.")
  var language: Language?

  /// The language asked for, else the locale's, else English.
  var chosenLanguage: Language { language ?? .ofLocale }
}

/// Writes answers to standard output and remarks to standard error.
enum Output {
  static func write(_ text: String) {
    do { try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) } catch {
      remark("tabayyun: the answer cannot be written")
      Foundation.exit(ExitStatus.unreadable.rawValue)
    }
  }

  static func write(_ value: JSONValue) { write(value.indentedText) }

  /// Shows progress on the terminal, without a new line.
  static func show(_ text: String) {
    // Where progress cannot be shown, the work goes on.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  static func remark(_ text: String) {
    // Where remarks cannot be written there is nobody to tell.
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}
