import NameMatching
import NameText
import Subjects

/// The places of birth asked for: read once, compared with many entries.
///
/// Places are spelled as freely as names, and one source tells the village, another the province:
/// so one part that agrees is enough, countries and words like "province" say nothing, and a
/// difference hardly speaks.
struct PlaceQuery: Sendable {
  private let places: [(text: String, profile: NameProfile)]

  /// `nil` where no place is asked for, or a country only.
  init?(_ places: [String]) {
    self.places = Self.profiles(of: places)
    if self.places.isEmpty { return nil }
  }

  /// `nil` where the entry tells no place.
  func compare(_ entry: [String]) -> Reason? {
    let listed = Self.profiles(of: entry)
    guard let first = places.first, let other = listed.first else { return nil }
    for asked in places {
      for place in listed where Self.agree(asked.profile, place.profile) {
        return Reason(
          kind: .birthPlace, finding: .agrees, query: asked.text, entry: place.text,
          milliBits: Weights.birthPlaceAgrees)
      }
    }
    return Reason(
      kind: .birthPlace, finding: .differs, query: first.text, entry: other.text,
      milliBits: Weights.birthPlaceDiffers)
  }

  private static func agree(_ asked: NameProfile, _ listed: NameProfile) -> Bool {
    NameScorer.compare(asked, listed).matches.contains { match in
      min(match.query.text.unicodeScalars.count, match.entry.text.unicodeScalars.count) >= 3
        && match.isClose
    }
  }

  private static func profiles(of places: [String]) -> [(text: String, profile: NameProfile)] {
    places.compactMap { place in
      let parts = place.split { ",،;(".contains($0) }.map(String.init)
        .filter { Country($0.filter { $0 != ")" }) == nil }
      let words = parts.flatMap { $0.split(separator: " ") }.map(String.init)
        .filter { !generic.contains($0.lowercased()) }
      let parsed = ParsedName(words.joined(separator: " "))
      return parsed.tokens.isEmpty ? nil : (place, NameProfile(parsed))
    }
  }

  private static let generic: Set<String> = [
    "province", "governorate", "city", "district", "village", "region", "town", "area", "near",
    "of", "محافظة", "مدينة", "قضاء", "ناحية", "قرية", "ولاية", "منطقة", "إقليم",
  ]
}
