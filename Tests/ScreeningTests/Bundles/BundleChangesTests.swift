import Foundation
import Register
import Subjects
import TestSupport
import Testing

@testable import Screening

/// Bundles that hold only what changed since another.
@Suite struct BundleChangesTests {
  private let bench: BundleBench

  init() throws {
    bench = try BundleBench()
    try bench.device.trust(bench.key.publicKey)
  }

  /// The next edition: of a list's entries some are gone, some have another name, some are new.
  private func edition(after people: [Subject], removed: Int, changed: Int, added: Int) throws
    -> [Subject]
  {
    var next = people
    for index in 0..<changed { next[index * 31 + 5].names.append(.init("Abu Invented \(index)")) }
    for index in 0..<removed { next.remove(at: index * 97 + 11) }
    for (index, person) in try samplePeople(added, seed: 77).enumerated() {
      var person = person
      person.id = "\(next[index * 53].id)-new"
      next.insert(person, at: index * 53 + 1)
    }
    return next
  }

  private func made(
    _ people: [Subject], serial: Int
  ) throws -> (bundle: ListBundle, content: BundleContent) {
    try bench.bundle([sampleList(people)], serial: serial, created: 1_800_000_000 + serial)
  }

  /// As many as 100 of 43,000: 7 of 3,000.
  @Test func `changes of a quarter of a percent are at most a percent of the bundle`() throws {
    let people = try samplePeople(3_000)
    let first = try made(people, serial: 1)
    let second = try made(
      edition(after: people, removed: 2, changed: 3, added: 2), serial: 2)
    let whole = second.bundle.file(of: second.content)
    let changes = second.bundle.file(of: second.content, since: first)
    #expect(changes.count * 100 <= whole.count, "\(changes.count) of \(whole.count) bytes")
    try bench.open(first.bundle.file(of: first.content))
    try bench.open(changes)
    // What is in use then is the very bundle that the maker has whole.
    #expect(try Data(contentsOf: URL(filePath: bench.device.bundleFile)) == whole)
  }

  @Test func `changes are refused where their base is not in use`() throws {
    let people = try samplePeople(200)
    let bundles = try (1...3).map { serial in try made(people.dropLast(serial), serial: serial) }
    let changes = bundles[2].bundle.file(of: bundles[2].content, since: bundles[1])
    func refused(inUse: Int?) throws -> Bool {
      let error = try refusal { try bench.open(changes) }
      return error
        == .baseNotInUse(path: bench.path("file.bundle"), serial: 3, since: 2, inUse: inUse)
    }
    #expect(try refused(inUse: nil))
    try bench.open(bundles[0].bundle.file(of: bundles[0].content))
    #expect(try refused(inUse: 1))
    try bench.open(bundles[1].bundle.file(of: bundles[1].content))
    try bench.open(changes)
    #expect(try bench.device.bundleInUse().manifest.serial == 3)
  }

  @Test func `changes that lead elsewhere than was signed are refused`() throws {
    let people = try samplePeople(60)
    let (first, second) = (try made(people, serial: 1), try made(people.dropLast(), serial: 2))
    try bench.open(first.bundle.file(of: first.content))
    let other = try made(people.dropLast(2), serial: 2)
    let forged = UnverifiedBundle.file(
      key: bench.key.publicKey, signature: second.bundle.file.signature,
      manifest: second.bundle.manifest.bytes,
      base: .init(digest: first.bundle.file.manifestDigest, serial: 1),
      changes: ContentChanges.text(
        from: first.content, to: other.content, lists: [listName("sample")]))
    let error = try refusal { try bench.open(forged) }
    guard case .damaged(_, let what) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(what.contains("sample"))
    #expect(try bench.device.bundleInUse().manifest.serial == 1)
  }
}
