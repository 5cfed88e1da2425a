/// A habit of writing Arabic and Muslim names in Latin letters, as a country's offices have it.
public enum LatinSpelling: String, Sendable, Hashable, CaseIterable {
  /// Khalid, al-Dulaymi, Abdul Rahman.
  case english = "e"
  /// Khalid, al-Dulaymi, 'Abd al-Rahman: with the ʿayn, as the United Nations like it.
  case scholarly = "s"
  /// Khaled, El Doulaimi, Abderrahmane.
  case french = "f"
  /// Khaled, El-Doleimy, Abdel Rahman; g for j.
  case egyptian = "y"
  /// Khaled, Al Dulaimi, Abdulrahman; ee and oo.
  case gulf = "g"
  /// Chalid, al-Dulaimi, Abd al-Rahman; sch and dsch.
  case german = "d"
  /// Halit, Abdurrahman; ş and c.
  case turkish = "t"
  /// Khaled, Abdolrahman; o and e.
  case persian = "p"
  /// Khalid, Abdul Rahman; ee and oo, z for ḍād.
  case urdu = "r"
  /// Khalid, Abdurrahman; sy for shīn.
  case indonesian = "n"
  /// Khalid, Abdurakhman: through Cyrillic.
  case russian = "k"
  /// Khaalid, Cabdiraxmaan; x and c.
  case somali = "o"
}

/// The letters of one habit, by sound.
struct SpellingRules: Sendable {
  /// What each sound of `Sound` becomes.
  let letters: [[UInt8]]
  /// How the second half of `ʿAbd al-…` and `… al-Dīn` is joined on; one is chosen by flavour.
  let joins: [Join]
  /// What stands before a family name with the article.
  let articles: [String]
  /// Whether a weak short a becomes e (Ahmed), and a short i at the end e (Khaled).
  let lightens: Bool
  /// Whether ss stands for a voiceless s between vowels, and -ane, -ine for a nasal end.
  let isFrench: Bool
  /// Whether doubled consonants are written once.
  let isSingle: Bool
  /// Whether ee and oo may stand for the long vowels.
  let mayDoubleVowels: Bool

  enum Join: Sendable {
    /// `Abd al-Rahman`, with the text between.
    case article(String)
    /// `Abdul Rahman`: the vowel, and whether the l follows a sun letter.
    case spaced(String, assimilated: Bool)
    /// `Abdulrahman`.
    case joined(String, assimilated: Bool)
    /// `Cabdiraxmaan`: the vowel alone.
    case vowel(String)
  }

  static func of(_ habit: LatinSpelling) -> SpellingRules { table[habit.ordinal] }

  private static let table = LatinSpelling.allCases.map(make)
}

extension LatinSpelling {
  /// The habit's place in `allCases`.
  var ordinal: Int {
    switch self {
    case .english: 0
    case .scholarly: 1
    case .french: 2
    case .egyptian: 3
    case .gulf: 4
    case .german: 5
    case .turkish: 6
    case .persian: 7
    case .urdu: 8
    case .indonesian: 9
    case .russian: 10
    case .somali: 11
    }
  }
}

extension SpellingRules {
  private static let plain =
    "'= 3= C=th H=h x=kh V=dh c=sh S=s D=d T=t Z=z g=gh K=ch G=g A=a I=i U=u E=a Y=a X=a "

  private static func make(_ habit: LatinSpelling) -> SpellingRules {
    SpellingRules(
      letters: letters(plain + changes(habit)), joins: joins(habit), articles: articles(habit),
      lightens: [.french, .egyptian, .gulf, .turkish].contains(habit),
      isFrench: habit == .french, isSingle: [.russian, .somali, .indonesian].contains(habit),
      mayDoubleVowels: [.gulf, .urdu].contains(habit))
  }

  private static func letters(_ pairs: String) -> [[UInt8]] {
    var table = (0..<128).map { [UInt8($0)] }
    table[Int(UInt8(ascii: "-"))] = []
    for pair in pairs.split(separator: " ") {
      guard let sound = pair.utf8.first else { continue }
      table[Int(sound)] = Array(pair.utf8.dropFirst(2))
    }
    return table
  }

  /// Hand-set, after the name columns of passports and registers; German and the rest by their
  /// countries' schoolbook spelling.
  private static func changes(_ habit: LatinSpelling) -> String {
    switch habit {
    case .english: ""
    case .scholarly: "'=' 3='"
    case .french: "c=ch U=ou u=ou q=k w=ou D=d Z=d"
    case .egyptian: "j=g q=k U=ou u=o C=th V=z"
    case .gulf: "V=th D=dh Z=dh"
    case .german: "c=sch j=dsch x=ch y=j z=s q=k"
    case .turkish: "c=ş j=c x=h g=g w=v V=z C=s D=d q=k"
    case .persian: "C=s V=z D=z Z=z w=v q=gh u=o X=eh c=sh"
    case .urdu: "C=s V=z D=z Z=z"
    case .indonesian: "C=ts V=dz D=dh Z=zh c=sy"
    case .russian: "H=kh h=kh q=k w=v V=z C=s D=d j=dzh"
    case .somali: "'= 3=c H=x x=kh A=aa I=ii U=uu V=d C=s Z=d z=s E=aa X=o"
    }
  }

  private static func joins(_ habit: LatinSpelling) -> [Join] {
    switch habit {
    case .english:
      [
        .spaced("ul", assimilated: false), .article(" al-"), .joined("ul", assimilated: false),
        .article("-al-"), .joined("al", assimilated: false), .spaced("-ul", assimilated: false),
      ]
    case .scholarly, .german: [.article(" al-")]
    case .french:
      [
        .joined("el", assimilated: true), .joined("el", assimilated: true),
        .spaced("el", assimilated: false),
      ]
    case .egyptian:
      [
        .spaced("el", assimilated: false), .joined("el", assimilated: false), .article(" El-"),
      ]
    case .gulf: [.joined("ul", assimilated: false), .spaced("ul", assimilated: false)]
    case .turkish, .russian: [.joined("ul", assimilated: true)]
    case .persian: [.joined("ol", assimilated: false), .joined("ol", assimilated: true)]
    case .urdu: [.spaced("ul", assimilated: false), .spaced("ul", assimilated: true)]
    case .indonesian: [.joined("ul", assimilated: true), .spaced("ul", assimilated: false)]
    case .somali: [.vowel("i")]
    }
  }

  private static func articles(_ habit: LatinSpelling) -> [String] {
    switch habit {
    case .english: ["al-", "Al-", "Al ", "Al", "al "]
    case .scholarly: ["al-"]
    case .french: ["El ", "", "El-", "El"]
    case .egyptian: ["El-", "El ", "Al-", "El"]
    case .gulf: ["Al ", "Al-", "Al"]
    case .german: ["al-", "Al-"]
    case .turkish, .persian, .urdu, .indonesian, .russian, .somali: [""]
    }
  }
}
