import Foundation
import NameText

/// A plain romanisation, for baselines: one letter or two for each letter, no vowels that are not
/// written, no rules of grammar.
enum PlainRomanisation {
  /// The words of a name in Latin letters, lower case, without diacritics.
  static func words(of text: String) -> [[UInt8]] {
    NormalForm.words(of: text).map { word in
      var latin = ""
      for (index, letter) in word.enumerated() {
        if letter.scalar.isASCII {
          latin.unicodeScalars.append(letter.scalar)
        } else if index == 0, let first = initials[letter.scalar] {
          latin += first
        } else {
          latin += letters[letter.scalar] ?? transformed(letter.scalar)
        }
      }
      return latin.utf8.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }.filter { !$0.isEmpty }
  }

  /// Other scripts as ICU has them.
  private static func transformed(_ scalar: Unicode.Scalar) -> String {
    let transform = StringTransform("Any-Latin; Latin-ASCII; Lower")
    return String(scalar).applyingTransform(transform, reverse: false) ?? ""
  }

  /// waw and yeh begin a word as consonants and stand for vowels within it.
  private static let initials: [Unicode.Scalar: String] = ["و": "w", "ي": "y"]

  private static let letters: [Unicode.Scalar: String] = {
    let pairs =
      "ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q "
      + "ك=k ل=l م=m ن=n ه=h و=u ي=i پ=p چ=ch ژ=zh گ=g ڤ=v "
      + "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f "
      + "х=kh ц=ts ч=ch ш=sh щ=shch ы=y э=e ю=yu я=ya"
    var table: [Unicode.Scalar: String] = [:]
    for pair in pairs.split(separator: " ") {
      let sides = pair.split(separator: "=")
      if let letter = sides[0].unicodeScalars.first { table[letter] = String(sides[1]) }
    }
    return table
  }()
}
