import Evidence
import Foundation
import RecordStreams
import Register
import Subjects
import TestSupport
import Testing

@testable import Screening

@Suite struct OpenBundleTests {
  private let bench: BundleBench
  private let people: [Subject]

  init() throws {
    bench = try BundleBench()
    people = try samplePeople(30)
    try bench.device.trust(bench.key.publicKey)
  }

  private func file(_ people: [Subject], serial: Int, by key: MakerKey? = nil) throws -> Data {
    let made = try bench.bundle(
      [sampleList(people)], serial: serial, created: 1_800_000_000 + serial, by: key)
    return made.bundle.file(of: made.content)
  }

  private func answer(_ lists: [ListSnapshot], _ name: String) throws -> CheckAnswer {
    let day = try #require(PartialDate("2027-01-20"))
    let query = CheckQuery(
      subject: Subject(kind: .other, names: [.init(name)]), purpose: "border", day: day,
      line: 5_000)
    return ScreenSubject.check(query, in: lists)
  }

  private func snapshots(_ text: String = "2027-01-20") throws -> [ListSnapshot] {
    let now = try #require(Moment(text))
    return try bench.device.snapshots(of: [], in: bench.device.bundleInUse(), at: now)
  }

  @Test func `a check against a bundle finds what a check against its list finds`() throws {
    try bench.open(file(people, serial: 1))
    let direct = try sampleList(people)
    for person in people {
      let name = try #require(person.names.first?.text)
      let ours = try answer(snapshots(), name)
      let theirs = try answer([direct], name)
      #expect(ours.resultsJSON == theirs.resultsJSON && !ours.results.isEmpty)
      #expect(ours.json["editions"] == theirs.json["editions"])
    }
  }

  @Test func `an index that is lost is compiled again`() throws {
    try bench.open(file(people, serial: 1))
    let name = try #require(people.first?.names.first?.text)
    let first = try answer(snapshots(), name).json
    try FileManager.default.removeItem(atPath: bench.path("device/index"))
    #expect(try answer(snapshots(), name).json == first)
  }

  @Test func `the same bundle again changes nothing and says so`() throws {
    let bytes = try file(people, serial: 1)
    guard case .opened(_, nil) = try bench.open(bytes) else {
      Issue.record("the first is opened")
      return
    }
    guard case .unchanged = try bench.open(bytes) else {
      Issue.record("the second changes nothing")
      return
    }
  }

  @Test func `an older bundle is refused and the newer one stays`() throws {
    let old = try file(people, serial: 1)
    try bench.open(file(people, serial: 2))
    let error = try refusal { try bench.open(old) }
    guard case .older(_, 1, _, 2, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try bench.device.bundleInUse().manifest.serial == 2)
  }

  @Test func `another bundle of the same number is refused`() throws {
    try bench.open(file(people, serial: 2))
    #expect(try refusal { try bench.open(file(people.dropLast(), serial: 2)) } != nil)
  }

  @Test func `nothing that is refused touches what is in use`() throws {
    try bench.open(file(people, serial: 3))
    let before = try Data(contentsOf: URL(filePath: bench.device.bundleFile))
    var damaged = try file(people.dropLast(), serial: 4)
    damaged[damaged.count / 2] ^= 1
    let stranger = try file(people, serial: 9, by: bench.otherKey())
    for bytes in [damaged, stranger, Data(), stranger.prefix(300)] {
      #expect(try refusal { try bench.open(bytes) } != nil)
      #expect(try Data(contentsOf: URL(filePath: bench.device.bundleFile)) == before)
    }
    #expect(try bench.device.keys() == [bench.key.publicKey])
  }

  @Test func `a maker goes over to another key`() throws {
    let other = try bench.otherKey()
    let old = try file(people, serial: 8)
    try bench.open(file(people, serial: 9))
    try bench.device.trust(other.publicKey)
    let next = try bench.bundle(
      [sampleList(people)], serial: 1, created: 1_800_000_100, by: other)
    try bench.open(next.bundle.file(of: next.content))
    #expect(try bench.device.bundleInUse().key == other.publicKey)
    // No bundle of the old key brings back an earlier state, and after its removal none at all.
    #expect(try refusal { try bench.open(old) } != nil)
    #expect(try bench.device.distrust(bench.key.publicKey))
    #expect(try refusal { try bench.open(file(people, serial: 900)) } != nil)
  }

  @Test func `a bundle whose key is trusted no more gives no answers and makes way`() throws {
    try bench.open(file(people, serial: 5))
    let other = try bench.otherKey()
    try bench.device.trust(other.publicKey)
    _ = try bench.device.distrust(bench.key.publicKey)
    #expect(try refusal { _ = try snapshots() } != nil)
    try bench.open(file(people, serial: 1, by: other))
    #expect(try bench.device.bundleInUse().manifest.serial == 1)
  }

  @Test(arguments: [
    ("2027-01-15", BundleStanding.Freshness.valid), ("2027-02-13", .valid),
    ("2027-02-14T08:00:00Z", .valid), ("2027-02-14T08:00:01Z", .stale(days: 0)),
    ("2027-02-14", .stale(days: 0)), ("2027-02-16", .stale(days: 2)), ("2027-01-13", .untold),
  ])
  func `a bundle is stale past its validity and untold before it was made`(
    moment: String, freshness: BundleStanding.Freshness
  ) throws {
    // Made 2027-01-15T08:00:00Z, valid for 30 days.
    let made = try bench.bundle([sampleList(people)])
    let now = try #require(Moment(moment))
    #expect(BundleStanding(of: made.bundle, at: now).freshness == freshness)
  }

  @Test func `a stale bundle still answers, and says so first`() throws {
    try bench.open(file(people, serial: 1))
    let name = try #require(people.first?.names.first?.text)
    let stale = try answer(snapshots("2027-06-01"), name).json
    #expect(stale.members?.first?.name == "stale" && stale["stale"] == .bool(true))
    #expect(stale["results"]?.array?.isEmpty == false)
    #expect(try answer(snapshots(), name).json["stale"] == .bool(false))
    #expect(try answer([sampleList(people)], name).json["stale"] == nil)
  }

  @Test(arguments: [0, 60, 200, 900])
  func `a bundle in use that was damaged gives no answers and makes way`(place: Int) throws {
    try bench.open(file(people, serial: 5))
    let url = URL(filePath: bench.device.bundleFile)
    var bytes = try Data(contentsOf: url)
    bytes[place] ^= 1
    try bytes.write(to: url)
    try FileManager.default.removeItem(atPath: bench.path("device/index"))
    let error = try refusal { _ = try snapshots() }
    switch error {
    case .inUseDamaged, .unknownKey: break
    default: Issue.record("\(String(describing: error))")
    }
    try bench.open(file(people, serial: 6))
    #expect(try snapshots().count == 1)
  }

  @Test func `a list that the bundle does not hold is an error with those it does`() throws {
    try bench.open(file(people, serial: 1))
    #expect(throws: BundleError.noSuchList("un", known: ["sample"])) {
      try bench.device.snapshots(
        of: [listName("un")], in: bench.device.bundleInUse(), at: Moment(seconds: 1_800_000_000))
    }
  }

  @Test func `without a bundle there is nothing to check against`() throws {
    #expect(throws: BundleError.noneInUse(folder: bench.device.path)) {
      try bench.device.bundleInUse()
    }
  }
}
