import ArgumentParser
import Evidence
import RecordStreams
import Screening

/// The command `tabayyun bundle open`.
struct BundleOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Verify a bundle and check against it from now on.",
    discussion: """
      The first time, name the maker's key with --trust, after comparing its fingerprint by \
      telephone. A bundle that is damaged, unknown or older is refused, and what was in use stays \
      in use.
      """)

  /// Every command takes `--register`, so that a script may pass it everywhere; here it is unused.
  @OptionGroup(visibility: .hidden) var register: RegisterOptions
  @OptionGroup var bundle: BundleOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The bundle.", completion: .file())
  var file: String

  @Option(help: "Trust this key from now on: ed25519:…")
  var trust: BundleKey?

  func run() throws {
    let outcome = try OpenBundle.run(file, in: bundle.folder, trusting: trust) {
      Output.remark($0)
    }
    let now = Clock.now
    if output.json {
      Output.write(
        .object(
          [JSONMember("outcome", .string(Self.word(outcome)))]
            + BundleText.members(outcome.bundle, at: now)))
    } else {
      let language = output.chosenLanguage
      Output.write(
        Self.headline(outcome, language) + "\n" + BundleText.text(outcome.bundle, at: now, language)
      )
    }
  }

  private static func word(_ outcome: OpenBundle.Outcome) -> String {
    switch outcome {
    case .opened: "opened"
    case .unchanged: "unchanged"
    }
  }

  private static func headline(_ outcome: OpenBundle.Outcome, _ language: Language) -> String {
    switch outcome {
    case .unchanged:
      language.text(
        "Nothing new: this bundle is in use already.", "لا جديد: هذه الحزمة مستخدمة بالفعل.")
    case .opened(_, nil): language.text("Opened and in use.", "فُتحت وهي مستخدمة الآن.")
    case .opened(_, let before?):
      language.text(
        "Opened and in use, instead of bundle \(before.manifest.serial).",
        "فُتحت وهي مستخدمة الآن بدلًا من الحزمة \(before.manifest.serial).")
    }
  }
}
