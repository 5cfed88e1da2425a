import RecordStreams

/// The files of OFAC's legacy CSV, told apart by their number of columns.
enum OFACFile: Int {
  case main = 12
  case addresses = 6
  case aliases = 5
  case comments = 2

  /// The kind of the file that begins with these bytes; `nil` where no row tells it.
  static func kind(ofHead head: [UInt8]) -> OFACFile? {
    var stream = CSVStream()
    var kind: OFACFile?
    func take(_ record: CSVRecord) {
      if kind == nil, case .success(let fields) = record.content {
        kind = OFACFile(rawValue: fields.count)
      }
    }
    // Bytes that are no CSV have no kind; the reader itself reports them with their place.
    try? head.withUnsafeBytes { try stream.read($0, into: take) }
    if kind == nil { try? stream.finish(into: take) }
    return kind
  }

  /// Side files first, so that each row of the main file can be handed out complete.
  static func readingOrder(
    of files: [(name: String, head: [UInt8])]
  ) throws(UnreadableList) -> [Int] {
    var sides: [Int] = []
    var main: Int?
    for (index, file) in files.enumerated() {
      switch kind(ofHead: file.head) {
      case .main:
        guard main == nil else {
          throw .notThisFormat(
            file: file.name, expected: "one file with 12 columns (sdn.csv)", found: "a second one")
        }
        main = index
      case .addresses, .aliases, .comments: sides.append(index)
      case nil:
        // OFAC publishes a side file that has no rows as a lone 0x1A.
        guard file.head.allSatisfy({ $0 <= 0x20 }), files.count > 1 else {
          throw .notThisFormat(
            file: file.name, expected: "OFAC's CSV with 12, 6, 5 or 2 columns",
            found: file.head.isEmpty ? "an empty file" : "other rows")
        }
        sides.append(index)
      }
    }
    guard let main else {
      throw .notThisFormat(
        file: files.first?.name ?? "", expected: "one file with 12 columns (sdn.csv)",
        found: "side files only")
    }
    return sides + [main]
  }
}
