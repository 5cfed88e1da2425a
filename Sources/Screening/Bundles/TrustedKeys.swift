import Foundation
import Register

/// The keys that a device trusts, one a line in a text file; more than one may stand, so that a
/// maker can go over to another.
struct TrustedKeys {
  private let path: String
  private(set) var keys: [BundleKey]

  /// Reads the file; without one no key is trusted.
  ///
  /// - Throws: `BundleError.keysUnreadable`.
  init(path: String) throws {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else {
      keys = []
      return
    }
    let text: String
    do { text = try String(contentsOf: URL(filePath: path), encoding: .utf8) } catch {
      throw ImportError.unreadable(path: path, reason: FileAccess.reason(error))
    }
    keys = try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.allSatisfy(\.isWhitespace) }
      .map { index, line in
        guard let key = BundleKey(String(line)) else {
          throw BundleError.keysUnreadable(path: path, line: index + 1)
        }
        return key
      }
  }

  mutating func add(_ key: BundleKey) throws {
    guard !keys.contains(key) else { return }
    try keep(keys + [key])
  }

  /// - Returns: `false` where the key was not trusted.
  mutating func remove(_ key: BundleKey) throws -> Bool {
    guard keys.contains(key) else { return false }
    try keep(keys.filter { $0 != key })
    return true
  }

  private mutating func keep(_ next: [BundleKey]) throws {
    try DurableFile.write(Data(next.map { $0.text + "\n" }.joined().utf8), to: path)
    keys = next
  }
}
