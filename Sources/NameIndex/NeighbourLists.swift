import NameMatching
import NameText
import Synchronization

/// What the dictionary has within the radius of a unit of a query: found once, then kept for the
/// next query that holds it.
///
/// Most parts of names are asked for again and again; what is kept changes no answer.
final class NeighbourLists: Sendable {
  /// What the words found depend on.
  struct Key: Hashable, Sendable {
    let script: Script
    let letters: [UInt8]
    let radius: Int
    let isJoin: Bool
  }

  /// Words and pairs of neighbouring words that lie within the radius of a unit.
  final class Neighbours: Sendable {
    let words: [Word]
    let joins: [Join]

    struct Word: Sendable {
      let word: UInt32
      /// 1/16 nat.
      let cost: UInt8
    }

    struct Join: Sendable {
      let first: UInt32
      let second: UInt32
      /// 1/16 nat.
      let cost: UInt8
    }

    init(words: [Word], joins: [Join]) {
      self.words = words
      self.joins = joins
    }

    /// Bytes, roughly.
    var size: Int { 128 + (words.count + joins.count) * 12 }
  }

  private struct Kept {
    var lists: [Key: Neighbours] = [:]
    var size = 0
  }

  /// The most bytes that are kept; beyond them all is forgotten.
  private let capacity: Int
  private let kept = Mutex(Kept())

  init(capacity: Int) { self.capacity = capacity }

  /// The neighbours of a unit, found now if they are not kept.
  func neighbours(of key: Key, find: () -> Neighbours) -> Neighbours {
    if let known = kept.withLock({ $0.lists[key] }) { return known }
    let found = find()
    kept.withLock { kept in
      if kept.size + found.size > capacity { kept = Kept() }
      if kept.lists.updateValue(found, forKey: key) == nil { kept.size += found.size }
    }
    return found
  }
}
