import Register

/// Verifies a bundle and brings it into use.
public enum OpenBundle {
  /// What came of it.
  public enum Outcome: Sendable {
    /// It is in use now; `instead` is the one before.
    case opened(ListBundle, instead: ListBundle?)
    /// It was in use already.
    case unchanged(ListBundle)

    /// The bundle that is in use now.
    public var bundle: ListBundle {
      switch self {
      case .opened(let bundle, _), .unchanged(let bundle): bundle
      }
    }
  }

  /// Opens a file.
  ///
  /// Nothing is changed before everything is verified; what was in use is in use until the last
  /// step, which is one renaming.
  ///
  /// - Parameters:
  ///   - key: is trusted from now on, unless the bundle is refused for its key.
  ///   - remark: is told what could not be kept, or counts no more.
  /// - Throws: `BundleError`; `ImportError.unreadable`; `CheckError.cannotWrite`.
  /// - Complexity: O(size of the lists) to verify; compiling an index takes some 50 µs an entry.
  public static func run(
    _ path: String, in folder: BundleFolder, trusting key: BundleKey? = nil,
    remark: (String) -> Void = { _ in }
  ) throws -> Outcome {
    let file = try UnverifiedBundle(path: path)
    let bundle = try ListBundle(file, trusting: try folder.keys() + (key.map { [$0] } ?? []))
    return try folder.locked {
      if let key {
        var keys = try folder.trustedKeys()
        try keys.add(key)
      }
      let inUse = try inUse(in: folder, remark: remark)
      if let inUse {
        if bundle.isSame(as: inUse) { return .unchanged(inUse) }
        try expect(bundle, newerThan: inUse)
      }
      try folder.use(bundle, try content(of: bundle, inUse: inUse, in: folder), remark: remark)
      return .opened(bundle, instead: inUse)
    }
  }

  /// The bundle in use; one that is damaged, or whose key is trusted no more, counts for nothing
  /// and makes way.
  private static func inUse(
    in folder: BundleFolder, remark: (String) -> Void
  ) throws -> ListBundle? {
    guard folder.holdsBundle else { return nil }
    do { return try folder.bundleInUse() } catch BundleError.unknownKey {
      remark("The bundle in use was signed by a key that is trusted no more; it makes way.")
    } catch BundleError.inUseDamaged(_, let what) {
      remark("The bundle in use is damaged (\(what)); it makes way.")
    }
    return nil
  }

  /// A key's series only rises, and no key brings back an earlier state.
  private static func expect(_ bundle: ListBundle, newerThan inUse: ListBundle) throws {
    let (next, last) = (bundle.manifest, inUse.manifest)
    let isNewer =
      bundle.key == inUse.key
      ? next.serial > last.serial && next.created >= last.created : next.created > last.created
    guard isNewer else {
      throw BundleError.older(
        path: bundle.file.path, serial: next.serial, created: next.created.text,
        inUse: last.serial, inUseCreated: last.created.text)
    }
  }

  private static func content(
    of bundle: ListBundle, inUse: ListBundle?, in folder: BundleFolder
  ) throws -> BundleContent {
    guard let base = bundle.file.base else { return try bundle.content() }
    guard let inUse, inUse.file.manifestDigest == base.digest else {
      throw BundleError.baseNotInUse(
        path: bundle.file.path, serial: bundle.manifest.serial, since: base.serial,
        inUse: inUse?.manifest.serial)
    }
    return try bundle.content(from: folder.contentInUse(inUse))
  }
}
