import EmbeddedTables

/// The lines of a table that `make tables` compiled into the program, each split at its tabs.
func embeddedRows(_ table: EmbeddedTable) -> [[Substring]] {
  let bytes = UnsafeRawBufferPointer(start: table.start, count: Int(table.size))
  let text = String(decoding: bytes, as: UTF8.self)
  return text.split(separator: "\n").map { line in
    line.split(separator: "\t", omittingEmptySubsequences: false)
  }
}
