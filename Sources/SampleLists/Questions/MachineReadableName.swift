/// Names as the machine-readable zone of a passport has them: `DULAYMI<<KHALID<AHMAD`.
///
/// - Source: ICAO Doc 9303-3, section 6, and 9303-4 for the 39 places of the name.
enum MachineReadableName {
  private static let length = 39

  /// A name in Latin letters; `nil` where it has one field alone.
  static func ofLatin(_ fields: [String]) -> String? {
    guard fields.count > 1 else { return nil }
    return zone(fields.map { $0.flatMap(folded).reduce(into: "") { $0.append($1) } })
  }

  /// A name in Arabic letters by the codes for them; `nil` where it has none.
  static func ofArabic(_ maker: PersonMaker) -> String? {
    guard maker.isArabic, let original = maker.name.original(.arabic) else { return nil }
    let words = original.split(separator: " ").map { word in
      word.unicodeScalars.enumerated().map { place, scalar in
        // ة at the end of a word is heard as h.
        place == word.unicodeScalars.count - 1 && scalar == "ة" ? "XAH" : codes[scalar] ?? ""
      }.joined()
    }
    return words.count > 1 ? zone(words) : nil
  }

  /// The last field, then the others, cut at the length of the zone.
  private static func zone(_ fields: [String]) -> String {
    let primary = fields.last ?? ""
    let text = primary + "<<" + fields.dropLast().joined(separator: "<")
    return String(text.prefix(length))
  }

  private static func folded(_ character: Character) -> [Character] {
    if character == " " || character == "-" { return ["<"] }
    let upper = character.uppercased()
    if let plain = plain[upper] { return Array(plain) }
    return upper.filter { $0.isASCII && $0.isLetter }
  }

  /// The letters with diacritics that `LatinSpelling` and the tables write.
  private static let plain: [String: String] = {
    let pairs =
      "ÀÁÂÃÅĀ=A ÈÉÊËĒƏ=E ÌÍÎÏİĪ=I ÒÓÔÕŌ=O ÙÚÛŪ=U Ç=C Ş=S Š=S Ğ=G Ñ=N Ž=Z Ä=AE Ö=OE Ü=UE ẞ=SS"
    var table: [String: String] = [:]
    for pair in pairs.split(separator: " ") {
      let sides = pair.split(separator: "=")
      for letter in sides[0] { table[String(letter)] = String(sides[1]) }
    }
    return table
  }()

  /// - Source: the table of 9303-3, section 6, part D ("Transliteration of Arabic-based letters"), as
  ///   the `interscript` project has it.
  private static let codes: [Unicode.Scalar: String] = {
    let pairs =
      "ء=XE آ=XAA أ=XAE ؤ=U إ=I ئ=XI ا=A ب=B ة=XTA ت=T ث=XTH ج=J ح=XH خ=XKH د=D ذ=XDH ر=R ز=Z س=S "
      + "ش=XSH ص=XSS ض=XDZ ط=XTT ظ=XZZ ع=E غ=G ف=F ق=Q ك=K ل=L م=M ن=N ه=H و=W ى=XAY ي=Y پ=P چ=XC "
      + "ژ=XJ ک=XKK گ=XGG ی=XYA"
    var table: [Unicode.Scalar: String] = [:]
    for pair in pairs.split(separator: " ") {
      let sides = pair.split(separator: "=")
      if let letter = sides[0].unicodeScalars.first { table[letter] = String(sides[1]) }
    }
    return table
  }()
}
