import NameMatching
import Synchronization

/// The memory that one search needs, kept for the next one.
///
/// It belongs to one search at a time; `ScratchPool` lends it. A value of pointers rather than a
/// class: what is read a million times a second needs no check of who else writes.
struct SearchScratch {
  /// 1 + the slot of each word of the dictionary; 0 for those not met.
  let slotOf: UnsafeMutablePointer<UInt32>
  /// The words met, by slot.
  private(set) var words: [UInt32] = []
  /// The most that a word can gain for each group of units, in 1/256 nat.
  private(set) var gains: UnsafeMutablePointer<SIMD16<Int16>>
  /// The letter costs of a word against each group of units, where it gains anything; 1/16 nat.
  private(set) var costs: UnsafeMutablePointer<SIMD16<UInt8>>
  /// The most that the words of the name at hand can gain for each group of units.
  let most: UnsafeMutablePointer<SIMD16<Int16>>
  /// Names have at most 32 tokens, so three times as many units.
  private static let groupLimit = 16
  /// Whether a pair of neighbours that matches as one word begins with a word.
  private(set) var beginsJoin: UnsafeMutablePointer<Bool>
  private var slotCapacity = 1_024
  private var groupCapacity = 2_048
  /// How many groups of 16 units the query has.
  private(set) var groupCount = 0
  /// A bit for each name that has been met.
  let seen: UnsafeMutablePointer<UInt64>
  var names: [UInt32] = []
  /// 1 + the least gain that a name of a weight needs; 0 where it is not known.
  let required: UnsafeMutablePointer<Int32>
  let requiredCount: Int
  let rows: LetterRowMemory
  let batch = Batch()
  /// How many names are read at a time.
  static let batchSize = 64

  /// The names that are read together.
  struct Batch {
    let names = UnsafeMutablePointer<UInt32>.allocate(capacity: batchSize + 1)
    let records = UnsafeMutablePointer<NameRecord>.allocate(capacity: batchSize + 1)
    /// Where the slots of each name's words begin; a slot is one less than what stands there.
    let firsts = UnsafeMutablePointer<Int>.allocate(capacity: batchSize)
    let slots = UnsafeMutablePointer<UInt32>.allocate(capacity: batchSize * 256)

    func deallocate() {
      names.deallocate()
      records.deallocate()
      firsts.deallocate()
      slots.deallocate()
    }
  }

  init(words: Int, names: Int, mostWeight: Int) {
    slotOf = .allocate(capacity: max(words, 1))
    slotOf.initialize(repeating: 0, count: max(words, 1))
    seen = .allocate(capacity: names / 64 + 1)
    seen.initialize(repeating: 0, count: names / 64 + 1)
    requiredCount = mostWeight + 1
    required = .allocate(capacity: requiredCount)
    required.initialize(repeating: 0, count: requiredCount)
    costs = .allocate(capacity: groupCapacity)
    gains = .allocate(capacity: groupCapacity)
    most = .allocate(capacity: Self.groupLimit)
    beginsJoin = .allocate(capacity: slotCapacity)
    rows = LetterRowMemory(
      narrow: .allocate(capacity: LetterWalk<SIMD16<UInt8>>.rowCount),
      wide: .allocate(capacity: LetterWalk<WideLanes>.rowCount))
  }

  /// Gives the memory back; nothing may be used after that.
  func deallocate() {
    slotOf.deallocate()
    seen.deallocate()
    required.deallocate()
    gains.deallocate()
    costs.deallocate()
    most.deallocate()
    beginsJoin.deallocate()
    batch.deallocate()
    rows.narrow.deallocate()
    rows.wide.deallocate()
  }

  /// Forgets the last search.
  mutating func begin(unitCount: Int) {
    for word in words { slotOf[Int(word)] = 0 }
    words.removeAll(keepingCapacity: true)
    for name in names { seen[Int(name) >> 6] = 0 }
    names.removeAll(keepingCapacity: true)
    required.update(repeating: 0, count: requiredCount)
    groupCount = (unitCount + 15) / 16
  }

  /// The slot of a word, made where there is none.
  @inline(__always) mutating func slot(of word: Int) -> Int {
    let slot = slotOf[word]
    return slot != 0 ? Int(slot) - 1 : makeSlot(word)
  }

  private mutating func makeSlot(_ word: Int) -> Int {
    let slot = words.count
    words.append(UInt32(word))
    slotOf[word] = UInt32(words.count)
    if slot == slotCapacity {
      beginsJoin = Self.grown(beginsJoin, from: slotCapacity)
      slotCapacity *= 2
    }
    while (slot + 1) * groupCount > groupCapacity {
      costs = Self.grown(costs, from: groupCapacity)
      gains = Self.grown(gains, from: groupCapacity)
      groupCapacity *= 2
    }
    (gains + slot * groupCount).initialize(repeating: SIMD16(repeating: 0), count: groupCount)
    (costs + slot * groupCount).initialize(repeating: SIMD16(repeating: 0), count: groupCount)
    (beginsJoin + slot).initialize(to: false)
    return slot
  }

  /// Twice the memory with the same contents.
  private static func grown<Element>(
    _ memory: UnsafeMutablePointer<Element>, from count: Int
  ) -> UnsafeMutablePointer<Element> {
    let next = UnsafeMutablePointer<Element>.allocate(capacity: count * 2)
    next.moveInitialize(from: memory, count: count)
    memory.deallocate()
    return next
  }

  /// Notes a name, once.
  @inline(__always) mutating func meet(_ name: UInt32) {
    let word = Int(name) >> 6
    let bit: UInt64 = 1 << UInt64(name & 63)
    if seen[word] & bit == 0 {
      seen[word] |= bit
      names.append(name)
    }
  }
}

/// The scratch memory of an index, one for each search that runs at the same time.
final class ScratchPool: Sendable {
  private struct Idle: @unchecked Sendable {
    // Sound: what lies here belongs to no search.
    var scratch: [SearchScratch] = []
  }

  private let idle = Mutex(Idle())

  /// Lends scratch memory to a search.
  func with<Result>(
    words: Int, names: Int, mostWeight: Int, _ body: (inout SearchScratch) -> Result
  ) -> Result {
    var lent =
      take().scratch.first ?? SearchScratch(words: words, names: names, mostWeight: mostWeight)
    defer { give(Idle(scratch: [lent])) }
    return body(&lent)
  }

  private func take() -> Idle {
    idle.withLock { idle in Idle(scratch: idle.scratch.popLast().map { [$0] } ?? []) }
  }

  private func give(_ returned: Idle) {
    idle.withLock { $0.scratch.append(contentsOf: returned.scratch) }
  }

  deinit { idle.withLock { $0.scratch.forEach { $0.deallocate() } } }
}
