import Access
import ArgumentParser
import Evidence
import RecordStreams
import Register

/// The command `tabayyun key list`.
struct KeyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the keys, those that are revoked included.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let keys = try register.withAccess(create: false) { file, _ in try file.keys() }
    if output.json {
      Output.write(.array(keys.map(\.json)))
    } else {
      Output.write(Self.table(keys, output.chosenLanguage))
    }
  }

  private static func table(_ keys: [APIKey], _ language: Language) -> String {
    if keys.isEmpty { return language.text("No keys yet.", "لا مفاتيح بعد.") }
    let header =
      language == .english
      ? ["key", "for", "role", "purpose", "lists", "last used", ""]
      : ["المفتاح", "لأجل", "الدور", "الغرض", "القوائم", "آخر استعمال", ""]
    let rows = keys.map { key in
      [
        key.id, key.terms.label, key.terms.role.word(language),
        key.terms.purpose ?? language.text("any", "أي غرض"),
        key.terms.lists?.joined(separator: " ") ?? language.text("all", "كلها"),
        key.lastUsedDay.map { day($0 * 86_400) } ?? "–", state(key, language),
      ]
    }
    return Columns.text([header] + rows)
  }

  private static func state(_ key: APIKey, _ language: Language) -> String {
    if let revoked = key.revoked {
      return language.text("revoked \(day(revoked))", "أُلغي \(day(revoked))")
    }
    guard let expires = key.terms.expires else { return "" }
    let end = Moment(seconds: expires).text
    return expires <= Clock.now.seconds
      ? language.text("ended \(end)", "انتهى \(end)")
      : language.text("ends \(end)", "ينتهي \(end)")
  }

  private static func day(_ seconds: Int) -> String {
    Moment(dayOf: Moment(seconds: seconds)).text
  }
}
