import Crypto
import Foundation
import Register
import TestSupport
import Testing

@testable import Screening

/// Damage, forgery and strangers: what a file must not get away with.
@Suite struct UnverifiedBundleTests {
  private let bench: BundleBench
  private let made: (bundle: ListBundle, content: BundleContent)
  private let file: Data

  init() throws {
    bench = try BundleBench()
    made = try bench.bundle([sampleList(samplePeople(12))])
    file = made.bundle.file(of: made.content)
  }

  private func content(_ data: Data) throws -> BundleContent {
    let file = try UnverifiedBundle(data, path: "f")
    return try ListBundle(file, trusting: [bench.key.publicKey]).content()
  }

  /// The file with the digest at its end made right again, as a forger would.
  private func resealed(_ data: Data) -> Data {
    let body = data.dropLast(32)
    return body + Array(SHA256.hash(data: body))
  }

  @Test func `a whole file gives back its lists`() throws {
    #expect(try content(file) == made.content)
  }

  @Test func `a file that is cut off anywhere is refused`() throws {
    for count in 0..<file.count {
      let error = try refusal { _ = try content(file.prefix(count)) }
      guard case .truncated(_, count, _) = error else {
        Issue.record("cut off after \(count): \(String(describing: error))")
        return
      }
    }
  }

  @Test func `a file with one bit changed anywhere is refused`() throws {
    for place in file.indices {
      var data = file
      data[place] ^= 1 << UInt8(place % 8)
      let error = try refusal { _ = try content(data) }
      #expect(error != nil, "byte \(place)")
    }
  }

  @Test func `a file changed by somebody who mends its digest is refused or holds the same`() throws
  {
    for place in file.indices.dropLast(32) {
      var data = file
      data[place] ^= 1 << UInt8(place % 8)
      var found: BundleContent?
      let error = try refusal { found = try content(resealed(data)) }
      #expect(error != nil || found == made.content, "byte \(place)")
    }
  }

  @Test func `sizes that lie are refused before memory is taken`() throws {
    for (offset, values) in [24: [UInt64.max, 1 << 40], 32: [.max, 0], 40: [.max, 1 << 62, 0]] {
      for value in values {
        var data = file
        withUnsafeBytes(of: value.littleEndian) {
          data.replaceSubrange(offset..<(offset + 8), with: $0)
        }
        #expect(try refusal { _ = try content(resealed(data)) } != nil, "\(value) at \(offset)")
      }
    }
  }

  @Test func `anything else is no bundle`() throws {
    for text in ["not a bundle at all, but long enough", "TABAYYUN", "{\"id\":1}"] {
      #expect(try refusal { _ = try content(Data(text.utf8)) } == .notABundle(path: "f"))
    }
  }

  @Test func `a newer format is named`() throws {
    var data = file
    data[16] = 2
    #expect(
      try refusal { _ = try content(resealed(data)) } == .otherFormat(path: "f", found: 2, known: 1)
    )
  }

  @Test func `a signature of another key under our name is forged`() throws {
    let other = try bench.otherKey()
    let forged = UnverifiedBundle.file(
      key: bench.key.publicKey,
      signature: try other.sign(UnverifiedBundle.message(made.bundle.manifest.bytes)),
      manifest: made.bundle.manifest.bytes, base: nil, changes: [])
    #expect(
      try refusal { _ = try content(forged) } == .forged(path: "f", key: bench.key.publicKey))
  }

  @Test func `a key that nobody trusts is named with its text`() throws {
    let file = try UnverifiedBundle(file, path: "f")
    #expect(throws: BundleError.unknownKey(path: "f", key: bench.key.publicKey, trusted: 1)) {
      try ListBundle(file, trusting: [bench.otherKey().publicKey])
    }
  }

  @Test func `a manifest is read as it was written`() throws {
    let manifest = made.bundle.manifest
    #expect(try BundleManifest(bytes: manifest.bytes) == manifest)
    #expect(throws: BundleManifest.MissingMember.self) { try BundleManifest(bytes: [0x7B]) }
  }
}
