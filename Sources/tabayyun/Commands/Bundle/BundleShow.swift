import ArgumentParser
import Evidence
import RecordStreams
import Screening

/// The command `tabayyun bundle show`.
struct BundleShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the bundle in use, its lists and their age.")

  @OptionGroup var bundle: BundleOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let inUse = try bundle.folder.bundleInUse()
    let now = Clock.now
    if output.json {
      Output.write(.object(BundleText.members(inUse, at: now)))
    } else {
      Output.write(BundleText.text(inUse, at: now, output.chosenLanguage))
    }
  }
}
