import Synchronization

/// Counts and durations since the start, in the text form that Prometheus reads.
///
/// Labels are names of operations, statuses and outcomes: never what was asked.
final class Metrics: Sendable {
  private struct Values {
    var requests: [String: Int] = [:]
    var durations: [String: Histogram] = [:]
    var counts: [String: Int] = [:]
  }

  private struct Histogram {
    var counts = [Int](repeating: 0, count: Metrics.boundsSeconds.count + 1)
    var sumSeconds = 0.0
  }

  /// Upper bounds of the classes of durations.
  private static let boundsSeconds = [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10,
  ]

  private let values = Mutex(Values())

  /// Counts a request that was answered.
  func request(operation: String, status: Int, seconds: Double) {
    let place = Self.boundsSeconds.firstIndex { seconds <= $0 } ?? Self.boundsSeconds.count
    values.withLock { values in
      values.requests["operation=\"\(operation)\",status=\"\(status)\"", default: 0] += 1
      values.durations[operation, default: Histogram()].counts[place] += 1
      values.durations[operation]?.sumSeconds += seconds
    }
  }

  /// Adds to a counter: `tabayyun_checks_total{outcome="none"}`.
  func count(_ series: String, by number: Int = 1) {
    values.withLock { $0.counts[series, default: 0] += number }
  }

  /// The text, with gauges that are read now.
  func text(gauges: [(name: String, value: Int)]) -> String {
    let now = values.withLock { $0 }
    var lines = ["# TYPE tabayyun_requests_total counter"]
    lines += now.requests.sorted { $0.key < $1.key }.map {
      "tabayyun_requests_total{\($0.key)} \($0.value)"
    }
    lines.append("# TYPE tabayyun_request_seconds histogram")
    for (operation, histogram) in now.durations.sorted(by: { $0.key < $1.key }) {
      lines += Self.lines(of: histogram, operation)
    }
    var known: Set<String> = []
    for (series, number) in now.counts.sorted(by: { $0.key < $1.key }) {
      let name = String(series.prefix { $0 != "{" })
      if known.insert(name).inserted { lines.append("# TYPE \(name) counter") }
      lines.append("\(series) \(number)")
    }
    for (name, value) in gauges {
      lines += ["# TYPE \(name.prefix { $0 != "{" }) gauge", "\(name) \(value)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of histogram: Histogram, _ operation: String) -> [String] {
    var sum = 0
    var lines: [String] = []
    for (number, count) in histogram.counts.enumerated() {
      sum += count
      let bound = number < boundsSeconds.count ? String(boundsSeconds[number]) : "+Inf"
      lines.append(
        "tabayyun_request_seconds_bucket{operation=\"\(operation)\",le=\"\(bound)\"} \(sum)")
    }
    lines.append("tabayyun_request_seconds_sum{operation=\"\(operation)\"} \(histogram.sumSeconds)")
    lines.append("tabayyun_request_seconds_count{operation=\"\(operation)\"} \(sum)")
    return lines
  }
}
