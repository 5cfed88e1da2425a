import ArgumentParser
import Evidence
import RecordStreams
import Screening

/// The command `tabayyun bundle trust`.
struct BundleTrust: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust",
    abstract: "Show whose bundles this device opens, or change it.",
    discussion: """
      Several keys may be trusted at once, so that a maker can go over to another. A bundle in use \
      whose key is removed is checked against no more.
      """)

  /// Every command takes `--register`, so that a script may pass it everywhere; here it is unused.
  @OptionGroup(visibility: .hidden) var register: RegisterOptions
  @OptionGroup var bundle: BundleOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The key: ed25519:…; without one, those trusted are shown.")
  var key: BundleKey?

  @Flag(help: "Trust the key no more.")
  var remove = false

  func validate() throws {
    if remove, key == nil { throw ValidationError("Name the key to remove.") }
  }

  func run() throws {
    let folder = bundle.folder
    if let key {
      if remove {
        guard try folder.distrust(key) else {
          throw UsageError(message: "That key was not trusted.", command: "bundle trust")
        }
      } else {
        try folder.trust(key)
      }
    }
    let keys = try folder.keys()
    let language = output.chosenLanguage
    if output.json {
      Output.write(.array(keys.map(BundleText.json)))
    } else if keys.isEmpty {
      Output.write(language.text("No key is trusted here.", "لا مفتاح موثوق هنا."))
    } else {
      Output.write(keys.map { BundleText.text($0, language) }.joined(separator: "\n"))
    }
  }
}
