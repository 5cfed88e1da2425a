import NameIndex
import Subjects

/// An index in memory.
final class MemoryStorage: IndexStorage {
  // Sound: the memory is written once, before anybody else has the object.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  init(_ contents: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: contents.count, alignment: 16)
    memory.copyBytes(from: contents)
    bytes = UnsafeRawBufferPointer(memory)
  }

  deinit { bytes.deallocate() }
}

func compile(_ subjects: [Subject]) -> [UInt8] {
  var builder = IndexBuilder(title: "test")
  var body: [UInt8] = []
  for subject in subjects { builder.add(subject) { body.append(contentsOf: $0) } }
  let header = builder.finish { body.append(contentsOf: $0) }
  return header + body
}
