import Crypto
import Foundation
public import NameIndex
public import Register
import Subjects

/// The compiled indexes of a register: files beside it, one for each edition that was asked for,
/// named by the hash of the edition's bytes, of the entities read from them and of the engine.
///
/// They are a cache: each can be compiled again from the register, and a missing or damaged one is.
public struct IndexStore: Sendable {
  private let register: RegisterFile
  private let cache: IndexCache

  /// The indexes of a register stand in the folder `<register>-index`.
  public init(of register: RegisterFile) {
    self.register = register
    cache = IndexCache(folder: URL(filePath: register.path + "-index"))
  }

  /// The index of an edition, compiled now if it is not there.
  ///
  /// - Parameter remark: is told that an index was damaged and is compiled again.
  /// - Complexity: opening is O(size), for the checksum; compiling reads every entry.
  public func index(
    of edition: Edition, remark: (String) -> Void = { _ in }
  ) throws -> CompiledIndex {
    let title = Self.title(list: edition.list.text, published: edition.published.text)
    return try cache.index(named: Self.name(of: edition), title: title, remark: remark) { add in
      try register.forEachEntry(of: edition.id) { entry, dependents in
        try add(Subject(entry, documents: dependents.filter(\.isIdentification)))
      }
    }
  }

  /// What an index says it is of.
  static func title(list: String, published: String) -> String { "\(list) \(published)" }

  private static func name(of edition: Edition) -> String {
    var hash = SHA256()
    hash.update(data: edition.sha256)
    hash.update(data: Data("\(edition.list) \(edition.readerVersion) \(EngineVersion.text)".utf8))
    let digest = hash.finalize().prefix(12)
    return "\(edition.list)-" + digest.map { hexadecimal($0) }.joined() + ".index"
  }

  /// Removes the indexes that no edition in force needs any more, and what processes that are no
  /// more left behind.
  public func removeUnused() throws {
    cache.remove(except: Set(try register.lists().compactMap { $0.inForce.map(Self.name) }))
  }
}

/// Two hexadecimal digits.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return byte < 16 ? "0" + digits : digits
}
