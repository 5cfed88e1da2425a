import Synchronization

/// Lets as many requests in as can be answered in time, and as many at once as there are processors
/// for their checks; the rest are told at once to come again.
///
/// Guards two numbers and the line of those who wait; every request passes here.
final class Gate: Sendable {
  private struct State {
    var inside = 0
    var running = 0
    var waiting: [(id: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
    var nextID: UInt64 = 0
  }

  private let limit: Int
  let width: Int
  private let queueSeconds: Int
  private let state = Mutex(State())
  private let line: [Gate]

  /// Where batches wait for their turn.
  private var batches: Gate { line.first ?? self }

  /// - Parameters:
  ///   - limit: requests inside at once.
  ///   - width: checks that run at once.
  ///   - queueSeconds: how long a check may wait for its turn.
  convenience init(limit: Int, width: Int, queueSeconds: Int) {
    let line = Gate(limit: limit, width: 2 * width, queueSeconds: queueSeconds, line: [])
    self.init(limit: limit, width: width, queueSeconds: queueSeconds, line: [line])
  }

  private init(limit: Int, width: Int, queueSeconds: Int, line: [Gate]) {
    self.limit = limit
    self.width = width
    self.queueSeconds = queueSeconds
    self.line = line
  }

  /// How many requests are inside, and how many checks wait for their turn.
  var load: (inside: Int, waiting: Int) { state.withLock { ($0.inside, $0.waiting.count) } }

  /// Answers a request, unless too many are inside.
  func enter<Value>(_ body: () async throws -> Value) async throws -> Value {
    let isIn = state.withLock { state in
      guard state.inside < limit else { return false }
      state.inside += 1
      return true
    }
    guard isIn else { throw APIFailure.overloaded() }
    defer { state.withLock { $0.inside -= 1 } }
    return try await body()
  }

  /// Runs a piece of work that takes a processor for milliseconds, when its turn comes.
  ///
  /// - Throws: `APIFailure` with 503 where the turn does not come in time.
  func run<Value: Sendable>(_ body: @Sendable () throws -> Value) async throws -> Value {
    if !(await turn()) { throw APIFailure.overloaded(retryAfterSeconds: queueSeconds) }
    defer { next() }
    try Task.checkCancellation()
    return try body()
  }

  /// Runs a longer piece of work, made of many that take their turns, when its own turn comes.
  func hold<Value>(_ body: () async throws -> Value) async throws -> Value {
    if !(await turn()) { throw APIFailure.overloaded(retryAfterSeconds: queueSeconds) }
    defer { next() }
    return try await body()
  }

  /// Runs a piece of work for each element, as many at once as can run; the order stays.
  ///
  /// Few batches advance at once, so that those which have begun end soon and late ones are told so
  /// before anything was done for them.
  func each<Element: Sendable, Value: Sendable>(
    _ elements: [Element], _ body: @escaping @Sendable (Element) throws -> Value
  ) async throws -> [Value] {
    if elements.count == 1 { return [try await run { try body(elements[0]) }] }
    return try await batches.hold {
      return try await withThrowingTaskGroup(of: (Int, Value).self) { group in
        var values = [Value?](repeating: nil, count: elements.count)
        for number in elements.indices {
          // No more at once than can run, so that a large batch leaves room for others.
          if number >= width, let (done, value) = try await group.next() { values[done] = value }
          group.addTask { (number, try await self.run { try body(elements[number]) }) }
        }
        for try await (done, value) in group { values[done] = value }
        return values.compactMap { $0 }
      }
    }
  }

  private func turn() async -> Bool {
    let isFree = state.withLock { state in
      guard state.running < width else { return false }
      state.running += 1
      return true
    }
    if isFree { return true }
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { [self] in
        // Cancelled where the turn comes first; then there is nobody left to send away.
        do { try await Task.sleep(for: .seconds(queueSeconds)) } catch { return }
        sendAway(id)
      }
      let isMyTurn = await withCheckedContinuation { continuation in
        let isFree = state.withLock { state in
          if state.running < width {
            state.running += 1
            return true
          }
          state.waiting.append((id, continuation))
          return false
        }
        if isFree { continuation.resume(returning: true) }
      }
      group.cancelAll()
      return isMyTurn
    }
  }

  private func sendAway(_ id: UInt64) {
    let waiting = state.withLock { state in
      state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0) }
    }
    waiting?.continuation.resume(returning: false)
  }

  /// Hands the place on to whoever waits longest.
  private func next() {
    let waiting = state.withLock { state in
      if state.waiting.isEmpty {
        state.running -= 1
        return nil as CheckedContinuation<Bool, Never>?
      }
      return state.waiting.removeFirst().continuation
    }
    waiting?.resume(returning: true)
  }
}
