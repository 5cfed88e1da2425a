import Subjects

/// Names put together from their parts, in every sensible way.
enum ComposedNames {
  /// At most 24 names from `firstName`, `secondName`, `middleName`, `fatherName` and `lastName`.
  ///
  /// The parts between first and last may each be left out: lists often have fewer.
  static func names(from properties: Properties) -> [String] {
    let first = properties["firstName"].prefix(3).map { $0 }
    let last = properties["lastName"].prefix(3).map { $0 }
    let between = ["secondName", "middleName", "fatherName"].map { properties[$0].first }
      .compactMap { $0 }
    var middles: [[String]] = [[]]
    for part in between { middles += middles.map { $0 + [part] } }
    // The fullest first: where all agree, it is the best name.
    middles.sort { $0.count > $1.count }
    var names: [String] = []
    for middle in middles {
      for start in first.isEmpty ? [nil] : first.map(Optional.some) {
        for end in last.isEmpty ? [nil] : last.map(Optional.some) {
          let parts = [start].compactMap { $0 } + middle + [end].compactMap { $0 }
          let isName = parts.count > 1 || (first.count + between.count + last.count) == 1
          if isName { names.append(parts.joined(separator: " ")) }
        }
      }
    }
    return Array(unique(names).prefix(24))
  }
}
