import Evidence
import Access
import ArgumentParser
import Foundation
import RecordStreams
import Register
import Screening

/// The command `tabayyun init`.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a register, or set its policy and default purpose.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "A policy file; without it the policy stays, or is the standard one.")
  var policy: String?

  @Option(help: "The code of the purpose of checks that name none.")
  var purpose: String?

  func run() throws {
    let text = try policy.map { path in
      do { return try String(contentsOf: URL(filePath: path), encoding: .utf8) } catch {
        throw ImportError.unreadable(path: path, reason: "the policy cannot be read as UTF-8 text")
      }
    }
    let chosen = try text.map { text throws(PolicyError) in try Policy(text: text) }
    if let chosen, let purpose { _ = try chosen.withDefaultPurpose(purpose) }
    let register = try register.openOrCreate()
    let policy = try InitializeRegister.run(
      register, policy: chosen, purpose: purpose, at: Clock.now, by: SystemUser.name)
    try register.close()
    if output.json {
      Output.write(
        .object([
          JSONMember("register", .string(register.path)), JSONMember("policy", policy.json),
        ]))
    } else {
      Output.write(Self.text(policy, path: register.path, output.chosenLanguage))
    }
  }

  private static func text(_ policy: Policy, path: String, _ language: Language) -> String {
    let purposes = policy.purposes.map { purpose in
      let title = language.text(purpose.titleEnglish, purpose.titleArabic)
      let mark = purpose.code == policy.defaultPurpose ? "*" : " "
      return [mark + " " + purpose.code, title]
    }
    let title = language.text(
      "Register: \(path)\nPurposes (* default):", "السجل: \(path)\nالأغراض (* الافتراضي):")
    return title + "\n" + Columns.text(purposes)
  }
}
