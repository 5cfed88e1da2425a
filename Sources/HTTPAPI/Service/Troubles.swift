import Synchronization

/// What keeps the service from working as it should, by topic: shown by `/readyz`, and gone as soon
/// as the topic works again.
final class Troubles: Sendable {
  private let texts = Mutex<[String: String]>([:])

  /// Tells that something does not work, or with `nil` that it does again.
  func set(_ topic: String, _ text: String?) { texts.withLock { $0[topic] = text } }

  /// What is wrong with a topic; `nil` where nothing is.
  func text(of topic: String) -> String? { texts.withLock { $0[topic] } }

  /// Each topic with its text, in the order of topics.
  var current: [(topic: String, text: String)] {
    texts.withLock { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
  }
}
