import ArgumentParser
import Evidence
import Foundation
import RecordStreams
import Register
import Screening

/// The command `tabayyun audit export`.
struct AuditExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write records of the audit as lines of JSON.",
    discussion: """
      Each line has the record as it was chained and its hash, so that the chain can be hashed \
      anew elsewhere. The export is itself recorded.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "From the record of this number on.")
  var from: Int?

  @Option(
    help: "The file to write; it is replaced (default: standard output).", completion: .file())
  var to: String?

  @Option(help: "Only what was done at that time or later.")
  var since: Moment?

  @Option(help: "Only what was done at that time or earlier; a day counts to its end.")
  var until: Moment?

  @Flag(help: "With the personal data that is still kept.")
  var withPersonal = false

  func run() throws {
    let register = try register.open()
    let file = try LineFile(to)
    let exported = try ExportAudit.run(
      AuditFilter(first: from, since: since, until: until), withPersonal: withPersonal,
      from: register, at: Clock.now, by: SystemUser.name
    ) { try file.write($0) }
    try file.finish()
    try register.close()
    guard let to else { return }
    if output.json {
      Output.write(
        .object([
          JSONMember("file", .string(to)), JSONMember("records", .number(exported.records)),
          JSONMember("recorded_as", .number(exported.event)),
        ]))
    } else {
      Output.write(
        output.chosenLanguage.text(
          "\(to): \(exported.records) records; the export is record \(exported.event).",
          "\(to): \(ArabicNoun.record.text(exported.records))؛ سُجّل التصدير برقم \(exported.event).")
      )
    }
  }
}

/// Lines of JSON in a file that takes its place when it is whole, or on standard output.
private final class LineFile {
  private let path: String?
  private let handle: FileHandle
  private var buffer: [UInt8] = []

  init(_ path: String?) throws {
    self.path = path
    guard let path else {
      handle = .standardOutput
      return
    }
    // Personal data may stand in it: nobody else may read it.
    let descriptor = open(path + ".partial", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure(path) }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  func write(_ line: JSONValue) throws {
    line.write(into: &buffer)
    buffer.append(0x0A)
    if buffer.count > 1 << 20 { try flush() }
  }

  func finish() throws {
    try flush()
    guard let path else { return }
    do { try handle.synchronize() } catch { throw Self.failure(path, error) }
    guard rename(path + ".partial", path) == 0 else { throw Self.failure(path) }
  }

  private func flush() throws {
    do { try handle.write(contentsOf: Data(buffer)) } catch {
      throw Self.failure(path ?? "standard output", error)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func failure(_ path: String, _ error: (any Error)? = nil) -> CheckError {
    CheckError.cannotWrite(
      path: path, reason: error.map(FileAccess.reason) ?? String(cString: strerror(errno)))
  }
}
