/// How far the rare names go that people draw from.
///
/// The vocabulary of registers grows as about N^0.72 of their names, without end. A short tail is
/// used up by some ten thousand people; whoever stands further down a list draws from the long one.
/// So a list of a million names has the tokens that one of its length has, and short lists keep
/// their people.
enum NameTail: Sendable {
  case short
  case long

  /// The tail for the person at a place of a list.
  init(at index: Int) { self = index < Self.shortCount ? .short : .long }

  /// How many people, from the first, draw from the short tail.
  static let shortCount = 21_000

  /// How many ranks are as common as the first, for `SampleRandom.tailRank`.
  ///
  /// That of the long tail is set so that lists of 1,000,000 and 5,000,000 names have about nine in
  /// ten of the 334,000 and 1,063,000 tokens of real ones.
  var head: Int { self == .short ? 48 : 4_000 }

  /// Of a thousand given names, how many are rare ones.
  var rareGivenPerMille: Int { self == .short ? 85 : 250 }

  /// Running shares of family names, in percent; what is left are rare ones.
  ///
  /// They are of a tribe, house or trade, by a place, and by a man's common name.
  var families: (known: Int, placed: Int, ancestral: Int) {
    self == .short ? (25, 37, 41) : (8, 12, 14)
  }

  /// Of a thousand Turkish and Caucasian families, how many are called by an ancestor; of a thousand
  /// of these, by how many with a rare name.
  var ancestors: (perMille: Int, rarePerMille: Int) {
    self == .short ? (450, 400) : (700, 700)
  }
}
