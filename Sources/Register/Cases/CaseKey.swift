import Crypto
import Foundation
import GRDB
import RecordStreams

/// The key of the register under which persons and entries of decisions are hashed.
///
/// Without it nobody can try out names on the hashes.
public struct CaseKey: Sendable {
  private let key: SymmetricKey

  init(_ key: SymmetricKey) { self.key = key }

  /// 32 bytes that are equal for equal facts.
  public func hash(of facts: EntryFacts) -> [UInt8] { hash("entry", [facts.text]) }

  /// The keys of a person: of all facts together, and of each kind of them.
  func keys(of facts: SubjectFacts) -> SubjectKeys {
    func part(_ name: String, _ values: [String]) -> [UInt8]? {
      values.isEmpty ? nil : hash(name, values)
    }
    return SubjectKeys(
      whole: hash(
        "subject",
        [facts.names, facts.births, facts.documents].map { JSONValue.strings($0).text }),
      name: part("name", facts.names), birth: part("birth", facts.births),
      document: part("document", facts.documents))
  }

  /// The first `count` bytes of the hash of a number, which nobody else can foretell.
  func bytes(ofRedress number: Int, count: Int) -> [UInt8] {
    Array(hash("redress", [String(number)]).prefix(count))
  }

  private func hash(_ kind: String, _ values: [String]) -> [UInt8] {
    let text = JSONValue.strings([kind] + values).text
    return Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
  }

  /// The key of the register, made at the first use.
  static func findOrMake(in database: Database) throws -> CaseKey {
    if let key = try find(in: database) { return key }
    let key = SymmetricKey(size: .bits256)
    try Settings.set("case_key", to: key.withUnsafeBytes { Data($0) }, in: database)
    return CaseKey(key)
  }

  static func find(in database: Database) throws -> CaseKey? {
    try Settings.value("case_key", in: database).map { CaseKey(SymmetricKey(data: $0)) }
  }
}

/// The keyed hashes of a person; `nil` for what is not known.
struct SubjectKeys: Sendable, Hashable {
  let whole: [UInt8]
  let name: [UInt8]?
  let birth: [UInt8]?
  let document: [UInt8]?
}
