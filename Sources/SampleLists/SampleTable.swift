import EmbeddedTables

/// The lines of a table of this module, each split at its tabs.
func sampleRows(_ table: EmbeddedTable) -> [[String]] {
  let bytes = UnsafeRawBufferPointer(start: table.start, count: Int(table.size))
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}
