import Evidence
import ArgumentParser
import Foundation
import ListReaders
import Register
import Screening

/// The command `tabayyun import`.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read an edition of a list into the register.",
    discussion: """
      An edition that loses too many entries or has too many unreadable rows is held (exit 5): \
      the one before it stays in force until --accept.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "un, ofac, ofac-xml, ftm or csv.")
  var format: ListFormat

  @Argument(help: "The files of one edition, in any order.", completion: .file())
  var files: [String]

  @Option(help: "The list's name (default: un, ofac, else the format).")
  var list: ListName?

  @Option(help: "When it was published (default: as the file says, else today).")
  var published: Moment?

  @Option(help: "Hold the edition if more than this share of entries is missing (default 0.20).")
  var maxRemoved: Double?

  @Flag(help: "Bring the edition into force even if it looks wrong.")
  var accept = false

  @Flag(help: "The list can be checked against, but not searched or browsed.")
  var matchOnly = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("Name at least one file.") }
    if let maxRemoved, !(0...1).contains(maxRemoved) {
      throw ValidationError("--max-removed is a share from 0 to 1.")
    }
  }

  func run() throws {
    guard let list = list ?? ListName(format.defaultListName ?? format.rawValue) else {
      throw ValidationError("Name the list with --list.")
    }
    let request = ImportList.Request(
      format: format, paths: files, list: list, published: published, maxRemoved: maxRemoved,
      isAccepted: accept, isMatchOnly: matchOnly)
    let register = try register.openOrCreate()
    let progress = ImportProgress()
    let indexes = IndexStore(of: register)
    let use = ImportList(into: register) { edition in
      // The import stands whatever becomes of the index; a check compiles it again.
      do {
        _ = try indexes.index(of: edition) { Output.remark($0) }
        try indexes.removeUnused()
      } catch { Output.remark("The index could not be kept: " + ErrorText.text(of: error)) }
    }
    let report: ImportReport
    do {
      report = try use.run(request, at: Clock.now, by: SystemUser.name) { done, total in
        progress.show(done, of: total)
      }
    } catch {
      // Gives back the room that the journal took, on a disk that may be full. The first error is
      // the one to tell.
      try? register.close()
      throw error
    }
    progress.clear()
    try register.close()
    let edition = report.outcome.edition
    if published == nil, edition.published.isDay,
      edition.published == Moment(dayOf: edition.imported)
    {
      Output.remark(
        "Nobody says when this was published: taken as today. Name the day with --published.")
    }
    if output.json {
      Output.write(ImportReportText.json(report))
    } else {
      Output.write(ImportReportText.text(report, output.chosenLanguage))
    }
    if case .held = report.outcome { throw ExitStatus.held.signal }
  }
}
