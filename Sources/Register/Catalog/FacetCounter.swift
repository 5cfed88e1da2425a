import GRDB

/// Counts entities by their values while results pass by.
///
/// The records of one entity come one after the other, and each of its values counts once.
struct FacetCounter {
  static let valueLimit = 1_000

  private let facets: [String]
  private let lists: [Int64: String]
  private var counts: [String: [String: Int]] = [:]
  private var seen: Set<String> = []
  private var isFirst = true

  init(_ facets: [String], lists: [Int64: String]) {
    self.facets = facets
    self.lists = lists
  }

  /// What follows belongs to another entity.
  mutating func nextEntity() {
    seen.removeAll(keepingCapacity: true)
    isFirst = true
  }

  mutating func count(_ row: Row) {
    for facet in facets {
      switch facet {
      case "schema": add(row["schema"], to: facet)
      case "datasets": add(lists[row["shelf"]] ?? "", to: facet)
      case _ where CatalogRecord.countedGroups.contains(facet):
        guard let values = row[facet] as String? else { continue }
        for value in values.split(separator: "\n") { add(String(value), to: facet) }
      default: break
      }
    }
  }

  private mutating func add(_ value: String, to facet: String) {
    guard seen.insert(facet + "\n" + value).inserted else { return }
    counts[facet, default: [:]][value, default: 0] += 1
  }

  var result: [String: [CatalogHits.Count]] {
    var result: [String: [CatalogHits.Count]] = [:]
    for facet in facets {
      let counts = (counts[facet] ?? [:]).map { CatalogHits.Count(value: $0, count: $1) }
      let sorted = counts.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
      result[facet] = Array(sorted.prefix(Self.valueLimit))
    }
    return result
  }
}
