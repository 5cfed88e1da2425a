@testable import Access
import Foundation
import RecordStreams
import Synchronization
import TestSupport

/// An access file in a folder of its own, with cheap passwords and the changes it noted.
final class TestAccess: Sendable {
  static let password = "seven grey herons wade"
  static let cheap = PasswordHash.Cost(logRounds: 4, blockSize: 8, parallelism: 1)
  static let office = SourceAddress("192.0.2.7")

  let folder: TemporaryFolder
  let file: AccessFile
  let book: ChangeBook

  init(limits: SessionLimits = .standard) throws {
    let book = ChangeBook()
    folder = try TemporaryFolder()
    file = try AccessFile(
      path: folder.url.appending(path: "r.sqlite-access").path, create: true, limits: limits,
      cost: Self.cheap
    ) { book.note($0) }
    self.book = book
  }

  var authenticator: Authenticator { Authenticator(file: file) }

  func add(_ name: String, _ role: Role = .analyst, purposes: [String] = []) throws {
    let account = Account(
      name: name, displayName: "Invented " + name, role: role, purposes: purposes, created: 0)
    try file.add(account, password: Self.password, by: "root", at: 0)
  }

  func logIn(
    _ name: String, _ password: String = TestAccess.password, from source: SourceAddress = office,
    at now: Int
  ) throws -> Result<NewSession, Refusal> {
    try authenticator.logIn(name: name, password: password, from: source, at: now)
  }

  func principal(
    session: SessionToken, isUnsafe: Bool = false, csrf: String? = nil, at now: Int
  ) async throws -> Result<Principal, Refusal> {
    try await authenticator.principal(
      for: Credentials(session: session.text, forgeryToken: csrf, isUnsafe: isUnsafe), at: now)
  }

  func principal(key: String, at now: Int) async throws -> Result<Principal, Refusal> {
    try await authenticator.principal(for: Credentials(apiKey: key, isUnsafe: true), at: now)
  }
}

/// The changes that a file noted, in their order.
final class ChangeBook: Sendable {
  private let changes = Mutex<[AccessChange]>([])

  func note(_ change: AccessChange) { changes.withLock { $0.append(change) } }

  var all: [AccessChange] { changes.withLock { $0 } }

  /// `account add`, `login refused` and so on.
  var words: [String] {
    all.map { "\($0.kind.rawValue) \($0.facts.first?.value.string ?? "")" }
  }
}

extension Result {
  /// Why it failed; `nil` where it did not.
  var failure: Failure? {
    if case .failure(let failure) = self { return failure }
    return nil
  }
}
