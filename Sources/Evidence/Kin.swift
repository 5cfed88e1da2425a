import NameMatching
import NameText

extension Attributes {
  /// Father, mother or grandfather: agrees where every significant part asked for is found,
  /// differs where none is.
  static func kin(_ kind: Reason.Kind, _ query: [String], _ entry: [String]) -> Reason? {
    guard let asked = query.first, !entry.isEmpty else { return nil }
    let profile = NameProfile(ParsedName(asked), side: .query)
    let significant = profile.name.tokens.indices.filter { profile.name.tokens[$0].isSignificant }
    guard !significant.isEmpty else { return nil }
    var best: (found: Int, text: String) = (-1, "")
    for listed in entry {
      let agreement = NameScorer.compare(profile, NameProfile(ParsedName(listed), side: .entry))
      let near = agreement.matches.filter { $0.distance <= 24 }
      let covered = Set(near.flatMap { $0.query.first..<($0.query.first + $0.query.count) })
      let found = significant.filter(covered.contains).count
      if found > best.found { best = (found, listed) }
    }
    let finding: Reason.Finding =
      best.found == significant.count ? .agrees : best.found == 0 ? .differs : .partly
    return Reason(
      kind: kind, finding: finding, query: asked, entry: best.text,
      milliBits: weight(of: kind, finding))
  }

  private static func weight(of kind: Reason.Kind, _ finding: Reason.Finding) -> Int {
    switch (kind, finding) {
    case (_, .partly): 0
    case (.father, .agrees): Weights.fatherAgrees
    case (.father, _): Weights.fatherDiffers
    case (.mother, .agrees): Weights.motherAgrees
    case (.mother, _): Weights.motherDiffers
    case (_, .agrees): Weights.grandfatherAgrees
    case (_, _): Weights.grandfatherDiffers
    }
  }
}
