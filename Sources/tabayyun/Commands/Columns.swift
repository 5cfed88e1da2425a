import Subjects

/// Sets rows of cells in columns, two spaces apart.
enum Columns {
  static func text(_ rows: [[String]]) -> String {
    // What a list wrote must not break a line or move the cursor.
    let rows = rows.map { $0.map(\.onOneLine) }
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], cell.count)
      }
    }
    return rows.map { row in
      let cells = row.enumerated().map { index, cell in
        index == row.count - 1
          ? cell : cell + String(repeating: " ", count: widths[index] - cell.count)
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
