extension Entity {
  /// Whether one of its topics marks a risk (`ValueType.riskTopics`).
  public var hasRiskTopic: Bool {
    properties["topics"].contains { ValueType.riskTopics.contains($0) }
  }
}
