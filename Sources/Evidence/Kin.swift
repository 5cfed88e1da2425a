import NameMatching
import NameText

/// A relative who is asked for: read once, compared with many entries.
struct KinQuery: Sendable {
  private let kind: Reason.Kind
  private let text: String
  private let profile: NameProfile
  /// The tokens that tell people apart.
  private let significant: [Int]

  /// `nil` where nobody is asked for, or by particles only.
  init?(_ kind: Reason.Kind, _ names: [String]) {
    guard let asked = names.first else { return nil }
    let profile = NameProfile(ParsedName(asked))
    let significant = profile.name.tokens.indices.filter { profile.name.tokens[$0].isSignificant }
    guard !significant.isEmpty else { return nil }
    self.kind = kind
    self.text = asked
    self.profile = profile
    self.significant = significant
  }

  /// Agrees where every significant part asked for is found, differs where none is; `nil` where the
  /// entry names no such relative.
  func compare(_ entry: [String]) -> Reason? {
    var best: (found: Int, text: String)?
    for listed in entry {
      let agreement = NameScorer.compare(profile, NameProfile(ParsedName(listed)))
      let near = agreement.matches.filter { $0.distance <= 24 }
      let covered = Set(near.flatMap { $0.query.first..<($0.query.first + $0.query.count) })
      let found = significant.filter(covered.contains).count
      if found > best?.found ?? -1 { best = (found, listed) }
    }
    guard let best else { return nil }
    let finding: Reason.Finding =
      best.found == significant.count ? .agrees : best.found == 0 ? .differs : .partly
    return Reason(
      kind: kind, finding: finding, query: text, entry: best.text, milliBits: weight(of: finding))
  }

  private func weight(of finding: Reason.Finding) -> Int {
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
