import Foundation
import ListReaders
import Register
import Screening
import Subjects
import TestSupport
import Testing

/// Official lists in order and out of order.
///
/// They are not part of the project.
@Suite(.enabled(if: SharedData.exists, "skipped: no shared data"))
struct RealListTests {
  private static let unFiles = [
    "un_consolidated_2018-06-07_perchrh.xml", "un_consolidated_2018-06-21_perchrh.xml",
    "un_consolidated_2020-11-30.xml", "un_consolidated_2025-04-19.xml",
    "un_consolidated_2026-02-27.xml",
  ].map { SharedData.url.appending(path: "lists/un/\($0)").path }

  @Test func `the UN editions are the same in and out of order, and add up`() throws {
    let requests = Self.unFiles.map {
      ImportList.Request(format: .un, paths: [$0], list: listName("un"))
    }
    let inOrder = try imported(requests)
    let outOfOrder = try imported([4, 1, 3, 0, 2].map { requests[$0] })
    #expect(try told(inOrder, "un") == told(outOfOrder, "un"))
    let counts = try inOrder.register.editions(of: listName("un")).map(\.counts.entries)
    #expect(counts == [1098, 1100, 1018, 877, 1003])
    try expectSumsAddUp(inOrder.register, listName("un"))
    try expectSumsAddUp(outOfOrder.register, listName("un"))
    try outOfOrder.register.verify()
  }

  @Test func `the malformed UN file changes nothing`() throws {
    let folder = try imported([
      ImportList.Request(format: .un, paths: [Self.unFiles[3]], list: listName("un"))
    ])
    let before = try folder.register.lists()
    let bad = SharedData.url.appending(
      path: "lists/un/MALFORMED_un_consolidated_2025-08-16_latin1bytes.xml")
    #expect(throws: UnreadableList.self) {
      try ImportList(into: folder.register).run(
        ImportList.Request(format: .un, paths: [bad.path], list: listName("un")), at: importTime)
    }
    #expect(try folder.register.lists() == before)
  }

  /// Every sixth of the 57 editions; `SOAK=1` takes them all, in some five minutes.
  @Test func `the OFAC editions are the same in and out of order, and add up`() throws {
    let folder = try TemporaryFolder()
    try unpack("lists/ofac/sdn_history_monthly_2021-08_to_2024-05.tar.zst", into: folder.url)
    let all = try editions(in: folder.url)
    #expect(all.count == 57)
    let step = ProcessInfo.processInfo.environment["SOAK"] == "1" ? 1 : 6
    let requests = stride(from: 0, to: all.count, by: step).map { all[$0] }
    var generator = SeededGenerator(seed: 57)
    let inOrder = try imported(requests)
    let outOfOrder = try imported(requests.shuffled(using: &generator))
    let list = listName("ofac")
    #expect(try told(inOrder, "ofac") == told(outOfOrder, "ofac"))
    #expect(try inOrder.register.editions(of: list).map(\.counts.rejects).allSatisfy { $0 == 0 })
    try expectSumsAddUp(inOrder.register, list)
    try expectSumsAddUp(outOfOrder.register, list)
  }

  /// Files are named after their day: `sdn_2021-08-06.csv`.
  private func editions(in folder: URL) throws -> [ImportList.Request] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".csv") }
      .sorted().map { name in
        ImportList.Request(
          format: .ofac, paths: [folder.appending(path: name).path], list: listName("ofac"),
          published: Moment(String(name.dropLast(4).suffix(10))))
      }
  }

  private func unpack(_ archive: String, into folder: URL) throws {
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/env")
    tar.arguments = [
      "tar", "--zstd", "-xf", SharedData.url.appending(path: archive).path, "-C", folder.path,
    ]
    try tar.run()
    tar.waitUntilExit()
    #expect(tar.terminationStatus == 0)
  }

  private func imported(_ requests: [ImportList.Request]) throws -> ImportFolder {
    let folder = try ImportFolder()
    for (index, request) in requests.enumerated() {
      _ = try ImportList(into: folder.register).run(
        request, at: Moment(seconds: importTime.seconds + index))
    }
    return folder
  }

  /// Each edition with its counts, standing and what it changed, without the numbers, which go by
  /// the order of arrival.
  private func told(_ folder: ImportFolder, _ list: String) throws -> [String] {
    let editions = try folder.register.editions(of: listName(list))
    return try editions.indices.map { index in
      let edition = editions[index]
      let before = index > 0 ? editions[index - 1].id : nil
      let difference = try folder.register.differences(from: before, to: edition.id)
      return "\(edition.published.text) \(edition.counts) \(edition.isHeld) \(difference)"
    }
  }
}

/// Expects that added and removed entries of each step lead from each edition to the next.
private func expectSumsAddUp(_ register: RegisterFile, _ list: ListName) throws {
  var ids: Set<String> = []
  var before: EditionID?
  for edition in try register.editions(of: list) {
    _ = try register.differences(from: before, to: edition.id) { change in
      guard change.isEntry else { return }
      switch change.kind {
      case .added: #expect(ids.insert(change.id).inserted)
      case .removed: #expect(ids.remove(change.id) != nil)
      case .changed: #expect(ids.contains(change.id))
      }
    }
    var present: Set<String> = []
    try register.forEachEntry(of: edition.id) { entry, _ in present.insert(entry.id) }
    #expect(present == ids)
    #expect(present.count == edition.counts.entries)
    before = edition.id
  }
}
