import Foundation
import NameText

/// Pairs of spellings of two scripts, or of two spellings in one, drawn from groups.
///
/// Everything keeps the order of the groups, so that learning sums in one order.
struct PairCollection {
  /// The spellings beyond this of one name or in one group are passed over: long groups are
  /// inventories of a name in all languages.
  static let groupLimit = 8

  private(set) var pairs: [TrainingPair] = []
  private var seen: Set<[UInt8]> = []

  /// Pairs across two scripts: each spelling of the left with each of the right in its group.
  init(_ groups: [NameGroup], from left: Script, to right: Script) {
    for group in groups {
      let lefts = group.names.filter { $0.script == left }.prefix(Self.groupLimit)
      let rights = group.names.filter { $0.script == right }.prefix(Self.groupLimit)
      let weight = (1 + log(Double(group.count))) / Double(max(1, max(lefts.count, rights.count)))
      for x in lefts {
        for y in rights { add(x.letters, y.letters, weight) }
      }
    }
  }

  /// Pairs within a script: spellings that share a group, or one spelling in `bridge`.
  init(_ groups: [NameGroup], within script: Script, sharing bridge: Script?) {
    let families: [[AttestedName]]
    if let bridge {
      var order: [String] = []
      var spellings: [String: [(name: AttestedName, count: Int)]] = [:]
      for group in groups {
        for key in group.names where key.script == bridge {
          if spellings[key.text] == nil { order.append(key.text) }
          for name in group.names where name.script == script {
            spellings[key.text, default: []].append((name, group.count))
          }
        }
      }
      families = order.map { key in
        // The most attested first; among equals, the order of the sets.
        let ranked = (spellings[key] ?? []).enumerated().sorted {
          ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
        }
        return ranked.map(\.element.name)
      }
    } else {
      families = groups.map { $0.names.filter { $0.script == script } }
    }
    for family in families {
      var distinct: Set<AttestedName> = []
      let names = family.filter { distinct.insert($0).inserted }.prefix(Self.groupLimit)
      for (index, x) in names.enumerated() {
        for y in names.dropFirst(index + 1) {
          add(x.letters, y.letters, 1 / Double(names.count - 1))
        }
      }
    }
  }

  /// A pair that several sets attest counts once, with the weight it first had.
  private mutating func add(_ left: [UInt8], _ right: [UInt8], _ weight: Double) {
    guard seen.insert(left + [0] + right).inserted else { return }
    pairs.append(TrainingPair(left: left, right: right, weight: weight))
  }
}
