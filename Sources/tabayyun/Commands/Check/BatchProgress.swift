import Foundation

/// Shows on a terminal how far a batch is, how fast, and how long it will take.
final class BatchProgress {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var firstRows: Int?
  private var lastShown = ContinuousClock.now
  private var isShown = false

  func show(_ rows: Int, _ share: Double) {
    let first = firstRows ?? rows
    firstRows = first
    let now = ContinuousClock.now
    guard isTerminal, now - lastShown > .milliseconds(200) else { return }
    lastShown = now
    isShown = true
    let elapsed = Double((now - start).components.seconds) + 0.001
    let rate = Double(rows - first) / elapsed
    let width = 24
    let filled = min(width, Int(share * Double(width)))
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
    let left = share > 0 ? Int(elapsed * (1 - share) / share) : 0
    let text = "\r\(bar) \(Int(share * 100)) %  \(rows) rows  \(Int(rate))/s  \(left) s left "
    Output.show(text)
  }

  func clear() {
    if isShown { Output.show("\r\u{1B}[K") }
  }
}
