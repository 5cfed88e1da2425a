import EmbeddedTables

/// The words of `Tables/name-words.txt`: articles, particles, titles, generic words.
struct NameWords: Sendable {
  /// What a word may be.
  struct Entry: Sendable {
    let role: String
    let canonical: String
  }

  static let shared = NameWords()

  private var entries: [String: [Entry]] = [:]

  private init() {
    let table = embedded_name_words()
    let bytes = UnsafeRawBufferPointer(start: table.start, count: Int(table.size))
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count == 3 else { continue }
      let entry = Entry(role: String(fields[0]), canonical: String(fields[1]))
      for form in fields[2].split(separator: " ") {
        entries[String(form), default: []].append(entry)
      }
    }
  }

  /// Everything that a word may be; empty for most.
  func roles(of word: String) -> [Entry] { entries[word] ?? [] }
}
