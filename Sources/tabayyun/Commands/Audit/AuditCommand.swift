import ArgumentParser

/// The command `tabayyun audit`: what was done, by whom and why, so that nobody can alter it unseen.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Verify, read and replay what was done with the register.",
    discussion: """
      Every check, import, decision and login is a record in a chain of hashes. Keep a signed head \
      of it elsewhere from time to time: it tells later whether the chain was cut or rewritten.
      """,
    subcommands: [
      AuditHeadCommand.self, AuditVerify.self, AuditShow.self, AuditExport.self, AuditReplay.self,
      AuditPurge.self, AuditFill.self,
    ])
}
