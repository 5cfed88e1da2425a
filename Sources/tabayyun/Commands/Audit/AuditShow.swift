import ArgumentParser
import Evidence
import RecordStreams
import Register
import Screening

/// The command `tabayyun audit show`.
struct AuditShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one record of the audit.",
    discussion: """
      Personal data is shown with --with-personal only, and that it was is recorded. Exit status: \
      1 where there is no such record.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The number of the record.")
  var id: Int

  @Flag(help: "Show the personal data that is still kept.")
  var withPersonal = false

  func run() throws {
    let register = try register.open()
    let shown = try ShowRecord.run(
      id, withPersonal: withPersonal, in: register, at: Clock.now, by: SystemUser.name)
    try register.close()
    let language = output.chosenLanguage
    switch shown {
    case .record(let record) where output.json:
      Output.write(ExportAudit.json(record, withPersonal: withPersonal))
    case .record(let record):
      Output.write(AuditText.text(record, withPersonal: withPersonal, language))
    case .earlier(let members) where output.json: Output.write(.object(members))
    case .earlier(let members):
      let rows = members.map { [$0.name, $0.value.string ?? $0.value.text] }
      Output.remark(
        language.text("Recorded before there was a chain.", "سُجّل قبل بدء السلسلة."))
      Output.write(Columns.text(rows))
    }
  }
}
