import NameIndex
public import Subjects

extension ListSnapshot {
  /// Compiles subjects in memory: for a file that is checked without a register, and for tests.
  public static func compiled(
    _ subjects: some Sequence<Subject>, named list: String, published: String? = nil,
    sha256: String? = nil
  ) throws -> ListSnapshot {
    let index = try IndexMemory.compile(title: list) { add in
      for subject in subjects { try add(subject) }
    }
    return ListSnapshot(
      list: list, edition: nil, published: published, sha256: sha256, index: index)
  }
}

/// An index that lives in memory only.
final class IndexMemory: IndexStorage {
  // Sound: the memory is written once, before anybody else has the object, and never again.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  init(_ header: [UInt8], _ body: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: header.count + body.count, alignment: 64)
    memory.copyBytes(from: header)
    UnsafeMutableRawBufferPointer(rebasing: memory[header.count...]).copyBytes(from: body)
    bytes = UnsafeRawBufferPointer(memory)
  }

  deinit { bytes.deallocate() }

  /// Compiles the subjects that `forEach` hands out.
  static func compile(
    title: String, forEach: IndexCache.Source
  ) throws -> CompiledIndex {
    var builder = IndexBuilder(title: title)
    var body: [UInt8] = []
    try forEach { subject in builder.add(subject) { body.append(contentsOf: $0) } }
    let header = builder.finish { body.append(contentsOf: $0) }
    return try CompiledIndex(IndexMemory(header, body))
  }
}
