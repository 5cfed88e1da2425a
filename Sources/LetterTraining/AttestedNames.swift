import Foundation
import NameMatching
public import NameText

/// A name part in normal form, as symbols.
public struct AttestedName: Sendable, Hashable {
  public let script: Script
  public let text: String
  public let letters: [UInt8]

  /// `nil` where the text is not one part of a name in letters of an alphabet.
  public init?(_ text: String) {
    let parsed = ParsedName(text)
    guard parsed.tokens.count == 1, let token = parsed.tokens.first, token.isSignificant,
      let alphabet = Alphabet.of(token.script)
    else { return nil }
    let letters = alphabet.encode(token.text)
    let letterCount = alphabet.letters.count { $0.properties.isAlphabetic }
    guard letters.count == token.text.unicodeScalars.count, letters.count >= 2,
      letters.allSatisfy({ $0 <= letterCount })
    else { return nil }
    script = token.script
    self.text = token.text
    self.letters = letters
  }
}

/// Spellings of one name, as a training set gives them, with how often each was met.
public struct NameGroup: Sendable {
  public let names: [AttestedName]
  public let count: Int

  public init(names: [AttestedName], count: Int = 1) {
    self.names = names
    self.count = count
  }
}

/// The forms in which the training sets are published.
public enum TrainingSetFormat: Sendable {
  /// `latin<TAB>o t h e r<TAB>count`: Merhav and Ash, COLING 2018.
  case wikidataPairs
  /// `arabic<TAB>latin`: Google's transliteration pairs.
  case googlePairs
  /// `form, form, … => Q1`: names of nomenklatura.
  case nameGroups

  /// Reads a line; `nil` where it holds no two spellings that can be read.
  public func group(of line: Substring) -> NameGroup? {
    let names: [AttestedName]
    var count = 1
    switch self {
    case .wikidataPairs:
      let fields = line.split(separator: "\t")
      guard fields.count == 3 else { return nil }
      let spaced = fields[1].filter { $0 != " " }
      names = [String(fields[0]), spaced].compactMap { AttestedName($0) }
      count = Int(fields[2]) ?? 1
    case .googlePairs:
      names = line.split(separator: "\t").compactMap { AttestedName(String($0)) }
    case .nameGroups:
      guard let end = line.range(of: " => ") else { return nil }
      var seen: Set<AttestedName> = []
      names = line[..<end.lowerBound].split(separator: ",").filter(Self.isReadable)
        .compactMap { AttestedName(String($0)) }.filter { seen.insert($0).inserted }
    }
    return names.count >= 2 ? NameGroup(names: names, count: count) : nil
  }

  /// Whether a form may be in one of our scripts; reading those of others takes time for nothing.
  private static func isReadable(_ form: Substring) -> Bool {
    form.unicodeScalars.allSatisfy {
      $0.value < 0x530 || (0x600..<0x780).contains($0.value) || (0x1E00..<0x2000).contains($0.value)
    }
  }
}
