import ArgumentParser
import Evidence
import Register
import Screening
import Subjects

/// The command `tabayyun decide`.
struct Decide: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decide on an alert: the same person, a different person, or it cannot be told.",
    discussion: """
      Where the policy asks for a second person, the decision has no effect until another account \
      says --confirm. A different person is cleared where name, birth and document are known; \
      --name, --born and --document say who the person was found to be.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var actor: ActorOptions

  @Argument(help: "The number of the alert.")
  var alert: Int

  @Flag(help: "It is the same person.")
  var same = false

  @Flag(help: "It is a different person.")
  var different = false

  @Flag(help: "It cannot be told.")
  var cannotTell = false

  @Flag(help: "Confirm what another person has proposed.")
  var confirm = false

  @Flag(help: "Do not confirm what was proposed; the alert is open again.")
  var setAside = false

  @Flag(help: "Open the alert again; the decision holds no more.")
  var reopen = false

  @Flag(help: "Put the alert away without a decision.")
  var close = false

  @Option(help: "Why; needed for all but --confirm.")
  var reason: String?

  @Option(help: "The revision of the alert that you have seen; another is refused.")
  var revision: Int?

  @Option(help: "With --different: the name as established.")
  var name: [String] = []

  @Option(help: "With --different: the date of birth as established.")
  var born: String?

  @Option(help: "With --different: the document as established, [ISSUER:]NUMBER.")
  var document: String?

  @Option(help: "The reference of the redress that leads to it.")
  var redress: String?

  func validate() throws {
    let chosen = [same, different, cannotTell, confirm, setAside, reopen, close].filter(\.self)
    guard chosen.count == 1 else {
      throw ValidationError(
        "One of --same, --different, --cannot-tell, --confirm, --set-aside, --reopen, --close.")
    }
    if !confirm, reason == nil { throw ValidationError("Say why with --reason.") }
    let parts = [!name.isEmpty, born != nil, document != nil]
    if parts.contains(true), !different || parts.contains(false) {
      throw ValidationError("--name, --born and --document go together, with --different.")
    }
  }

  func run() throws {
    let register = try register.open()
    let alert = try act(DecideAlert(in: register))
    try register.close()
    if output.json {
      Output.write(alert.json(at: Clock.now))
    } else {
      Output.write(text(alert, output.chosenLanguage))
    }
  }

  private func act(_ use: DecideAlert) throws -> Alert {
    let (who, now, why) = (actor.account, Clock.now, reason ?? "")
    if confirm { return try use.confirm(alert, by: who, revision: revision, at: now) }
    if setAside { return try use.setAside(alert, reason: why, by: who, at: now) }
    if reopen { return try use.reopen(alert, reason: why, by: who, at: now) }
    if close { return try use.close(alert, reason: why, by: who, at: now) }
    let verdict: Verdict = same ? .samePerson : different ? .differentPerson : .cannotTell
    return try use.decide(
      DecisionDraft(
        alert: alert, verdict: verdict, reason: why, author: who, identity: try identity(),
        reference: redress, revision: revision), at: now)
  }

  private func identity() throws -> SubjectFacts? {
    guard !name.isEmpty else { return nil }
    var form = QueryForm()
    (form.names, form.birth, form.document) = (name, born, document)
    let subject: Subject
    do { subject = try form.subject() } catch {
      throw UsageError(message: error.says, command: "decide")
    }
    return SubjectFacts(subject)
  }

  private func text(_ alert: Alert, _ language: Language) -> String {
    let next =
      alert.state == .proposed
      ? language.text(
        "\nIt has no effect until another person confirms it: "
          + "tabayyun decide \(alert.id) --confirm --as …",
        "\nلا أثر له حتى يؤكده شخص آخر: ‎tabayyun decide \(alert.id) --confirm --as …")
      : ""
    return AlertText.line(alert, language) + next
  }
}
