import Foundation
public import RecordStreams

/// What a batch did and how long its single checks took.
public struct BatchStatistics: Sendable {
  /// Rows answered in an earlier run that this one went on from.
  public let resumedAt: Int
  /// Rows answered in all runs, rejected ones included.
  public private(set) var count: Int
  /// Rows that could not be read, in all runs.
  public private(set) var rejected: Int
  /// Rows with at least one result at the line.
  public private(set) var alerts: Int
  /// How many rows were answered at once.
  public let threads: Int
  /// Keys that mean nothing here, with how many rows had them.
  public private(set) var ignored: [String: Int] = [:]
  /// How many checks of this run, from the first, are left out of the times.
  private let untimed: Int
  private var checks = 0
  private var microseconds: [Int32] = []
  private var seconds = 0.0

  init(after earlier: BatchJournal.Earlier, threads: Int, untimed: Int) {
    self.threads = threads
    self.untimed = untimed
    resumedAt = earlier.lines
    count = earlier.lines
    rejected = earlier.rejected
    alerts = earlier.alerts
  }

  mutating func count(_ row: CheckBatch.RowAnswer) {
    count += 1
    for key in row.ignored { ignored[key, default: 0] += 1 }
    guard let answer = row.answer else {
      rejected += 1
      return
    }
    if answer.total > 0 { alerts += 1 }
    checks += 1
    if checks > untimed { microseconds.append(Int32(clamping: row.microseconds)) }
  }

  mutating func finish(elapsed: Duration) {
    microseconds.sort()
    seconds = Double(elapsed.microseconds) / 1e6
  }

  /// Checks of this run a second of wall time.
  public var checksPerSecond: Double { seconds > 0 ? Double(checks) / seconds : 0 }

  /// The time of a single check below which that share of them stays, in ms.
  private func milliseconds(share: Double) -> Double {
    Double(microseconds.nearestRank(share) ?? 0) / 1_000
  }

  /// The mean time of a single check, in ms.
  private var meanMilliseconds: Double {
    let sum = microseconds.reduce(0) { $0 + Int($1) }
    return microseconds.isEmpty ? 0 : Double(sum) / Double(microseconds.count) / 1_000
  }

  /// The statistics as a JSON object.
  public var json: JSONValue {
    .object([
      JSONMember("count", .number(count)), JSONMember("rejected", .number(rejected)),
      JSONMember("alerts", .number(alerts)), JSONMember("resumed_at", .number(resumedAt)),
      JSONMember("threads", .number(threads)), JSONMember("seconds", .decimal(seconds)),
      JSONMember("checks_per_second", .decimal(checksPerSecond)),
      JSONMember("mean_ms", .decimal(meanMilliseconds)),
      JSONMember("p50_ms", .decimal(milliseconds(share: 0.5))),
      JSONMember("p90_ms", .decimal(milliseconds(share: 0.9))),
      JSONMember("p99_ms", .decimal(milliseconds(share: 0.99))),
      JSONMember("max_ms", .decimal(milliseconds(share: 1))),
      JSONMember("peak_memory_bytes", .number(Self.peakMemoryBytes)),
      JSONMember(
        "ignored_keys",
        .object(ignored.sorted { $0.key < $1.key }.map { JSONMember($0.key, .number($0.value)) })),
    ])
  }

  /// The most memory that this process has held, in bytes.
  private static var peakMemoryBytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1_024
  }
}
