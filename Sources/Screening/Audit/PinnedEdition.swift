import Crypto
import Foundation
import RecordStreams
import Register

/// An edition as a check had it, in the words of the audit.
struct PinnedEdition: Equatable {
  let list: String
  /// Its number in the register.
  let number: Int?
  let published: String?
  /// SHA-256 of the publisher's bytes in hexadecimal digits.
  let sha256: String?
  /// SHA-256 of the ids whose removal was pending; `nil` where there were none.
  let pendingHash: String?

  init(_ list: ListSnapshot) {
    self.list = list.list
    number = list.edition
    published = list.published
    sha256 = list.sha256
    pendingHash = Self.hash(ofPending: list.removalPending)
  }

  /// `nil` where `json` is none of ours.
  init?(_ json: JSONValue) {
    guard let list = json["list"]?.string else { return nil }
    self.list = list
    number = json["edition"]?.integer
    published = json["published"]?.string
    sha256 = json["sha256"]?.string
    pendingHash = json["pending_sha256"]?.string
  }

  var json: JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    let members = [
      JSONMember("list", .string(list)), JSONMember("edition", number.map { .number($0) } ?? .null),
      JSONMember("published", text(published)), JSONMember("sha256", text(sha256)),
    ]
    return .object(
      members + (pendingHash.map { [JSONMember("pending_sha256", .string($0))] } ?? []))
  }

  static func hash(ofPending ids: Set<String>) -> String? {
    if ids.isEmpty { return nil }
    return RecordedCheck.hash(Array(ids.sorted().joined(separator: "\n").utf8))
  }

  /// The edition with its index, as it was then.
  ///
  /// - Returns: `nil` where this register does not have it, or cannot tell what was pending.
  func snapshot(in register: RegisterFile, remark: (String) -> Void) throws -> ListSnapshot? {
    guard let name = ListName(list), let number else { return nil }
    let editions: [Edition]
    do { editions = try register.editions(of: name) } catch RegisterError.unknownList { return nil }
    guard let edition = editions.first(where: { $0.id.number == number }),
      edition.sha256.map(hexadecimal).joined() == sha256,
      let pending = try pending(edition, among: editions, in: register)
    else { return nil }
    return ListSnapshot(
      list: list, edition: number, published: edition.published.text, sha256: sha256,
      index: try IndexStore(of: register).index(of: edition, remark: remark),
      removalPending: pending)
  }

  /// The ids whose removal was pending: those that some other edition, held then, lacks.
  private func pending(
    _ edition: Edition, among editions: [Edition], in register: RegisterFile
  ) throws -> Set<String>? {
    guard let pendingHash else { return [] }
    for other in editions.reversed() where other.id != edition.id {
      var removed: Set<String> = []
      _ = try register.differences(from: edition.id, to: other.id) { change in
        if change.kind == .removed, change.isEntry { removed.insert(change.id) }
      }
      if Self.hash(ofPending: removed) == pendingHash { return removed }
    }
    return nil
  }
}
