import Subjects

/// The formats of lists that can be read.
public enum ListFormat: String, CaseIterable, Sendable {
  /// The UN Security Council Consolidated List, XML.
  case un
  /// OFAC's legacy CSV: sdn.csv with or without alt.csv, add.csv and sdn_comments.csv.
  case ofac
  /// OFAC's sdn.xml and consolidated.xml.
  case ofacXML = "ofac-xml"
  /// FollowTheMoney entities, one a line.
  case ftm
  /// A bureau's own list, CSV with a header.
  case csv
}

extension ListFormat {
  /// The list's name where the publisher has only one; `nil` where the caller must give it.
  public var defaultListName: String? {
    switch self {
    case .un: "un"
    case .ofac, .ofacXML: "ofac"
    case .ftm, .csv: nil
    }
  }

  /// Raised with every change in what the reader makes of the same bytes.
  public var readerVersion: String { "1" }

  /// A reader for the files of one edition.
  ///
  /// - Parameter list: the list's name; ids begin with it and entities have it as dataset.
  public func makeReader(list: String) -> any ListReader {
    switch self {
    case .un: XMLListReader(UNMapper(list: list))
    case .ofac: OFACReader(list: list)
    case .ofacXML: XMLListReader(OFACXMLMapper(list: list))
    case .ftm: FTMReader(list: list)
    case .csv: BureauCSVReader(list: list)
    }
  }

  /// The order in which the files of one edition must be read: their indices in `files`.
  ///
  /// - Parameter files: the name and the first 64 KB (or all, where it is less) of each.
  public func readingOrder(
    of files: [(name: String, head: [UInt8])]
  ) throws(UnreadableList) -> [Int] {
    guard self == .ofac else { return Array(files.indices) }
    return try OFACFile.readingOrder(of: files)
  }
}
