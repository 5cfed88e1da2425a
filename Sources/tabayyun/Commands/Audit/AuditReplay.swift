import ArgumentParser
import Evidence
import Foundation
import RecordStreams
import Register
import Screening

/// The command `tabayyun audit replay`.
struct AuditReplay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Ask a recorded question again and compare the answers.",
    discussion: """
      The same editions and engine give the same bytes. Where nobody was found, or the personal \
      data was purged, the question is not kept: give it with --query, as the canonical JSON, as a \
      whole answer, or as a row of a batch. The hash in the record is that of the answer's JSON on \
      one line. Exit status: 0 the same, 1 another answer, 3 it cannot be asked again.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The number of the record.")
  var id: Int

  @Option(help: "A file with the question.", completion: .file())
  var query: String?

  @Option(help: "The table of names that estimates rested on, where one was given.")
  var population: String?

  func run() throws {
    let query = try query.map(Self.read)
    let assumptions = try PopulationTable.assumptions(population, command: "audit replay")
    let register = try register.open()
    // Who looks is recorded before anything is shown.
    try register.append([
      AuditEvent(
        made: Clock.now, kind: .view, actor: SystemUser.name,
        facts: [JSONMember("replay", .number(id))])
    ])
    let outcome = try ReplayCheck.run(id, query: query, assumptions: assumptions, in: register) {
      Output.remark($0)
    }
    try register.close()
    if output.json {
      Output.write(ReplayText.json(outcome))
    } else {
      Output.write(ReplayText.text(outcome, output.chosenLanguage))
    }
    switch outcome {
    case .same: break
    case .different: throw ExitStatus.different.signal
    case .impossible: throw ExitStatus.unreadable.signal
    }
  }

  private static func read(_ path: String) throws -> JSONValue {
    let bytes: Data
    do { bytes = try Data(contentsOf: URL(filePath: path)) } catch {
      throw ImportError.unreadable(path: path, reason: FileAccess.reason(error))
    }
    do { return try JSONValue(parsing: Array(bytes)) } catch {
      throw ImportError.unreadable(path: path, reason: error.text)
    }
  }
}
