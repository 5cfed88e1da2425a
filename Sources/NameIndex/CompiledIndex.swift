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
  /// Where the units of each script end, in the order of `Script.allCases`.
  let scriptEnds: [Int]
  private let places: [Range<Int>]

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
    guard number(at: 8) == Int(IndexLayout.version) else {
      throw .otherVersion(found: number(at: 8), expected: Int(IndexLayout.version))
    }
    guard number(at: 16) == bytes.count else {
      throw .wrongSize(found: bytes.count, expected: number(at: 16))
    }
    guard Self.checksum(of: bytes) == UInt64(bitPattern: Int64(number(at: 504))) else {
      throw .damaged
    }
    self.storage = storage
    entryCount = number(at: 24)
    nameCount = number(at: 32)
    scriptEnds = Script.allCases.indices.map { number(at: 40 + $0 * 8) }
    places = IndexLayout.Section.allCases.map { section in
      let place = IndexLayout.place(of: section)
      return number(at: place)..<(number(at: place) + number(at: place + 8))
    }
    let text = bytes[400..<464].prefix { $0 != 0 }
    title = String(decoding: text, as: UTF8.self)
  }

  private static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum = IndexLayout.Checksum()
    sum.add(UnsafeRawBufferPointer(rebasing: bytes[IndexLayout.headerSize...]))
    var header = Array(bytes[..<IndexLayout.headerSize])
    header.replaceSubrange(504..<512, with: [UInt8](repeating: 0, count: 8))
    header.withUnsafeBytes { sum.add($0) }
    return sum.value()
  }
}

extension CompiledIndex {
  /// A section as numbers, valid while `self` lives.
  func section<Number: FixedWidthInteger>(
    _ section: IndexLayout.Section, as type: Number.Type
  ) -> UnsafeBufferPointer<Number> {
    let bytes = UnsafeRawBufferPointer(rebasing: storage.bytes[places[section.rawValue]])
    return bytes.assumingMemoryBound(to: Number.self)
  }

  /// The subject of an entry as it was compiled.
  ///
  /// - Parameter withNames: `false` leaves the names out, which is several times cheaper.
  public func subject(ofEntry entry: Int, withNames: Bool = true) -> Subject {
    let offsets = section(.subjectOffsets, as: UInt64.self)
    let bytes = section(.subjects, as: UInt8.self)
    let range = Int(offsets[entry])..<Int(offsets[entry + 1])
    var reader = SubjectReader(
      UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range]))
    return reader.subject(withNames: withNames)
  }

  /// How far a name of an entry may be relied on.
  ///
  /// - Parameter ordinal: which of the entry's names, 0-based.
  public func quality(ofName ordinal: Int, ofEntry entry: Int) -> Subject.NameQuality {
    let first = firstName(ofEntry: entry)
    let value = section(.nameQualities, as: UInt8.self)[first + ordinal] & ~IndexLayout.organization
    let qualities = Subject.NameQuality.allCases
    return qualities[min(Int(value), qualities.count - 1)]
  }

  /// Names stand in the order of their entries.
  private func firstName(ofEntry entry: Int) -> Int {
    let entries = section(.nameEntries, as: UInt32.self)
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(entries[middle]) < entry { low = middle + 1 } else { high = middle }
    }
    return low
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
    let documents = section(.documents, as: UInt8.self)
    let raw = UnsafeRawBufferPointer(documents)
    func hash(at index: Int) -> UInt64 {
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index * 12, as: UInt64.self))
    }
    var low = 0
    var high = raw.count / 12
    while low < high {
      let middle = (low + high) / 2
      if hash(at: middle) < wanted { low = middle + 1 } else { high = middle }
    }
    var entries: [Int] = []
    while low < raw.count / 12, hash(at: low) == wanted {
      let entry = raw.loadUnaligned(fromByteOffset: low * 12 + 8, as: UInt32.self)
      entries.append(Int(UInt32(littleEndian: entry)))
      low += 1
    }
    return entries
  }
}
