import Subjects

/// English names of countries by code, looked up once.
enum CountryNames {
  static func english(_ code: String) -> String { table[code] ?? code }

  private static let table: [String: String] = {
    let codes = Vocabulary.shared.places.values.joined().map(\.country)
    var names: [String: String] = [:]
    for code in codes + ["fr", "tr", "sd", "jo", "be", "pk", "de", "ye", "gb", "lb"] {
      names[code] = Country(code)?.name(arabic: false)
    }
    return names
  }()
}
