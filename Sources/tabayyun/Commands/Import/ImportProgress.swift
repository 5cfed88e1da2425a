import Foundation

/// Shows on a terminal how far a long import is; says nothing to a file or a pipe.
final class ImportProgress {
  /// Smaller files are read before one could look.
  private static let leastBytes = 20_000_000
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var shown = -1

  func show(_ done: Int, of total: Int) {
    guard isTerminal, total >= Self.leastBytes else { return }
    let percent = done * 100 / total
    guard percent != shown else { return }
    shown = percent
    Output.show("\r\(percent) % of \(total / 1_000_000) MB ")
  }

  func clear() {
    if shown >= 0 { Output.show("\r\u{1B}[K") }
  }
}
