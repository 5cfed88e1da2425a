import Evidence
import ArgumentParser
import Register
import Screening

/// The command `tabayyun diff`.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what differs between two editions of a list.",
    discussion: """
      E is an edition's number or a day: then the last edition published by that day. Without \
      --from and --to the last edition is compared with the one it followed. Exit status: 0 same, \
      1 different.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The list's name.")
  var list: ListName

  @Option(help: ArgumentHelp("The earlier edition.", valueName: "E"))
  var from: CompareEditions.Selector?

  @Option(help: ArgumentHelp("The later edition.", valueName: "E"))
  var to: CompareEditions.Selector?

  func run() throws {
    let language = output.chosenLanguage
    var changes: [EntryChange] = []
    let comparison = try CompareEditions(in: register.open()).run(list, from: from, to: to) {
      if output.json {
        changes.append($0)
      } else {
        Output.write(ChangeText.line($0))
      }
    }
    if output.json {
      Output.write(comparison.json(changes))
    } else {
      let from = comparison.from.map { EditionText.title($0, language) }
      let to = EditionText.title(comparison.to, language)
      Output.write(
        (from ?? language.text("nothing", "لا شيء")) + " → " + to + ": "
          + ChangeText.counts(comparison.difference, language))
    }
    if !comparison.difference.isEmpty { throw ExitStatus.different.signal }
  }
}
