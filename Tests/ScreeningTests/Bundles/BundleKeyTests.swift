import Foundation
import Register
import TestSupport
import Testing

@testable import Screening

@Suite struct BundleKeyTests {
  @Test func `a key is read as it was written and in no other way`() throws {
    let text = try BundleBench().key.publicKey.text
    #expect(BundleKey(text)?.text == text)
    #expect(text.utf8.count == 51)
    for wrong in ["", "ed25519:", String(text.dropLast()), text + "A", text + "=", " " + text] {
      #expect(BundleKey(wrong) == nil, "\(wrong)")
    }
  }

  @Test func `a fingerprint is six groups of five digits of the key's hash`() {
    let key = BundleKey(bytes: [UInt8](repeating: 0, count: 32))
    // SHA-256 of 32 zero bytes begins 66687aadf8 62bd776c8f: modulo 100,000 each.
    #expect(key.fingerprint.hasPrefix("\(0x66_687a_adf8 % 100_000) \(0x62_bd77_6c8f % 100_000) "))
    #expect(key.fingerprint.split(separator: " ").map(\.count) == [5, 5, 5, 5, 5, 5])
  }

  @Test func `the secret is for its owner's eyes, and is the same the next time`() throws {
    let bench = try BundleBench()
    let path = bench.path("key")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(try MakerKey(path: path).publicKey == bench.key.publicKey)
    chmod(path, 0o640)
    #expect(throws: MakerError.secretIsOpen(path: path)) { try MakerKey(path: path) }
  }

  @Test func `a damaged secret is an error, and no new key takes its place`() throws {
    let bench = try BundleBench()
    let path = bench.path("key")
    try Data("{\"secret\":\"AAAA\",\"serial\":1}".utf8).write(to: URL(filePath: path))
    chmod(path, 0o600)
    #expect(throws: MakerError.secretUnreadable(path: path)) { try MakerKey(path: path) }
  }

  @Test func `serials rise, past those known from elsewhere, and the clock may not go back`() throws
  {
    let bench = try BundleBench()
    var key = try MakerKey(path: bench.path("key"))
    let now = Moment(seconds: 1_800_000_000)
    #expect(try key.nextSerial(after: 0, at: now) == 1)
    #expect(try key.nextSerial(after: 7, at: now) == 8)
    var again = try MakerKey(path: bench.path("key"))
    #expect(try again.nextSerial(after: 0, at: now) == 9)
    let before = Moment(seconds: now.seconds - 1)
    #expect(throws: MakerError.clockBehind(now: before.text, last: now.text)) {
      try again.nextSerial(after: 0, at: before)
    }
  }
}
