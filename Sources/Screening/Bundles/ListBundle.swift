import Foundation
import Register

/// A bundle whose manifest was signed by a trusted key.
///
/// Its lists are believed when they have the digests of the manifest: `content(from:)`.
public struct ListBundle: Sendable {
  public let manifest: BundleManifest
  /// The key that signed it.
  public let key: BundleKey
  /// The serial of the bundle whose content the changes start from; `nil` in a whole bundle.
  public var since: Int? { file.base?.serial }

  let file: UnverifiedBundle

  /// Believes the manifest of a file.
  ///
  /// - Throws: `BundleError.unknownKey`, `.forged`, `.notUnderstood`, `.tooLarge`.
  init(_ file: UnverifiedBundle, trusting keys: [BundleKey]) throws(BundleError) {
    guard keys.contains(file.key) else {
      throw .unknownKey(path: file.path, key: file.key, trusted: keys.count)
    }
    try self.init(signed: file)
  }

  /// Believes whoever signed the file: for its own maker.
  init(signed file: UnverifiedBundle) throws(BundleError) {
    let message = UnverifiedBundle.message(file.manifestBytes)
    guard file.key.hasSigned(message, signature: file.signature) else {
      throw .forged(path: file.path, key: file.key)
    }
    do { manifest = try BundleManifest(bytes: file.manifestBytes) } catch {
      throw .notUnderstood(path: file.path, what: "“\(error.name)” in its manifest")
    }
    let size = manifest.lists.reduce(0) { $0 + $1.sizeBytes }
    guard size <= UnverifiedBundle.sizeLimit else {
      throw .tooLarge(path: file.path, size: size, limit: UnverifiedBundle.sizeLimit)
    }
    key = file.key
    self.file = file
  }

  /// Whether both describe the same lists under the same number.
  func isSame(as other: ListBundle) -> Bool {
    key == other.key && file.manifestBytes == other.file.manifestBytes
  }

  /// The lists, once they have the digests that the manifest says.
  ///
  /// - Parameter base: the content of the bundle that the changes start from.
  /// - Throws: `BundleError.damaged`.
  /// - Complexity: O(size of the lists).
  func content(from base: BundleContent = BundleContent()) throws(BundleError) -> BundleContent {
    guard file.unpackedSize <= UnverifiedBundle.sizeLimit,
      file.unpackedSize / PackedBytes.mostPerByte <= file.packed.count,
      let text = PackedBytes.unpack(file.packed, sizeBytes: file.unpackedSize)
    else { throw damaged("its lists cannot be unpacked") }
    let content: BundleContent
    do { content = try ContentChanges.content(from: text, base: base) } catch {
      throw damaged("line \(error.line) of its lists is no step")
    }
    guard content.lines.count == manifest.lists.count else {
      throw damaged("it does not hold the lists that its manifest names")
    }
    for list in manifest.lists {
      let lines = content.lines[list.list]
      guard let lines, lines.count == list.sizeBytes,
        BundleManifest.List.digest(of: lines) == list.digest
      else { throw damaged("the list \(list.list) is not the one that was signed") }
    }
    return content
  }

  private func damaged(_ what: String) -> BundleError { .damaged(path: file.path, what: what) }

  /// The file of this bundle under the same manifest and signature: whole, or only what changed
  /// since another.
  ///
  /// - Complexity: O(size of the lists); packing takes about a second for 10 MB.
  func file(
    of content: BundleContent, since base: (bundle: ListBundle, content: BundleContent)? = nil
  ) -> Data {
    let changes = ContentChanges.text(
      from: base?.content ?? BundleContent(), to: content, lists: manifest.lists.map(\.list))
    return UnverifiedBundle.file(
      key: key, signature: file.signature, manifest: file.manifestBytes,
      base: base.map {
        UnverifiedBundle.Base(
          digest: $0.bundle.file.manifestDigest, serial: $0.bundle.manifest.serial)
      }, changes: changes)
  }
}
