/// The rows of alt.csv, add.csv and sdn_comments.csv, kept until the main file names their entry.
///
/// They are held compactly: the fields' bytes end to end, and 16 bytes of index for each row. The
/// 44,000 rows of December 2025 take about 4 MB.
struct OFACSideRows {
  private struct Row {
    var start: Int
    /// The row before it of the same entry, or -1.
    var previous: Int32
    var file: UInt16
    var kind: UInt16
  }

  private var bytes: [UInt8] = []
  private var rows: [Row] = []
  private var last: [Int: Int32] = [:]
  private var files: [String] = []

  mutating func add(_ fields: [String], of kind: OFACFile, file: String, entry: Int) {
    if files.last != file { files.append(file) }
    let row = Row(
      start: bytes.count, previous: last[entry] ?? -1,
      file: UInt16(clamping: files.count - 1), kind: UInt16(kind.rawValue))
    // A NUL ends each field: no field of a CSV record holds one.
    for field in fields {
      bytes.append(contentsOf: field.utf8)
      bytes.append(0)
    }
    last[entry] = Int32(clamping: rows.count)
    rows.append(row)
  }

  /// Takes out the rows of an entry, in the order of their files.
  mutating func take(_ entry: Int) -> [(kind: OFACFile, fields: [String])] {
    var found: [(kind: OFACFile, fields: [String])] = []
    var next = last.removeValue(forKey: entry) ?? -1
    while next >= 0 {
      let row = rows[Int(next)]
      let end = Int(next) + 1 < rows.count ? rows[Int(next) + 1].start : bytes.count
      let fields = bytes[row.start..<end].split(separator: 0, omittingEmptySubsequences: false)
        .dropLast().map { String(decoding: $0, as: UTF8.self) }
      if let kind = OFACFile(rawValue: Int(row.kind)) { found.append((kind, fields)) }
      next = row.previous
    }
    return found.reversed()
  }

  /// How many rows are left of each file.
  var orphans: [String: Int] {
    var counts: [String: Int] = [:]
    for start in last.values {
      var next = start
      while next >= 0 {
        counts[files[Int(rows[Int(next)].file)], default: 0] += 1
        next = rows[Int(next)].previous
      }
    }
    return counts
  }
}
