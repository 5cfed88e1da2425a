import Foundation
import Register
import TestSupport
import Testing

@Suite struct RegisterFileTests {
  @Test func `a register that is missing is not made by reading`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "none.sqlite").path
    #expect(throws: RegisterError.missing(path: path)) { try RegisterFile(path: path) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a file that is not ours is refused and left as it is`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "letter.txt")
    let text = Data(String(repeating: "A letter, not a register. ", count: 100).utf8)
    try text.write(to: file)
    #expect(throws: RegisterError.notARegister(path: file.path)) {
      try RegisterFile(path: file.path, create: true)
    }
    #expect(try Data(contentsOf: file) == text)
  }

  @Test func `a damaged register is called damaged`() throws {
    let register = try TestRegister()
    let entities = (0..<2000).map { ("inv:\($0)", person($0)) }
    try register.add(
      InventedEdition(
        entities: Dictionary(uniqueKeysWithValues: entities), published: moment("2020-01-01")))
    try register.file.close()
    let handle = try FileHandle(forUpdating: URL(filePath: register.file.path))
    try handle.seek(toOffset: 4096 * 8)
    try handle.write(contentsOf: Data(repeating: 0xA5, count: 4096 * 60))
    try handle.close()
    #expect {
      let damaged = try RegisterFile(path: register.file.path)
      try damaged.verify()
    } throws: { error in
      guard case RegisterError.damaged = error else { return false }
      return true
    }
  }

  @Test func `a letter that changed in the file is found`() throws {
    let register = try TestRegister()
    let entities = (0..<50).map { ("inv:\($0)", person($0)) }
    try register.add(
      InventedEdition(
        entities: Dictionary(uniqueKeysWithValues: entities), published: moment("2020-01-01")))
    try register.file.verify()
    try register.file.close()
    let url = URL(filePath: register.file.path)
    var bytes = try Data(contentsOf: url)
    let text = try #require(bytes.range(of: Data("\"schema\":\"Person\"".utf8)))
    bytes[text.upperBound - 2] = UInt8(ascii: "m")
    try bytes.write(to: url)
    #expect {
      try RegisterFile(path: register.file.path).verify()
    } throws: { error in
      guard case RegisterError.damaged = error else { return false }
      return true
    }
  }

  @Test func `a policy is kept and replaced`() throws {
    let register = try TestRegister()
    #expect(try register.file.policyText() == nil)
    try register.file.setPolicyText("{}", at: moment("2024-01-01"))
    try register.file.setPolicyText("{\"a\":1}", at: moment("2024-01-02"))
    #expect(try register.file.policyText() == "{\"a\":1}")
  }
}
