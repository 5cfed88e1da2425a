import Access
import Foundation
import NameIndex
public import Register

/// Makes a signed bundle of lists for machines without a connection.
public enum MakeBundle {
  /// How long a bundle is valid where nobody says, in days: four weekly bundles and a little.
  public static let usualDays = 30

  /// What is asked for.
  public struct Request: Sendable {
    /// The file to write.
    public var to: String
    /// The lists; all of the register where it is empty.
    public var lists: [ListName]
    /// A whole bundle that the devices have: `to` then holds only what changed since.
    public var since: String?
    /// Beside the changes, the same bundle whole goes there.
    public var whole: String?
    /// From when on answers say that it is stale; `usualDays` from now where it is `nil`.
    public var validUntil: Moment?

    public init(
      to: String, lists: [ListName] = [], since: String? = nil, whole: String? = nil,
      validUntil: Moment? = nil
    ) {
      self.to = to
      self.lists = lists
      self.since = since
      self.whole = whole
      self.validUntil = validUntil
    }
  }

  /// What was made.
  public struct Made: Sendable {
    public let bundle: ListBundle
    /// The files that were written, with their sizes in bytes.
    public let files: [(path: String, sizeBytes: Int)]
  }

  /// Makes a bundle of the editions in force.
  ///
  /// The secret key stands beside the register and is made at the first use. Equal editions give
  /// equal lists in the bundle on every machine.
  ///
  /// - Parameter actor: who makes it, as the audit names them.
  /// - Throws: `MakerError`; `BundleError` for the base; `CheckError.noListInForce`; what the register throws.
  /// - Complexity: O(size of the lists).
  public static func run(
    _ request: Request, from register: RegisterFile, at now: Moment, by actor: String = "system",
    remark: (String) -> Void = { _ in }
  ) throws -> Made {
    let validUntil = request.validUntil ?? Moment(seconds: now.seconds + usualDays * 86_400)
    guard validUntil.lastSecond > now.seconds else {
      throw MakerError.alreadyOver(validUntil: validUntil.text, now: now.text)
    }
    let snapshots = try ListSelection(lists: request.lists).snapshots(in: register, remark: remark)
    guard !snapshots.isEmpty else { throw CheckError.noListInForce }
    let base = try request.since.map(readWhole)
    let folder = URL(filePath: register.path).deletingLastPathComponent().path
    return try FolderLock.holding(folder) {
      var key = try MakerKey(path: MakerKey.path(besideRegister: register.path))
      let least = base.flatMap { $0.bundle.key == key.publicKey ? $0.bundle.manifest.serial : nil }
      let serial = try key.nextSerial(after: least ?? 0, at: now)
      let (bundle, content) = try signed(
        snapshots, policy: try register.policy(), serial: serial, created: now,
        validUntil: validUntil, by: key)
      var files = [(path: request.to, bytes: bundle.file(of: content, since: base))]
      if let whole = request.whole { files.append((whole, bundle.file(of: content))) }
      // First the record: a bundle that nobody knows of must not be.
      try register.append([
        AuditEvent(made: now, kind: .bundle, actor: actor, facts: bundle.auditFacts)
      ])
      for file in files { try DurableFile.write(file.bytes, to: file.path) }
      return Made(bundle: bundle, files: files.map { ($0.path, $0.bytes.count) })
    }
  }

  private static func readWhole(
    _ path: String
  ) throws -> (bundle: ListBundle, content: BundleContent) {
    let bundle = try ListBundle(signed: UnverifiedBundle(path: path))
    guard bundle.since == nil else { throw MakerError.onlyChanges(path: path) }
    return (bundle, try bundle.content())
  }

  /// A bundle of snapshots, signed.
  static func signed(
    _ snapshots: [ListSnapshot], policy: Policy, serial: Int, created: Moment, validUntil: Moment,
    by key: MakerKey
  ) throws -> (bundle: ListBundle, content: BundleContent) {
    var content = BundleContent()
    var lists: [BundleManifest.List] = []
    for snapshot in snapshots {
      let lines = BundleContent.lines(of: snapshot.index)
      let list = BundleManifest.List(
        describing: lines, count: snapshot.index.entryCount, of: snapshot)
      lists.append(list)
      content.lines[list.list] = lines
    }
    let manifest = BundleManifest(
      serial: serial, created: created, validUntil: validUntil, engine: EngineVersion.text,
      purposes: policy.purposes.map(\.code), defaultPurpose: policy.defaultPurpose, lists: lists)
    let unpacked = UnverifiedBundle(
      key: key.publicKey, manifest: manifest.bytes,
      signature: try key.sign(UnverifiedBundle.message(manifest.bytes)))
    return (try ListBundle(signed: unpacked), content)
  }
}
