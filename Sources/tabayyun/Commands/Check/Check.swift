import ArgumentParser
import Evidence
import Foundation
import RecordStreams
import Register
import Screening
import Subjects

/// `tabayyun check`.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for a person or organisation on the lists, and say why.",
    discussion: """
      Several arguments without spaces are the parts of one name; where one has a space, each is a \
      name of its own. Exit status: 0 nobody at the line, 1 somebody, 3 a batch with rejects.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var bundle: BundleOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var batch: BatchOptions
  @OptionGroup var actor: ActorOptions

  @Flag(help: "Raise an alert for each result, for a person to decide on.")
  var alert = false

  @Argument(help: "The name, in any script.")
  var name: [String] = []

  func validate() throws {
    try scope.expectOne(bundle: bundle.path, register: register.path)
    if alert,
      bundle.path != nil || scope.against != nil || scope.asOf != nil
        || scope.knownAt != nil
    {
      throw ValidationError("--alert goes with the present lists of a register.")
    }
    if batch.path == nil, name.isEmpty { throw ValidationError("Give a name, or --batch FILE.") }
    if batch.path != nil {
      if !name.isEmpty { throw ValidationError("Give a name or --batch, not both.") }
      if batch.to == nil { throw ValidationError("--batch needs --to OUT.jsonl.") }
    }
  }

  func run() async throws {
    let isBatch = batch.path != nil
    let desk = try CheckDesk(register: register, bundle: bundle, scope: scope)
    if isBatch {
      try await runBatch(at: desk)
    } else {
      try runOnce(at: desk)
    }
  }

  private func runOnce(at desk: CheckDesk) throws {
    let subject: Subject
    do { subject = try person.form(names: name).subject() } catch {
      throw UsageError(message: error.says, command: "check")
    }
    let purpose = try desk.purpose(scope.purpose)
    let query = CheckQuery(
      subject: subject, purpose: purpose, day: scope.day, line: scope.line,
      nameLine: scope.nameLine, limit: scope.limit, language: output.chosenLanguage,
      assumptions: try scope.assumptions())
    let answer = ScreenSubject.check(query, in: desk.lists, under: desk.rules)
    let isRecorded = try desk.record([answer])
    let alerts = try desk.raise([answer], isAsked: alert, by: actor.account)
    if output.json {
      Output.write(answer.json)
    } else {
      Output.write(CheckText(answer, isRecorded: isRecorded).text)
    }
    for alert in alerts { Output.remark(AlertText.line(alert, output.chosenLanguage)) }
    try desk.close()
    if desk.unreadLines > 0 { throw ExitStatus.unreadable.signal }
    if answer.total > 0 { throw ExitStatus.different.signal }
  }

  private func runBatch(at desk: CheckDesk) async throws {
    guard let path = batch.path, let target = batch.to else { return }
    let options = CheckBatch.Options(
      purpose: try desk.purpose(scope.purpose), isPurposeKnown: desk.isPurposeKnown,
      day: scope.day, line: scope.line, nameLine: scope.nameLine, limit: scope.limit,
      language: output.chosenLanguage, assumptions: try scope.assumptions(),
      threads: batch.threads ?? ProcessInfo.processInfo.activeProcessorCount,
      untimed: batch.untimed)
    let standing = desk.lists.lazy.compactMap(\.bundle).first
    if let standing, let warning = BundleText.warning(standing, output.chosenLanguage) {
      Output.remark(warning)
    }
    let progress = BatchProgress()
    let use = CheckBatch(lists: desk.lists, options: options, rules: desk.rules)
    let (raising, account) = (alert, actor.account)
    let statistics = try await use.run(
      path, to: target, progress: progress.show
    ) { answers in
      _ = try desk.record(answers)
      try desk.raise(answers, isAsked: raising, by: account)
    }
    progress.clear()
    let told = BundleText.json(statistics, of: desk.lists, on: scope.day)
    if let file = batch.stats {
      let bytes = Data((told.indentedText + "\n").utf8)
      do { try bytes.write(to: URL(filePath: file)) } catch {
        throw CheckError.cannotWrite(path: file, reason: FileAccess.reason(error))
      }
    }
    if output.json { Output.write(told) }
    Output.remark(
      CheckText.summary(of: statistics, recorded: desk.isRecording, output.chosenLanguage))
    try desk.close()
    if statistics.rejected > 0 || desk.unreadLines > 0 { throw ExitStatus.unreadable.signal }
    if statistics.alerts > 0 { throw ExitStatus.different.signal }
  }
}
