import Access
public import ListReaders
public import Register

/// Reads the files of one edition of a list into a register.
///
/// The files are read twice: once for their digests, which tell whether they are known, and once
/// through the reader. Memory does not grow with them.
public struct ImportList: Sendable {
  /// What to import, and how.
  public struct Request: Sendable {
    /// The format of the files.
    public var format: ListFormat
    /// The files of one edition, in any order.
    public var paths: [String]
    /// The list of which they are an edition.
    public var list: ListName
    /// When it was published, if the user says so.
    ///
    /// It takes precedence over what the files say.
    public var published: Moment?
    /// `nil` takes the policy's share.
    public var maxRemoved: Double?
    /// Brings the edition into force even if it looks wrong.
    public var isAccepted: Bool
    /// Makes the list match-only from here on.
    public var isMatchOnly: Bool

    /// Makes one from its parts.
    public init(
      format: ListFormat, paths: [String], list: ListName, published: Moment? = nil,
      maxRemoved: Double? = nil, isAccepted: Bool = false, isMatchOnly: Bool = false
    ) {
      self.format = format
      self.paths = paths
      self.list = list
      self.published = published
      self.maxRemoved = maxRemoved
      self.isAccepted = isAccepted
      self.isMatchOnly = isMatchOnly
    }
  }

  private let register: RegisterFile
  private let afterImport: @Sendable (Edition) throws -> Void

  /// - Parameter afterImport: called when the edition in force has changed: the place where the
  ///   index for checks is compiled. Its error does not undo the import.
  public init(
    into register: RegisterFile,
    afterImport: @escaping @Sendable (Edition) throws -> Void = { _ in }
  ) {
    self.register = register
    self.afterImport = afterImport
  }

  /// Imports the edition, or finds that it is known.
  ///
  /// - Parameters:
  ///   - now: the moment of the import; its day is that of publication where nobody says another.
  ///   - actor: who imports, as the audit names them.
  ///   - progress: is told how many bytes of how many have been read.
  /// - Throws: `ImportError`, `UnreadableList`, `RegisterError`; the register is as it was.
  public func run(
    _ request: Request, at now: Moment, by actor: String = "system",
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> ImportReport {
    let files = try Self.inReadingOrder(
      request.paths.map { try InputFile(path: $0) }, format: request.format)
    let policy = try register.policy()
    let draft = EditionDraft(
      list: request.list, format: request.format.rawValue,
      readerVersion: request.format.readerVersion, files: files.map(\.source),
      published: request.published, maxRemoved: request.maxRemoved ?? policy.maxRemoved,
      maxRejected: policy.maxRejected, isAccepted: request.isAccepted,
      isMatchOnly: request.isMatchOnly)
    var orphans: [String: Int] = [:]
    let before = try Standing.inForce(of: request.list, in: register)
    let outcome = try register.importEdition(draft, at: now, actor: actor) { writer in
      var reading = EditionReading(
        reader: request.format.makeReader(list: request.list.text), writer: writer)
      let total = files.reduce(0) { $0 + $1.source.sizeBytes }
      let report = try reading.read(files) { progress($0, total) }
      orphans = report.orphans
      let summary = try Self.summary(of: report, on: Moment(dayOf: now))
      // A day of grace for clocks and time zones; a slip of years would freeze the list.
      let published = request.published ?? summary.published ?? now
      guard published.dayNumber <= now.dayNumber + 1 else {
        throw ImportError.publishedInFuture(published.text)
      }
      return summary
    }
    let after = try Standing.inForce(of: request.list, in: register)
    if let after, after.id != before?.id { try afterImport(after) }
    return try ImportReport(outcome, orphans: orphans, from: register)
  }

  /// The summary in the register's words.
  ///
  /// A day of publication that cannot be read is an error: the edition would stand in the wrong
  /// place for good.
  private static func summary(of report: ReadingReport, on day: Moment) throws -> ReadingSummary {
    var published = day
    if let text = report.published {
      guard let moment = Moment(text) else { throw ImportError.publishedUnreadable(text) }
      published = moment
    }
    return ReadingSummary(
      published: published, rows: report.rows,
      orphans: report.orphans.values.reduce(0, +),
      unmapped: report.unmapped.map {
        UnmappedPath(path: $0.path, count: $0.count, firstLine: $0.firstLine)
      })
  }

  private static func inReadingOrder(
    _ files: [InputFile], format: ListFormat
  ) throws -> [InputFile] {
    let order = try format.readingOrder(of: files.map { ($0.source.name, $0.head) })
    return order.map { files[$0] }
  }
}

/// Why an import could not be made, beside what readers and the register say.
public enum ImportError: Error, Equatable, Sendable {
  /// The file is missing, a folder, or may not be read.
  case unreadable(path: String, reason: String)
  /// The file was written while it was read. Cure: import again when it is complete.
  case changedWhileRead(path: String)
  /// The day of publication has not come yet: the edition would stay in force over all that are
  /// published before it. Cure: name the right day with `--published`.
  case publishedInFuture(String)
  /// The file names a day of publication that is none. Cure: name it with `--published`.
  case publishedUnreadable(String)
}
