extension Shapes {
  /// The shapes of batch jobs.
  static let jobs: [(name: String, shape: Shape)] = [
    (
      "Job",
      .open([
        .init("id", .jobID), .init("state", .choice(["queued", "running", "done", "failed"])),
        .init("created", .text), .init("bytes", .count), .init("purpose", .text),
        .init("lists", .texts(most: 100_000)), .init("day", .text), .init("threshold", .share),
        .init("limit", .count), .init("language", .text),
        .init("rows", .count, "Rows answered, those that could not be read included."),
        .init("rejected", .count, "Rows that could not be read."),
        .init("alerts", .count, "Rows with a result."),
        .init("share", .share, "How much of the file was read."),
        .init("finished", .optional(.text)),
        .init("kept_until", .optional(.text), "When the answers are removed."),
        .init("failure", .optional(.text), "Why it cannot be answered."),
      ])
    )
  ]
}

extension Shape {
  /// The id of a job.
  static let jobID = Shape.text(pattern: "^[0-9a-f]{32}$", 32...32) { text in
    text.utf8.count == 32
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
