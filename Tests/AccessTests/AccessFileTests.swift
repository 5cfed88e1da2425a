@testable import Access
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct AccessFileTests {
  private func isRefused(_ path: String, create: Bool = true) -> AccessError? {
    do {
      let file = try AccessFile(path: path, create: create) { _ in }
      _ = try file.accounts()
      return nil
    } catch { return error as? AccessError }
  }

  @Test func `only its owner may read the file and its journal`() throws {
    let access = try TestAccess()
    try access.add("layla")
    let names = try FileManager.default.contentsOfDirectory(atPath: access.folder.url.path)
    #expect(names.contains("r.sqlite-access"))
    for name in names {
      let path = access.folder.url.appending(path: name).path
      let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(rights as? Int == 0o600, "\(name)")
    }
  }

  @Test func `a file that others may read is refused`() throws {
    let access = try TestAccess()
    try access.file.close()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: access.file.path)
    #expect(isRefused(access.file.path) == .openToOthers(path: access.file.path))
  }

  @Test func `a file that is missing is not made by reading`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "none").path
    #expect(isRefused(path, create: false) == .missing(path: path))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a file of another kind is refused and left as it is`() throws {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "letter")
    let text = Data(String(repeating: "A letter, not an access file. ", count: 200).utf8)
    try text.write(to: url)
    #expect(isRefused(url.path) == .notAnAccessFile(path: url.path))
    #expect(try Data(contentsOf: url) == text)
    #expect(isRefused(folder.url.path) == .notAnAccessFile(path: folder.url.path))
  }

  @Test func `a database of somebody else is refused`() throws {
    let access = try TestAccess()
    try access.file.write { try $0.execute(sql: "PRAGMA application_id = 1") }
    try access.file.close()
    #expect(isRefused(access.file.path) == .notAnAccessFile(path: access.file.path))
  }

  @Test func `a newer file is not touched`() throws {
    let access = try TestAccess()
    try access.file.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 from the future')")
    }
    try access.file.close()
    #expect(isRefused(access.file.path) == .tooNew(path: access.file.path))
  }

  @Test func `a damaged file is called damaged`() throws {
    let access = try TestAccess()
    for number in 0..<200 { try access.add("person\(number)") }
    try access.file.close()
    let handle = try FileHandle(forUpdating: URL(filePath: access.file.path))
    let size = try handle.seekToEnd()
    try handle.seek(toOffset: 4096)
    try handle.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 4096))
    try handle.close()
    let refusal = isRefused(access.file.path)
    guard case .damaged(let path, let reason)? = refusal else {
      Issue.record("the damage was not told, but \(String(describing: refusal))")
      return
    }
    #expect(path == access.file.path && !reason.contains("person"))
  }

  @Test func `a table that is gone is damage, and so is a role that there is not`() throws {
    let access = try TestAccess()
    try access.add("layla")
    try access.file.write { try $0.execute(sql: "UPDATE account SET role = 'emperor'") }
    #expect {
      try access.file.accounts()
    } throws: { error in
      guard case AccessError.damaged = error else { return false }
      return true
    }
    try access.file.write { try $0.execute(sql: "DROP TABLE api_key") }
    #expect {
      try access.file.keys()
    } throws: { error in
      guard case AccessError.damaged = error else { return false }
      return true
    }
  }

  @Test func `two that use one file see each other's changes`() async throws {
    let access = try TestAccess()
    try access.add("layla")
    let token = try access.logIn("layla", at: 0).get().token
    let second = try AccessFile(path: access.file.path, cost: TestAccess.cheap) { _ in }
    try second.setDisabled(true, "layla", by: "root", at: 1)
    #expect(try await access.principal(session: token, at: 2).failure == .expired)
  }

  @Test func `many at once neither fail nor lose anything`() async throws {
    let access = try TestAccess()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          let name = "person\(number)"
          try access.add(name)
          let token = try access.logIn(
            name, from: SourceAddress("192.0.2.\(number)"), at: number
          ).get().token
          _ = try await access.principal(session: token, at: number + 1).get()
        }
      }
      try await group.waitForAll()
    }
    #expect(try access.file.accounts().count == 40)
    #expect(access.book.all.count == 80)
  }
}

extension String {
  var utf8Data: Data { Data(utf8) }
}

/// The file with its journal.
func allBytes(of access: TestAccess) throws -> Data {
  let names = try FileManager.default.contentsOfDirectory(atPath: access.folder.url.path).sorted()
  return try names.reduce(into: Data()) {
    $0 += try Data(contentsOf: access.folder.url.appending(path: $1))
  }
}
