import Crypto
import Foundation
import LetterTraining
import NameText

/// The files of open name pairs, as they are published.
struct NameFiles {
  let training: TrainingSets
  let heldOut: HeldOutNames
  private let folder: URL
  private let digests: [String: String]

  private static let arabic = "wikidata_coling2018/wd_arabic_"
  private static let russian = "wikidata_coling2018/wd_russian_"
  private static let google = "google_ar2en/ar2en.txt"
  private static let groups = "nomenklatura_names.gz"

  init(folder: URL) throws {
    self.folder = folder
    var digests: [String: String] = [:]
    func read(_ file: String, _ format: TrainingSetFormat) throws -> [NameGroup] {
      let url = folder.appending(path: file)
      digests[file] = SHA256.hash(data: try Data(contentsOf: url))
        .map { String(format: "%02x", $0) }.joined()
      return try Self.lines(of: url).compactMap { format.group(of: $0) }
    }
    var sets = TrainingSets()
    sets.arabicLatin =
      try read(Self.arabic + "80", .wikidataPairs) + read(Self.google, .googlePairs)
    sets.cyrillicLatin = try read(Self.russian + "80", .wikidataPairs)
    let groups = try read(Self.groups, .nameGroups).enumerated()
    // Every tenth group is for measuring.
    sets.names = groups.filter { $0.offset % 10 != 0 }.map(\.element)
    heldOut = HeldOutNames(
      arabicLatin: try read(Self.arabic + "20", .wikidataPairs),
      cyrillicLatin: try read(Self.russian + "20", .wikidataPairs),
      names: groups.filter { $0.offset % 10 == 0 }.map(\.element))
    training = sets.without(heldOut.measured)
    self.digests = digests
  }

  /// The files from which a table is learned, with their digests.
  func sources(_ table: LetterTable) -> [String] {
    let files =
      switch table {
      case .arabicLatin, .arabicArabic: [Self.arabic + "80", Self.google, Self.groups]
      case .cyrillicLatin, .cyrillicCyrillic: [Self.russian + "80", Self.groups]
      case .latinLatin: [Self.arabic + "80", Self.google, Self.russian + "80", Self.groups]
      }
    return files.map { "\($0) \(digests[$0] ?? "")" }
  }

  /// Latin pairs of which people said whether they are one name.
  ///
  /// For measuring only: the set has no licence, so nothing may be learned from it.
  func judgedPairs() throws -> [(left: AttestedName, right: AttestedName, isSame: Bool)] {
    try Self.lines(of: folder.appending(path: "latin_variant_pairs.csv")).dropFirst().compactMap {
      let fields = $0.split(separator: ",")
      guard fields.count == 5, let left = AttestedName(String(fields[0])),
        let right = AttestedName(String(fields[1]))
      else { return nil }
      return (left, right, fields[2] == "1")
    }
  }

  private static func lines(of url: URL) throws -> [Substring] {
    let data = url.pathExtension == "gz" ? try GzipFile.bytes(of: url) : try Data(contentsOf: url)
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
  }
}
