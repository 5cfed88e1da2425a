import Access
import Evidence
import Foundation
import Register
import Screening

/// Where checks are made: the lists pinned for them, the policy, and the record of checks.
struct CheckDesk: Sendable {
  let lists: [ListSnapshot]
  /// Lines of a file checked without a register that could not be read: the answer is incomplete.
  let unreadLines: Int
  private let register: RegisterFile?
  private let policy: Policy?

  /// Opens the register, or the file that is checked without one.
  ///
  /// - Throws: `CheckError.noListInForce` where there is nothing to check against.
  init(register options: RegisterOptions, scope: ScopeOptions) throws {
    if let path = scope.against {
      let (list, rejects) = try CheckFile.snapshot(ofFile: path)
      if rejects > 0 { Output.remark("\(path): \(rejects) lines could not be read.") }
      (lists, register, policy) = ([list], nil, nil)
      unreadLines = rejects
      return
    }
    unreadLines = 0
    let register = try options.open(waitSeconds: 2)
    let selection = ListSelection(
      lists: scope.lists, asOf: scope.asOf, knownAt: scope.knownAt)
    lists = try selection.snapshots(in: register) { Output.remark($0) }
    guard !lists.isEmpty else { throw CheckError.noListInForce }
    self.register = register
    policy = try register.policy()
  }

  var isRecording: Bool { register != nil }

  /// The purpose asked for, else the register's.
  func purpose(_ code: String?) throws -> String {
    guard let policy else { return code ?? "unspecified" }
    guard let code else { return policy.defaultPurpose }
    guard policy.purpose(code) != nil else {
      throw CheckError.unknownPurpose(code, known: policy.purposes.map(\.code))
    }
    return code
  }

  /// Whether a row of a batch may name this purpose.
  var isPurposeKnown: @Sendable (String) -> Bool {
    guard let policy else { return { _ in true } }
    return { policy.purpose($0) != nil }
  }

  /// Records that the checks were made; nothing of the persons is kept but a keyed hash.
  ///
  /// - Returns: `false` where there is no register to record in.
  func record(_ answers: [CheckAnswer]) throws -> Bool {
    guard let register else { return false }
    let now = Clock.now
    let user = NSUserName()
    let editions = lists.compactMap { $0.edition.map(EditionID.init) }
    let records = answers.map { answer in
      CheckRecord(
        made: now, purpose: answer.query.purpose, user: user, editions: editions,
        engine: EngineVersion.text, outcome: answer.outcome.rawValue, results: answer.total,
        query: answer.queryText)
    }
    do { try register.record(records) } catch {
      // Who waits at a desk gets the answer; that it was not recorded is said.
      Output.remark("This check is not recorded: " + ErrorText.text(of: error))
      return false
    }
    return true
  }

  func close() throws { try register?.close() }
}
