import EmbeddedTables

/// A country by its ISO 3166 alpha-2 code in lower case, as FollowTheMoney writes it; historical
/// states have the codes of ISO 3166-3 (`suhh`, `yucs`).
public struct Country: Sendable, Hashable {
  public let code: String

  /// Understands alpha-2 and alpha-3 codes and names in English, Arabic, French, Spanish and a
  /// dozen more languages, however cased; `nil` for anything else.
  ///
  /// - Source: `Tables/countries.txt`.
  public init?(_ text: String) {
    let codes = CountryTable.shared.codes
    // Codes, which entries hold, are keys as they stand.
    guard let code = codes[text] ?? codes[CountryTable.key(text)] else { return nil }
    self.code = code
  }

  /// The name in English, or in Arabic.
  public func name(arabic: Bool) -> String {
    guard let names = CountryTable.shared.names[code] else { return code }
    return arabic ? names.arabic : names.english
  }

  /// The alpha-3 code of passports in upper case, where the country has one.
  public var alpha3: String? { CountryTable.shared.names[code]?.alpha3 }
}

private struct CountryTable {
  struct Names {
    let alpha3: String?
    let english: String
    let arabic: String
  }

  static let shared = CountryTable()

  var codes: [String: String] = [:]
  var names: [String: Names] = [:]

  init() {
    for row in embeddedRows(embedded_countries()) {
      let code = String(row[1])
      if row[0] == "country", row.count == 7 {
        let alpha3 = row[2] == "-" ? nil : String(row[2])
        names[code] = Names(alpha3: alpha3, english: String(row[3]), arabic: String(row[4]))
        codes[code] = code
        if let alpha3 { codes[Self.key(alpha3)] = code }
        for name in row[3...] { add(String(name), code) }
      } else if row.count == 3 {
        add(String(row[2]), code)
      }
    }
  }

  /// Codes win over names, and the first of two equal names wins.
  private mutating func add(_ name: String, _ code: String) {
    let key = Self.key(name)
    if codes[key] == nil { codes[key] = code }
  }

  /// Lower case, with the letters that Arabic writers interchange made one, and single spaces.
  static func key(_ text: String) -> String {
    var key = ""
    var pendingSpace = false
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "أ", "إ", "آ", "ٱ": append("ا")
      case "ى", "ی": append("ي")
      case "ة": append("ه")
      case "ک": append("ك")
      case "\u{640}", "\u{64B}"..."\u{652}", ".", "'", "’", "‘": break
      case " ", "\t", "\n", "\r", "\u{A0}", "-", ",": pendingSpace = !key.isEmpty
      default: append(scalar)
      }
    }
    return key
    func append(_ scalar: Unicode.Scalar) {
      if pendingSpace { key.append(" ") }
      pendingSpace = false
      key.unicodeScalars.append(scalar)
    }
  }
}
