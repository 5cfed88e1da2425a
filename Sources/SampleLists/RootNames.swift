/// The long tail of names: three root letters set into the patterns of Arabic word formation.
///
/// Real roots come first; beyond them two roots lend their letters to a third that no dictionary
/// knows, as the rarest names of a register look to a reader. The long tail goes on with every root
/// that could be (`PossibleRoots`).
struct RootNames: Sendable {
  private let roots: [[UInt8]]
  private let possible = PossibleRoots()

  init(_ rows: [String]) {
    roots = rows.map { $0.unicodeScalars.compactMap(Sound.consonant(of:)) }.filter { $0.count == 3 }
  }

  /// Patterns of a man's given name: 1, 2, 3 are the root's letters.
  private static let givenPatterns = [
    "1a2I3", "1A2i3", "1a22A3", "ma12U3", "1u2ay3", "'a12a3", "1a23An", "mu1A2i3", "1i2A3", "1a2U3",
    "mu1a22i3", "1a23I", "1a2A3", "mi12A3",
  ].map { Array($0.utf8) }

  private static let womenPatterns = [
    "1a2I3X", "1A2i3X", "ma12U3X", "1u2ay3X", "1a23A'", "1a23X",
  ].map { Array($0.utf8) }

  private static let familyPatterns = [
    "1a22A3", "1a2I3I", "al-1a22A3", "1A2i3", "al-1a2I3I", "1a23Un", "al-1a23AnI", "1a22U3",
    "al-1A2i3I", "1a2I3", "al-1a2a3I", "mu1a22i3", "al-1u2ay3I", "1a23AwI", "al-ma12U3I", "'a12a3",
    "bin1A2i3", "al-1a22A3I", "bU1a2I3", "al-1i2A3I", "ma12U3", "bin1a22A3", "al-1a2U3I",
    "bU1a22A3",
  ].map { Array($0.utf8) }

  /// Patterns of names of four root letters.
  private static let longPatterns = [
    "1a23a4", "1a23A4", "1u23u4", "1i23I4", "1u23U4", "mu1a23i4",
  ].map { Array($0.utf8) }

  private static let longWomenPatterns = longPatterns.map { $0 + Array("X".utf8) }

  private static let longFamilyPatterns = [
    "1a23a4", "al-1a23a4I", "1a23A4I", "al-1i23A4I", "1u23U4", "al-1u23U4I", "1u23u4", "1a23A4",
    "al-1a23AwI4", "bU1a23a4", "al-mu1a23i4", "1i23I4I",
  ].map { Array($0.utf8) }

  /// What Persian and Pashto add to the name of an ancestor: son, offspring, blessed, people, clan.
  private static let persianEnds = ["zAdah", "pUr", "nIyA", "yAn", "I", "xEl", "zay", "wand"]

  /// How many family names there are.
  func familyCount(_ tail: NameTail) -> Int {
    knownFamilyCount
      + (tail == .short ? 0 : possibleCount(Self.familyPatterns, Self.longFamilyPatterns))
  }

  /// How many given names there are of either sex.
  func givenCount(_ tail: NameTail) -> Int {
    knownGivenCount + (tail == .short ? 0 : possibleCount(Self.womenPatterns, Self.longPatterns))
  }

  private var knownFamilyCount: Int { rootCount * Self.familyPatterns.count }
  private var knownGivenCount: Int { rootCount * Self.womenPatterns.count }

  private func possibleCount(_ short: [[UInt8]], _ long: [[UInt8]]) -> Int {
    possible.threeLetterCount * short.count + possible.fourLetterCount * long.count
  }

  /// Real roots and as many times again of made ones.
  private var rootCount: Int { roots.count * 24 }

  /// The family name of that rank.
  func family(_ rank: Int) -> NameToken {
    let patterns = Self.familyPatterns
    guard rank < knownFamilyCount else {
      let sound = possible(rank - knownFamilyCount, patterns, Self.longFamilyPatterns)
      return NameToken(sound: sound)
    }
    return NameToken(
      sound: filled(patterns[rank % patterns.count], root(rank / patterns.count)))
  }

  /// The given name of that rank.
  func given(_ rank: Int, isFemale: Bool) -> NameToken {
    let patterns = isFemale ? Self.womenPatterns : Self.givenPatterns
    guard rank < knownGivenCount else {
      let long = isFemale ? Self.longWomenPatterns : Self.longPatterns
      return NameToken(sound: possible(rank - knownGivenCount, patterns, long))
    }
    return NameToken(
      sound: filled(patterns[rank % patterns.count], root(rank / patterns.count)))
  }

  /// The family name of that rank as Persian and Pashto form it.
  func persianFamily(_ rank: Int) -> NameToken {
    let ends = Self.persianEnds
    let ancestor = given(rank / ends.count, isFemale: false).sound
    return NameToken(sound: ancestor?.extended(after: ends[rank % ends.count]))
  }

  /// A name of a root that could be, of three letters where the rank is low.
  private func possible(_ rank: Int, _ short: [[UInt8]], _ long: [[UInt8]]) -> Sound {
    let shortCount = possible.threeLetterCount * short.count
    if rank < shortCount {
      return filled(short[rank % short.count], possible.threeLetters(rank / short.count))
    }
    let rest = rank - shortCount
    return filled(long[rest % long.count], possible.fourLetters(rest / long.count))
  }

  private func root(_ rank: Int) -> [UInt8] {
    let first = roots[rank % roots.count]
    let turn = rank / roots.count
    guard turn > 0 else { return first }
    // 131 and 17 are prime to each other and to most counts: they spread the lenders.
    let lender = roots[(rank * 131 + turn * 17) % roots.count]
    let last = lender[turn % 3]
    return first.contains(last) ? first : [first[0], first[1], last]
  }

  private func filled(_ pattern: [UInt8], _ root: [UInt8]) -> Sound {
    let start = UInt8(ascii: "1")
    return Sound(words: [
      pattern.map { $0 >= start && $0 <= start + 3 ? root[Int($0 - start)] : $0 }
    ])
  }
}
