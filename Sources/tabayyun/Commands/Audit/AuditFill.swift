import ArgumentParser
import Foundation
import RecordStreams
import Register
import Screening

/// The command `tabayyun audit fill`, for maintainers: invented events, to measure how fast they are
/// appended and verified, and what is left when the program is killed.
struct AuditFill: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill",
    abstract: "Fill the audit of a register without lists with invented events.",
    shouldDisplay: false)

  @OptionGroup var register: RegisterOptions

  @Option(help: "How many events.")
  var events = 1_000

  @Option(help: "So many callers append one event at a time through the service's writer.")
  var callers = 0

  @Flag(help: "Tell the number of every event once it is on the disk.")
  var tell = false

  func run() async throws {
    let register = try register.openOrCreate()
    guard try register.lists().isEmpty else {
      throw UsageError(
        message: "Invented events belong in a register of their own.", command: "audit fill")
    }
    let start = ContinuousClock.now
    if callers > 0 {
      try await appendSingly(to: AuditWriter(for: register))
    } else {
      try appendGroups(to: register)
    }
    let elapsed = ContinuousClock.now - start
    try register.close()
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    Output.remark("\(events) events in \(seconds) s, \(Int(Double(events) / seconds)) a second")
  }

  private func appendGroups(to register: RegisterFile) throws {
    for first in stride(from: 0, to: events, by: 10_000) {
      let group = (first..<min(first + 10_000, events)).map(Self.event)
      tell(try register.append(group))
    }
  }

  private func appendSingly(to writer: AuditWriter) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for caller in 0..<callers {
        group.addTask {
          for number in stride(from: caller, to: events, by: callers) {
            tell(try await writer.append([Self.event(number)]))
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private func tell(_ numbers: [Int]) {
    if tell { Output.write(numbers.map(String.init).joined(separator: "\n")) }
  }

  /// As large as the event of a check on two lists; every tenth found somebody.
  private static func event(_ number: Int) -> AuditEvent {
    let now = Clock.now
    // Spread like a real hash, so that the index on it costs what it costs.
    let digits = String(UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
    let hash = String(
      repeating: String(repeating: "0", count: 16 - digits.count) + digits, count: 4)
    let editions = (1...2).map { list in
      JSONValue.object([
        JSONMember("list", .string("invented_\(list)")), JSONMember("edition", .number(list)),
        JSONMember("published", .string("2026-01-01")), JSONMember("sha256", .string(hash)),
      ])
    }
    return AuditEvent(
      made: now, kind: .check, actor: "invented", purpose: "test",
      facts: [
        JSONMember("form", .string("check")), JSONMember("query_hash", .string(hash)),
        JSONMember("outcome", .string(number % 10 == 0 ? "possible" : "none")),
        JSONMember("total", .number(number % 10 == 0 ? 1 : 0)),
        JSONMember("answer_sha256", .string(hash)),
        JSONMember("engine", .string(EngineVersion.text)),
        JSONMember("policy", .string(hash)), JSONMember("editions", .array(editions)),
      ],
      personal: number % 10 == 0
        ? AuditEvent.Personal(
          text: "{\"query\":{\"name\":[\"Invented Person \(number)\"]}}",
          keepUntil: Moment(seconds: now.seconds + 30 * 86_400)) : nil)
  }
}
