/// Where everything stands in the file of an index.
///
/// Numbers are little-endian, sections begin at multiples of 8.
///
/// The file is: a header of `headerSize` bytes, the subjects' bytes, then the other sections. The
/// header is written last, since it holds the sections' places and the checksum of all that
/// follows it.
enum IndexLayout {
  static let magic: [UInt8] = Array("TABAYYUN".utf8)
  /// Rises with every change of the layout.
  static let version: UInt32 = 7
  static let headerSize = 1_024

  /// Where the header's numbers stand, u64 each.
  enum Field {
    static let version = 8
    static let size = 16
    static let entries = 24
    static let names = 32
    /// The weight of the heaviest name, in 1/16 nat.
    static let mostWeight = 40
    /// Where the words of each script end, in the order of `Script.allCases`.
    static let scriptEnds = 48
    /// Where the nodes of each script end in the two tries.
    static let forwardEnds = 80
    static let backwardEnds = 112
    static let sections = 160
    /// Text of at most 64 bytes.
    static let title = 800
    static let checksum = 1_016
  }

  /// The bit of a name's quality that tells an organisation's name.
  static let organization: UInt8 = 0x80

  /// The bit of a word's place that tells a token that may be read as one word with the next.
  static let joinsNext: UInt8 = 0x80
  /// The one that tells an attribute without its abd.
  static let attribute: UInt8 = 0x40
  /// The bits of a word's place that tell its token.
  static let token: UInt8 = 0x3F

  /// The sections in their order in the header.
  enum Section: Int, CaseIterable {
    /// The subjects, one after the other.
    case subjects
    /// u64 for each entry and one more: where its subject begins in `subjects`.
    case subjectOffsets
    /// The letters of each word: symbols, or UTF-8 for scripts without an alphabet.
    case wordLetters
    /// u32 for each word and one more.
    case wordOffsets
    /// u16 for each word: see `WordRecord`.
    case wordRecords
    /// u64 nodes of the words' beginnings, and u32 the first word of each: see `LetterTrie`.
    case forwardNodes
    case forwardFirsts
    /// The same of the words' ends.
    case backwardNodes
    case backwardFirsts
    /// u32 words in the order of their letters from the last one on, and those letters.
    case backwardOrder
    case backwardLetters
    case backwardOffsets
    /// u32 words that follow a word in some name, and could be read as one with it; word by word.
    case followers
    /// u32 for each word and one more.
    case followerOffsets
    /// The same of the words before a word, all as places in `backwardOrder`.
    case predecessors
    case predecessorOffsets
    /// u32 names in which a word stands, word by word.
    case postings
    /// u32 for each word and one more.
    case postingOffsets
    /// u32 for each name: its entry.
    case nameEntries
    /// u16 for each name: which of the entry's names it is.
    case nameOrdinals
    /// u8 for each name: its quality, in the order of `Subject.NameQuality`, and `organization`.
    case nameQualities
    /// u64 for each name: see `NameRecord`.
    case nameRecords
    /// u32 words of each name, name by name: its tokens, then its attributes.
    case nameWords
    /// u8 beside each of them: the token, and `joinsNext` or `attribute`.
    case nameWordPlaces
    /// u64 hash and u32 entry of each document number, sorted: 12 bytes each.
    case documents
  }

  /// Where a section's place stands in the header: u64 offset, u64 size.
  static func place(of section: Section) -> Int { Field.sections + section.rawValue * 16 }

  /// A 64-bit checksum of a run of bytes: four lanes of multiply and rotate.
  ///
  /// It finds damage, not forgery.
  struct Checksum {
    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
      0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x27D4_EB2F_1656_67C5
    )
    private var pending: [UInt8] = []
    private var count: UInt64 = 0

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
      count += UInt64(bytes.count)
      var rest = bytes[...]
      if !pending.isEmpty {
        let taken = rest.prefix(32 - pending.count)
        pending.append(contentsOf: taken)
        rest = rest.dropFirst(taken.count)
        guard pending.count == 32 else { return }
        pending.withUnsafeBytes { mix($0[...]) }
        pending.removeAll(keepingCapacity: true)
      }
      let whole = rest.count / 32 * 32
      mix(rest.prefix(whole))
      pending.append(contentsOf: rest.dropFirst(whole))
    }

    private mutating func mix(_ blocks: Slice<UnsafeRawBufferPointer>) {
      let base = blocks.startIndex
      var (a, b, c, d) = lanes
      let bytes = blocks.base
      var position = base
      while position < blocks.endIndex {
        a = Self.step(a, bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        b = Self.step(b, bytes.loadUnaligned(fromByteOffset: position + 8, as: UInt64.self))
        c = Self.step(c, bytes.loadUnaligned(fromByteOffset: position + 16, as: UInt64.self))
        d = Self.step(d, bytes.loadUnaligned(fromByteOffset: position + 24, as: UInt64.self))
        position += 32
      }
      lanes = (a, b, c, d)
    }

    private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
      let mixed = (lane ^ UInt64(littleEndian: word)) &* 0x9FB2_1C65_1E98_DF25
      return mixed << 29 | mixed >> 35
    }

    func value() -> UInt64 {
      var last = self
      if !pending.isEmpty {
        let padded = pending + [UInt8](repeating: 0, count: 32 - pending.count)
        padded.withUnsafeBytes { last.mix($0[...]) }
      }
      var sum = count
      for lane in [last.lanes.0, last.lanes.1, last.lanes.2, last.lanes.3] {
        sum = Self.step(sum, lane)
      }
      return sum
    }
  }
}
