import ArgumentParser
import Evidence
import Foundation
import RecordStreams
import Register
import Screening

/// The command `tabayyun audit head`.
struct AuditHeadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head", abstract: "Sign the end of the audit, to keep elsewhere.",
    discussion: """
      The secret key stands beside the register, in <register>-audit-key, and is made at the first \
      use. Who can write both the register and the key can forge a head: keep the heads, and the \
      public key, on another machine or on paper.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "The file of the secret key (default: beside the register).", completion: .file())
  var key: String?

  func run() throws {
    let register = try register.open()
    let signed = try SignAuditHead.run(register, keyPath: key, at: Clock.now)
    try register.close()
    let checkpoint = signed.checkpoint
    if signed.isKeyNew {
      Output.remark(
        output.chosenLanguage.text(
          "A new key was made: \(signed.keyPath)\nKeep its public half elsewhere: \(checkpoint.key.text)",
          "أُنشئ مفتاح جديد: \(signed.keyPath)\nاحفظ نصفه العلني في مكان آخر: \(checkpoint.key.text)"
        ))
    }
    if output.json {
      Output.write(.object(checkpoint.members))
    } else {
      Output.write(String(checkpoint.text.dropLast()))
    }
  }
}
