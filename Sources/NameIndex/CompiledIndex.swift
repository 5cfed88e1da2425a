import NameText
public import Subjects

/// Bytes that stay where they are as long as the object lives: a mapped file, or memory.
public protocol IndexStorage: AnyObject, Sendable {
  var bytes: UnsafeRawBufferPointer { get }
}

/// Why bytes are no index that this program can use.
///
/// Cure in every case: compile it again from the register, which loses nothing.
public enum IndexError: Error, Equatable, Sendable {
  /// Another kind of file.
  case notAnIndex
  /// Written by a version of the program with another layout.
  case otherVersion(found: Int, expected: Int)
  /// Cut off or longer than it should be.
  case wrongSize(found: Int, expected: Int)
  /// Bytes have changed since it was written.
  case damaged
}

/// Who could it be? The names of a list, compiled: a query in, every entry above a bound out.
///
/// An immutable value over bytes that are read in place; any number of searches may share it.
public struct CompiledIndex: Sendable {
  private let storage: any IndexStorage
  /// How many bytes the header takes at the start of the file; it is written last.
  public static let headerSize = IndexLayout.headerSize
  /// What the index is of.
  public let title: String
  public let entryCount: Int
  public let nameCount: Int
  /// The sections in the places where they stand.
  let sections: IndexSections
  let scratch = ScratchPool()
  let lists = NeighbourLists(capacity: 64 << 20)
  /// The weights of the names that there are, in 1/16 nat.
  let weights: ClosedRange<Int>

  /// Opens an index, after its checksum has been found right.
  ///
  /// - Complexity: O(size), at several gigabytes a second.
  public init(_ storage: any IndexStorage) throws(IndexError) {
    let bytes = storage.bytes
    guard bytes.count >= IndexLayout.headerSize, bytes.starts(with: IndexLayout.magic) else {
      throw .notAnIndex
    }
    func number(at offset: Int) -> Int {
      Int(
        truncatingIfNeeded: UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
    guard number(at: IndexLayout.Field.version) == Int(IndexLayout.version) else {
      throw .otherVersion(
        found: number(at: IndexLayout.Field.version), expected: Int(IndexLayout.version))
    }
    guard number(at: IndexLayout.Field.size) == bytes.count else {
      throw .wrongSize(found: bytes.count, expected: number(at: IndexLayout.Field.size))
    }
    guard
      Self.checksum(of: bytes) == UInt64(bitPattern: Int64(number(at: IndexLayout.Field.checksum)))
    else {
      throw .damaged
    }
    self.storage = storage
    entryCount = number(at: IndexLayout.Field.entries)
    nameCount = number(at: IndexLayout.Field.names)
    weights = 0...number(at: IndexLayout.Field.mostWeight)
    let places = IndexLayout.Section.allCases.map { section in
      let place = IndexLayout.place(of: section)
      return number(at: place)..<(number(at: place) + number(at: place + 8))
    }
    sections = IndexSections(
      bytes, places: places,
      scriptEnds: Script.allCases.indices.map {
        number(at: IndexLayout.Field.scriptEnds + $0 * 8)
      },
      forwardEnds: Script.allCases.indices.map {
        number(at: IndexLayout.Field.forwardEnds + $0 * 8)
      },
      backwardEnds: Script.allCases.indices.map {
        number(at: IndexLayout.Field.backwardEnds + $0 * 8)
      })
    let start = IndexLayout.Field.title
    let text = bytes[start..<(start + 64)].prefix { $0 != 0 }
    title = String(decoding: text, as: UTF8.self)
  }

  private static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum = IndexLayout.Checksum()
    sum.add(UnsafeRawBufferPointer(rebasing: bytes[IndexLayout.headerSize...]))
    var header = Array(bytes[..<IndexLayout.headerSize])
    let place = IndexLayout.Field.checksum
    header.replaceSubrange(place..<(place + 8), with: [UInt8](repeating: 0, count: 8))
    header.withUnsafeBytes { sum.add($0) }
    return sum.value()
  }
}

extension CompiledIndex {
  /// The subject of an entry as it was compiled.
  ///
  /// - Parameter withNames: `false` leaves the names out, which is several times cheaper.
  public func subject(ofEntry entry: Int, withNames: Bool = true) -> Subject {
    let offsets = sections.subjectOffsets
    let range = Int(offsets[entry])..<Int(offsets[entry + 1])
    var reader = SubjectReader(
      UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(sections.subjects)[range]))
    return reader.subject(withNames: withNames)
  }

  /// How far a name of an entry may be relied on.
  ///
  /// - Parameter ordinal: which of the entry's names, 0-based.
  public func quality(ofName ordinal: Int, ofEntry entry: Int) -> Subject.NameQuality {
    let first = firstName(ofEntry: entry)
    let value = sections.nameQualities[first + ordinal] & ~IndexLayout.organization
    let qualities = Subject.NameQuality.allCases
    return qualities[min(Int(value), qualities.count - 1)]
  }

  /// Names stand in the order of their entries.
  private func firstName(ofEntry entry: Int) -> Int {
    sections.nameEntries.indices.end { Int(sections.nameEntries[$0]) < entry }
  }

  /// Entries that carry a document with this number or one that is a slip away from it, whoever
  /// issued it, in rising order.
  public func entries(withDocument document: Identifier) -> [Int] {
    unique(document.slipKeys.flatMap { entries(withDocumentHash: IndexBuilder.hash($0)) })
      .filter { entry in
        subject(ofEntry: entry, withNames: false).documents.contains {
          $0.key == document.key || document.isSlip(of: $0)
        }
      }
      .sorted()
  }

  private func entries(withDocumentHash wanted: UInt64) -> [Int] {
    let raw = UnsafeRawBufferPointer(sections.documents)
    func hash(at index: Int) -> UInt64 {
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index * 12, as: UInt64.self))
    }
    let count = raw.count / 12
    let first = (0..<count).end { hash(at: $0) < wanted }
    return (first..<count).prefix { hash(at: $0) == wanted }.map { index in
      let entry = raw.loadUnaligned(fromByteOffset: index * 12 + 8, as: UInt32.self)
      return Int(UInt32(littleEndian: entry))
    }
  }
}
