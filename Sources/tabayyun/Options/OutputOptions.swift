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
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  static func write(_ value: JSONValue) { write(value.indentedText) }

  static func remark(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
