import Access
import HTTPTypes
import RecordStreams
import Register
import Screening

/// Runs what changes or reads cases, where it holds up nobody, and says in this face's words why
/// something stays as it is.
enum CaseWork {
  /// - Throws: `APIFailure` for every refusal of the cases; `RegisterError`.
  static func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    do { return try await Blocking.run(body) } catch let error as CaseError {
      throw CaseFailures.failure(error)
    } catch let error as EntryError {
      throw CaseFailures.failure(error)
    } catch let error as RedressError {
      throw CaseFailures.failure(error)
    } catch let error as QueryError {
      throw CaseFailures.failure(error)
    }
  }
}

extension RegisterFile {
  /// The alert of that number, as far as the caller may use its list.
  ///
  /// - Throws: `CaseError.unknownAlert`, also where the caller may not.
  func alert(_ id: Int, for principal: Principal) throws -> Alert {
    let alert = try alert(id)
    guard principal.mayUse(list: alert.list) else { throw CaseError.unknownAlert(id) }
    return alert
  }

  /// The redress of that reference, as far as the caller may use its list.
  ///
  /// - Throws: `CaseError.unknownReference`, also where the caller may not.
  func redress(_ reference: String, for principal: Principal) throws -> Redress {
    let redress = try redress(reference)
    guard redress.list.map(principal.mayUse) ?? true else {
      throw CaseError.unknownReference(reference)
    }
    return redress
  }

  /// The proposal of that number, as far as the caller may use its list.
  ///
  /// - Throws: `CaseError.unknownProposal`, also where the caller may not.
  func proposal(_ id: Int, for principal: Principal) throws -> Proposal {
    let proposal = try proposal(id)
    guard principal.mayUse(list: proposal.list.text) else { throw CaseError.unknownProposal(id) }
    return proposal
  }
}

extension Desk {
  /// Loads a list that was changed just now, so that the very next check sees it.
  ///
  /// - Throws: `APIFailure` with 503: what was done is done, but checks here do not use it yet.
  func refreshAfterChange() async throws {
    do { try await refresh() } catch {
      throw APIFailure(
        .serviceUnavailable,
        """
        It is done and recorded, but the lists could not be loaded anew: checks here still use \
        the editions before. See /readyz.
        """)
    }
  }

  /// Records that somebody looked at what not everybody may see: ids only.
  func noteView(_ facts: [JSONMember], _ call: APICall) async throws {
    _ = try await append([
      AuditEvent(made: call.now, kind: .view, actor: call.principal.name, facts: facts)
    ])
  }
}
