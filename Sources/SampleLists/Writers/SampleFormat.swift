/// A published form in which a sample list can be written.
public enum SampleFormat: String, Sendable, Hashable, CaseIterable {
  /// FollowTheMoney JSON lines.
  case ftm
  /// The XML of the United Nations' consolidated list.
  case un
  /// OFAC's four CSV files.
  case ofac
  /// The CSV of a bureau's own list.
  case csv
}

/// One of the files that a list is written to.
public enum SampleFile: Sendable, Hashable, CaseIterable {
  /// The list itself; of OFAC's files it is `sdn.csv`.
  case main
  /// OFAC's `alt.csv`.
  case aliases
  /// OFAC's `add.csv`.
  case addresses
  /// OFAC's `sdn_comments.csv`.
  case comments
}

extension SampleList {
  /// Makes the list in a format and hands it over in chunks, file by file in their order; the
  /// memory it takes does not grow with the list.
  ///
  /// - Parameter chunkBytes: about how many bytes are handed over at once.
  public func write(
    as format: SampleFormat, chunkBytes: Int = 1 << 20,
    to sink: (SampleFile, [UInt8]) throws -> Void
  ) rethrows {
    var buffers: [SampleFile: [UInt8]] = [:]
    func flush(above limit: Int) throws {
      for file in SampleFile.allCases {
        guard let bytes = buffers[file], bytes.count > limit else { continue }
        try sink(file, bytes)
        buffers[file] = []
      }
    }
    var writer = format.writer(for: self)
    writer.begin(&buffers[.main, default: []])
    for index in 0..<people {
      writer.append(person(at: index), &buffers)
      try flush(above: chunkBytes)
    }
    writer.beginOrganizations(&buffers[.main, default: []])
    for index in 0..<organizations {
      writer.append(organization(at: index), &buffers)
      try flush(above: chunkBytes)
    }
    writer.end(&buffers)
    try flush(above: 0)
  }
}

/// The bytes of each file that wait to be handed over.
typealias SampleBuffers = [SampleFile: [UInt8]]

/// Writes the entries of one format, one after the other.
protocol SampleWriter {
  func begin(_ bytes: inout [UInt8])
  mutating func append(_ person: InventedPerson, _ buffers: inout SampleBuffers)
  func beginOrganizations(_ bytes: inout [UInt8])
  mutating func append(_ organization: InventedOrganization, _ buffers: inout SampleBuffers)
  func end(_ buffers: inout SampleBuffers)
}

extension SampleFormat {
  func writer(for list: SampleList) -> any SampleWriter {
    switch self {
    case .ftm: FTMWriter(organizations: list.organizations)
    case .un: UNWriter()
    case .ofac: OFACWriter(seed: list.seed)
    case .csv: BureauCSVWriter()
    }
  }
}

/// What every entry says of itself.
enum Invented {
  static let person = "Invented person, made by tabayyun sample."
  static let organization = "Invented organisation, made by tabayyun sample."
}
