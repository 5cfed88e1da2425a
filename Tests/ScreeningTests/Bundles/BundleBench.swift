import Access
import Foundation
import NameIndex
import Register
import SampleLists
import Subjects
import TestSupport

@testable import Screening

/// A maker and a device, in a folder of their own.
struct BundleBench {
  let folder: TemporaryFolder
  let device: BundleFolder
  let key: MakerKey

  init() throws {
    folder = try TemporaryFolder()
    device = BundleFolder(path: folder.url.appending(path: "device").path)
    key = try MakerKey(path: folder.url.appending(path: "key").path)
  }

  func path(_ name: String) -> String { folder.url.appending(path: name).path }

  /// A second maker.
  func otherKey() throws -> MakerKey { try MakerKey(path: path("other-key")) }

  /// A signed bundle with its content.
  func bundle(
    _ lists: [ListSnapshot], serial: Int = 1, created: Int = 1_800_000_000, by key: MakerKey? = nil
  ) throws -> (bundle: ListBundle, content: BundleContent) {
    try MakeBundle.signed(
      lists, policy: .standard, serial: serial, created: Moment(seconds: created),
      validUntil: Moment(seconds: created + 86_400 * 30), by: key ?? self.key)
  }

  /// Writes bytes to a file that a device may open.
  func file(_ bytes: Data, _ name: String = "file.bundle") throws -> String {
    try bytes.write(to: URL(filePath: path(name)))
    return path(name)
  }

  /// Opens bytes on the device.
  @discardableResult func open(_ bytes: Data) throws -> OpenBundle.Outcome {
    try OpenBundle.run(file(bytes), in: device, trusting: nil)
  }
}

/// A list of invented people, as a register would hand it out.
func sampleList(_ subjects: [Subject], day: String = "2026-01-01") throws -> ListSnapshot {
  try ListSnapshot.compiled(subjects, named: "sample", published: day, sha256: "00")
}

/// Invented people with names, births, papers and kin.
func samplePeople(_ count: Int, seed: UInt64 = 1) throws -> [Subject] {
  var text: [UInt8] = []
  SampleList(seed: seed, people: count).write(as: .ftm) { _, bytes in text += bytes }
  let folder = try TemporaryFolder()
  let file = folder.url.appending(path: "people.jsonl")
  try Data(text).write(to: file)
  let (list, _) = try CheckFile.snapshot(ofFile: file.path)
  return (0..<list.index.entryCount).map { list.index.subject(ofEntry: $0) }
}

/// What an opening was refused for; `nil` where it was not.
func refusal(_ body: () throws -> Void) throws -> BundleError? {
  do { try body() } catch let error as BundleError { return error }
  return nil
}
