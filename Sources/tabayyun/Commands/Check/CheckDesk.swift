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
  /// What the policy and earlier decisions say; none without a register.
  let rules: CheckRules
  /// Whether the lists are those of today, so that what is found asks for a decision.
  private let isPresent: Bool
  private let register: RegisterFile?
  /// How checks are recorded; `nil` where they are not, or where that must be tried again.
  private let events: CheckEvents?
  /// What a check may be made for; `nil` where there is nobody to say.
  private let purposes: Purposes?

  /// The codes of a policy.
  private struct Purposes {
    let known: [String]
    let usual: String
  }

  /// Opens the register, or the bundle or file that is checked without one.
  ///
  /// - Throws: `CheckError.noListInForce` where there is nothing to check against.
  init(register options: RegisterOptions, bundle: BundleOptions, scope: ScopeOptions) throws {
    if let path = scope.against {
      let (list, rejects) = try CheckFile.snapshot(ofFile: path)
      if rejects > 0 { Output.remark("\(path): \(rejects) lines could not be read.") }
      (lists, register, events, purposes) = ([list], nil, nil, nil)
      unreadLines = rejects
      rules = .none
      isPresent = false
      return
    }
    unreadLines = 0
    isPresent = scope.asOf == nil && scope.knownAt == nil
    if let folder = bundle.folder(unless: options) {
      guard scope.asOf == nil, scope.knownAt == nil else {
        throw UsageError(
          message: "A bundle holds no past editions: leave out --as-of and --known-at.",
          command: "check")
      }
      let bundle = try folder.bundleInUse()
      lists = try folder.snapshots(of: scope.lists, in: bundle, at: scope.moment) {
        Output.remark($0)
      }
      guard !lists.isEmpty else { throw CheckError.noListInForce }
      (register, events) = (nil, nil)
      rules = .none
      purposes = Purposes(
        known: bundle.manifest.purposes, usual: bundle.manifest.defaultPurpose)
      return
    }
    let register = try options.open(waitSeconds: 2)
    let selection = ListSelection(
      lists: scope.lists, asOf: scope.asOf, knownAt: scope.knownAt)
    lists = try selection.snapshots(in: register) { Output.remark($0) }
    guard !lists.isEmpty else { throw CheckError.noListInForce }
    self.register = register
    // Where the register cannot be written the check is answered, and says that it is not recorded.
    events = try? CheckEvents(of: register, at: Clock.now)
    let policy = try register.policy()
    rules = try CheckRules(
      in: register, lists: lists, policy: policy, knownAt: scope.knownAt)
    purposes = Purposes(known: policy.purposes.map(\.code), usual: policy.defaultPurpose)
  }

  var isRecording: Bool { register != nil }

  /// The purpose asked for, else the one that the policy names.
  func purpose(_ code: String?) throws -> String {
    guard let purposes else { return code ?? "unspecified" }
    guard let code else { return purposes.usual }
    guard purposes.known.contains(code) else {
      throw CheckError.unknownPurpose(code, known: purposes.known)
    }
    return code
  }

  /// Whether a row of a batch may name this purpose.
  var isPurposeKnown: @Sendable (String) -> Bool {
    guard let purposes else { return { _ in true } }
    return { purposes.known.contains($0) }
  }

  /// Records that the checks were made.
  ///
  /// Of those who were not found nothing is kept but a keyed hash of the question.
  ///
  /// - Returns: `false` where there is no register to record in.
  func record(_ answers: [CheckAnswer]) throws -> Bool {
    guard let register else { return false }
    do {
      let now = Clock.now
      let events = try events ?? CheckEvents(of: register, at: now)
      try register.append(events.events(of: answers, made: now, actor: SystemUser.name))
    } catch {
      // Who waits at a desk gets the answer; that it was not recorded is said.
      Output.remark("This check is not recorded: " + ErrorText.text(of: error))
      return false
    }
    return true
  }

  /// Raises alerts where they are asked for or the policy says so, and tasks for those who keep the
  /// lists.
  ///
  /// - Returns: the alerts; none without a register.
  @discardableResult func raise(
    _ answers: [CheckAnswer], isAsked: Bool, by account: String
  ) throws -> [Alert] {
    guard let register, isPresent else { return [] }
    do {
      return try RaiseAlerts(in: register).run(
        answers, isAsked: isAsked, by: account, at: Clock.now)
    } catch {
      if isAsked { throw error }
      // Who waits at a desk gets the answer; that nothing was raised is said.
      Output.remark("No alert is raised: " + ErrorText.text(of: error))
      return []
    }
  }

  func close() throws { try register?.close() }
}
