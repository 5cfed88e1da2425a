import HTTPTypes

/// All operations, found by method and path.
struct OperationTable: Sendable {
  /// What a path leads to.
  enum Route: Sendable {
    case operation(Operation, path: [String: String])
    /// The path exists; these methods do.
    case otherMethod(allowed: [String])
    case none
  }

  let operations: [Operation]
  private let patterns: [[Segment]]
  /// Numbers of operations by the count of their segments.
  private let byCount: [Int: [Int]]

  private enum Segment: Sendable {
    case word(String)
    case placeholder(String)
  }

  /// Longer texts of a path before placeholders: `/a/b` is found before `/a/{x}`.
  init(_ operations: [Operation]) {
    self.operations = operations
    patterns = operations.map { operation in
      Self.segments(of: operation.path).map { segment in
        segment.hasPrefix("{")
          ? .placeholder(String(segment.dropFirst().dropLast())) : .word(String(segment))
      }
    }
    byCount = Dictionary(grouping: patterns.indices) { [patterns] in patterns[$0].count }
  }

  private static func segments(of path: some StringProtocol) -> [Substring] {
    Substring(path).split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { $0 }
  }

  /// The operation for a request's path, which is still percent-encoded.
  ///
  /// - Complexity: O(operations with as many segments).
  func route(_ method: HTTPRequest.Method, _ path: String) -> Route {
    let segments = Self.segments(of: path)
    var best: (operation: Operation, values: [String: String])?
    var allowed: Set<String> = []
    var most = -1
    for number in byCount[segments.count] ?? [] {
      guard let (values, words) = match(patterns[number], segments) else { continue }
      // What a path says in words is meant; `{number}` is not asked what `verification` does not do.
      guard words >= most else { continue }
      if words > most { (best, allowed, most) = (nil, [], words) }
      let operation = operations[number]
      allowed.insert(operation.method.rawValue)
      guard operation.method == method || (method == .head && operation.method == .get) else {
        continue
      }
      if best == nil { best = (operation, values) }
    }
    if let best { return .operation(best.operation, path: best.values) }
    return allowed.isEmpty ? .none : .otherMethod(allowed: allowed.sorted())
  }

  private func match(
    _ pattern: [Segment], _ segments: [Substring]
  ) -> (values: [String: String], words: Int)? {
    var values: [String: String] = [:]
    var words = 0
    for (part, segment) in zip(pattern, segments) {
      switch part {
      case .word(let word):
        guard segment == word else { return nil }
        words += 1
      case .placeholder(let name):
        guard !segment.isEmpty else { return nil }
        values[name] = PercentCoding.decode(segment)
      }
    }
    return (values, words)
  }
}
