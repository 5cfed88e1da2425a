import ArgumentParser
import Evidence
import RecordStreams
import Screening

/// The command `tabayyun bundle show`.
struct BundleShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the bundle in use, its lists and their age.")

  /// Every command takes `--register`, so that a script may pass it everywhere; here it is unused.
  @OptionGroup(visibility: .hidden) var register: RegisterOptions
  @OptionGroup var bundle: BundleOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let inUse = try bundle.folder.bundleInUse()
    let now = Clock.now
    if output.json {
      Output.write(.object(BundleText.members(inUse, at: now)))
    } else {
      let language = output.chosenLanguage
      Output.write(
        BundleText.text(inUse, at: now, language) + "\n" + BundleText.text(inUse.key, language))
    }
  }
}
