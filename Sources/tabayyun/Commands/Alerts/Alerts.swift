import ArgumentParser
import Evidence
import RecordStreams
import Register
import Screening

/// The command `tabayyun alerts`.
struct Alerts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the alerts that wait for a person, or one of them.",
    discussion: """
      Without --state, those that wait: open, reopened, proposed. The oldest come first; a page \
      names the cursor of the next. Exit status: 1 where there are none.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var actor: ActorOptions

  @Argument(help: "The number of one alert.")
  var alert: Int?

  @Option(help: "open, reopened, proposed, decided, closed, or all; may be repeated.")
  var state: [String] = []

  @Option(name: .customLong("in"), help: "Only alerts on this list.")
  var list: ListName?

  @Option(help: "Only alerts on this entry.")
  var entry: String?

  @Option(help: "Only possible, strong or document.")
  var outcome: String?

  @Option(help: "Only checks for this purpose.")
  var purpose: String?

  @Option(help: "Only alerts of this account; “-” for those of nobody.")
  var assignee: String?

  @Option(help: "Only alerts older than so many days.")
  var olderThan: Int?

  @Option(help: "Go on after this cursor.")
  var after: Int?

  @Option(help: "At most so many.")
  var limit = 50

  @Option(help: "Give the alert to this account; “-” to nobody.")
  var assign: String?

  func validate() throws {
    for word in state where word != "all" && Alert.State(rawValue: word) == nil {
      throw ValidationError("--state is open, reopened, proposed, decided, closed or all.")
    }
    if let outcome, Outcome(rawValue: outcome) == nil {
      throw ValidationError("--outcome is possible, strong or document.")
    }
    if !(1...1_000).contains(limit) { throw ValidationError("--limit is from 1 to 1000.") }
    if let olderThan, !(0...36_500).contains(olderThan) {
      throw ValidationError("--older-than is a number of days.")
    }
    if assign != nil, alert == nil { throw ValidationError("Name the alert to assign.") }
  }

  func run() throws {
    let register = try register.open()
    if let alert {
      try show(alert, in: register)
    } else {
      try list(in: register)
    }
  }

  private func show(_ number: Int, in register: RegisterFile) throws {
    let now = Clock.now
    if let assign {
      try register.assign(
        number, to: assign == "-" ? nil : assign, by: actor.account, at: now)
    }
    let alert = try register.alert(number)
    let decisions = try register.decisions(onAlert: number)
    try register.close()
    if output.json {
      let history = JSONMember("decisions", .array(decisions.map(\.json)))
      Output.write(.object((alert.json(at: now).members ?? []) + [history]))
    } else {
      Output.write(AlertText.text(alert, decisions, at: now, output.chosenLanguage))
    }
  }

  private func list(in register: RegisterFile) throws {
    let now = Clock.now
    let page = try register.alerts(filter(at: now), after: after, limit: limit)
    try register.close()
    if output.json {
      Output.write(
        .object([
          JSONMember("alerts", .array(page.elements.map { $0.json(at: now) })),
          JSONMember("next", page.next.map { .number($0) } ?? .null),
        ]))
    } else {
      Output.write(AlertText.text(page, at: now, output.chosenLanguage))
    }
    if page.elements.isEmpty { throw ExitStatus.different.signal }
  }

  private func filter(at now: Moment) -> AlertFilter {
    var filter = state.isEmpty ? AlertFilter.waiting : AlertFilter()
    if !state.isEmpty, !state.contains("all") {
      filter.states = state.compactMap(Alert.State.init(rawValue:))
    }
    filter.list = list?.text
    filter.entry = entry
    filter.outcome = outcome
    filter.purpose = purpose
    filter.assignee = assignee.map { $0 == "-" ? .nobody : .account($0) }
    filter.openedBefore = olderThan.map { Moment(seconds: now.seconds - $0 * 86_400) }
    return filter
  }
}
