import EmbeddedTables
public import NameText

extension LetterCosts {
  /// The table from letters of `left` to letters of `right`; `nil` where one of the scripts has no
  /// alphabet.
  public static func between(_ left: Script, _ right: Script) -> LetterCosts? {
    LetterCostTables.shared.tables[LetterCostTables.Pair(left: left, right: right)]
  }

  /// Rises with every change of a cost, by hand or by training.
  public static let version = 2
}

/// All tables, read once from the text that `make tables` compiled in.
private struct LetterCostTables: Sendable {
  struct Pair: Hashable {
    let left: Script
    let right: Script
  }

  static let shared = LetterCostTables()

  var tables: [Pair: LetterCosts] = [:]

  init() {
    add(.latin, .latin, embedded_letters_latin_latin())
    add(.arabic, .arabic, embedded_letters_arabic_arabic())
    add(.cyrillic, .cyrillic, embedded_letters_cyrillic_cyrillic())
    let arabic = add(.arabic, .latin, embedded_letters_arabic_latin())
    let cyrillic = add(.cyrillic, .latin, embedded_letters_cyrillic_latin())
    let through = LetterOperations(cyrillic, through: arabic)
    tables[Pair(left: .cyrillic, right: .arabic)] = through.compiled()
    tables[Pair(left: .arabic, right: .cyrillic)] = through.reversed.compiled()
  }

  @discardableResult
  private mutating func add(
    _ left: Script, _ right: Script, _ table: EmbeddedTable
  ) -> LetterOperations {
    let bytes = UnsafeRawBufferPointer(start: table.start, count: Int(table.size))
    let text = String(decoding: bytes, as: UTF8.self)
    let operations = LetterOperations(left, right, text: text)
    tables[Pair(left: left, right: right)] = operations.compiled()
    if left != right { tables[Pair(left: right, right: left)] = operations.reversed.compiled() }
    return operations
  }
}
