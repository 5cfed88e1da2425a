import Foundation
import NameIndex
public import Register
import Subjects

/// A device's folder: the bundle in use, the keys it trusts, and the indexes compiled from it.
///
/// The bundle in use is one file, always whole, replaced by renaming: that is the moment at which
/// another bundle comes into use. The indexes are a cache.
public struct BundleFolder: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  private var url: URL { URL(filePath: path) }
  var bundleFile: String { url.appending(path: "in-use.bundle").path }
  private var keysFile: String { url.appending(path: "trusted-keys").path }
  private var cache: IndexCache { IndexCache(folder: url.appending(path: "index")) }

  /// Whether a bundle has been opened here.
  public var holdsBundle: Bool { FileManager.default.fileExists(atPath: bundleFile) }

  /// The keys trusted here, in the order in which they were named.
  public func keys() throws -> [BundleKey] { try trustedKeys().keys }

  func trustedKeys() throws -> TrustedKeys { try TrustedKeys(path: keysFile) }

  /// Trusts a key from now on.
  public func trust(_ key: BundleKey) throws {
    try locked {
      var keys = try trustedKeys()
      try keys.add(key)
    }
  }

  /// Trusts a key no more; a bundle that it signed is of no use from then on.
  ///
  /// - Returns: `false` where the key was not trusted.
  public func distrust(_ key: BundleKey) throws -> Bool {
    try locked {
      var keys = try trustedKeys()
      return try keys.remove(key)
    }
  }

  /// One process at a time changes what is in the folder, which is made where it is missing.
  func locked<Value>(_ body: () throws -> Value) throws -> Value {
    do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch
    {
      throw CheckError.cannotWrite(path: path, reason: FileAccess.reason(error))
    }
    return try FolderLock.holding(path, body)
  }

  /// The bundle in use.
  ///
  /// Its signature is verified each time, its lists where they are read.
  ///
  /// - Throws: `BundleError.noneInUse`, or why it can be used no more.
  public func bundleInUse() throws -> ListBundle {
    guard holdsBundle else { throw BundleError.noneInUse(folder: path) }
    let data: Data
    // Mapped, so that a check reads no more of it than the manifest.
    do { data = try Data(contentsOf: URL(filePath: bundleFile), options: .alwaysMapped) } catch {
      throw ImportError.unreadable(path: bundleFile, reason: FileAccess.reason(error))
    }
    let keys = try keys()
    return try Self.readingWhatIsInUse {
      try ListBundle(UnverifiedBundle(data, path: bundleFile, isChecked: false), trusting: keys)
    }
  }

  /// The lists of the bundle in use.
  ///
  /// - Throws: `BundleError.inUseDamaged`.
  func contentInUse(_ bundle: ListBundle) throws -> BundleContent {
    try Self.readingWhatIsInUse { try bundle.content() }
  }

  /// What would be refused of another file is damage here, and has another cure.
  private static func readingWhatIsInUse<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch BundleError.notABundle(let path) {
      throw BundleError.inUseDamaged(path: path, what: "it is no bundle")
    } catch BundleError.truncated(let path, _, _) {
      throw BundleError.inUseDamaged(path: path, what: "it is cut off")
    } catch BundleError.damaged(let path, let what) {
      throw BundleError.inUseDamaged(path: path, what: what)
    } catch BundleError.forged(let path, _) {
      throw BundleError.inUseDamaged(path: path, what: "its signature is not that of its key")
    }
  }

  /// Brings a bundle into use: its indexes first, then, by one renaming, itself.
  ///
  /// - Throws: `BundleError.notUnderstood` where this program cannot read an entry; nothing has
  ///   changed then.
  func use(_ bundle: ListBundle, _ content: BundleContent, remark: (String) -> Void) throws {
    for list in bundle.manifest.lists {
      _ = try index(of: list, in: bundle, remark: remark) { content }
    }
    try DurableFile.write(bundle.file(of: content), to: bundleFile)
    cache.remove(except: Set(bundle.manifest.lists.map(Self.indexName)))
    removeHalves()
  }

  /// Removes what processes that were killed while they wrote left behind; whoever calls holds the
  /// folder, so nobody writes there.
  private func removeHalves() {
    // What cannot be listed or removed is in nobody's way.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names where name.hasSuffix(".partial") { unlink(url.appending(path: name).path) }
  }
}

extension BundleFolder {
  /// Pins lists of a bundle with their indexes for a check.
  ///
  /// - Parameters:
  ///   - lists: the names; all of them where it is empty.
  ///   - now: the moment of the check, against which the validity is held.
  ///   - remark: is told that an index was damaged and is compiled again.
  /// - Throws: `BundleError.noSuchList`, `.inUseDamaged`.
  public func snapshots(
    of lists: [ListName], in bundle: ListBundle, at now: Moment, remark: (String) -> Void = { _ in }
  ) throws -> [ListSnapshot] {
    let known = bundle.manifest.lists
    let standing = BundleStanding(of: bundle, at: now)
    let names = lists.isEmpty ? known.map(\.list) : unique(lists)
    return try names.map { name in
      guard let list = known.first(where: { $0.list == name }) else {
        throw BundleError.noSuchList(name.text, known: known.map(\.list.text))
      }
      return ListSnapshot(
        list: name.text, edition: nil, published: list.published.text, sha256: list.sha256,
        index: try index(of: list, in: bundle, remark: remark) { try contentInUse(bundle) },
        removalPending: Set(list.removalPending), bundle: standing)
    }
  }

  private func index(
    of list: BundleManifest.List, in bundle: ListBundle, remark: (String) -> Void,
    content: () throws -> BundleContent
  ) throws -> CompiledIndex {
    let title = IndexStore.title(list: list.list.text, published: list.published.text)
    do {
      return try cache.index(named: Self.indexName(of: list), title: title, remark: remark) { add in
        remark("\(list.list): compiling the index of \(list.entries) entries")
        try content().forEachSubject(of: list.list, add)
      }
    } catch let error as BundleContent.NoSubject {
      throw BundleError.notUnderstood(
        path: bundle.file.path, what: "line \(error.line) of the list \(error.list)")
    }
  }

  /// Another engine compiles another index.
  private static func indexName(of list: BundleManifest.List) -> String {
    let text = "\(list.list) \(list.published.text) \(list.digest) \(EngineVersion.text)"
    return "\(list.list)-\(BundleManifest.List.digest(of: Array(text.utf8)).prefix(24)).index"
  }
}
