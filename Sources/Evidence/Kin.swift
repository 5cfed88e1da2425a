import NameMatching
import NameText

/// A relative who is asked for: read once, compared with many entries.
struct KinQuery: Sendable {
  private let kind: Reason.Kind
  private let text: String
  private let profile: NameProfile
  /// The tokens that tell people apart.
  private let significant: [Int]
  /// Whether the name asked for tells this relative already, after the given name.
  let isInName: Bool

  /// `nil` where nobody is asked for, or by particles only.
  ///
  /// - Parameter ownNames: the names of the person asked for. An Arabic name goes on with the
  ///   father's and his father's: what it tells must not count twice.
  init?(_ kind: Reason.Kind, _ names: [String], ownNames: [String]) {
    guard let asked = names.first else { return nil }
    let profile = NameProfile(ParsedName(asked))
    let significant = profile.name.tokens.indices.filter { profile.name.tokens[$0].isSignificant }
    guard !significant.isEmpty else { return nil }
    self.kind = kind
    self.text = asked
    self.profile = profile
    self.significant = significant
    isInName =
      kind != .mother
      && ownNames.contains { own in
        let matches = NameScorer.compare(profile, NameProfile(ParsedName(own)))
          .matches
        let later = matches.filter { $0.entry.first > 0 && $0.isClose }
        return later.contains {
          $0.query.first <= significant[0] && significant[0] < $0.query.first + $0.query.count
        }
      }
  }

  /// The most that this relative could add.
  var most: Int { isInName ? Weights.kinInNameMost : Weights.kinMost }

  /// `nil` where the entry names no such relative.
  ///
  /// A name that few bear says more than محمد: each part that agrees counts for its rarity.
  func compare(_ entry: [String]) -> Reason? {
    entry.map(compare).max { $0.milliBits < $1.milliBits }
  }

  private func compare(_ listed: String) -> Reason {
    let agreement = NameScorer.compare(profile, NameProfile(ParsedName(listed)))
    let near = agreement.matches.filter(\.isClose)
    let covered = Set(near.flatMap { $0.query.first..<($0.query.first + $0.query.count) })
    let found = significant.filter(covered.contains)
    let rarity = near.reduce(0) { sum, match in
      sum
        + NameRarity.milliBits(
          ofNats: min(match.query.weight, match.entry.weight) - match.letterLoss)
        - Self.givenNames
    }
    let finding: Reason.Finding
    let milliBits: Int
    if found.isEmpty {
      (finding, milliBits) = (.differs, Weights.kinDiffers)
    } else if found.first != significant.first {
      (finding, milliBits) = (.partly, Weights.kinFirstPartDiffers)
    } else if found.count < significant.count {
      (finding, milliBits) = (.partly, min(max(rarity / 2, 0), Weights.kinPartMost))
    } else {
      (finding, milliBits) = (.agrees, min(max(rarity - Self.error, 500), Weights.kinMost))
    }
    let counted =
      isInName ? (milliBits > 0 ? min(milliBits, Weights.kinInNameMost) : milliBits / 2) : milliBits
    return Reason(kind: kind, finding: finding, query: text, entry: listed, milliBits: counted)
  }

  /// Given names are half of all name parts, so each is twice as common among them.
  private static let givenNames = 1_000
  /// −log2(0.85): a relative's name is wrong or told otherwise in 15 of 100 true pairs.
  private static let error = 234
}
