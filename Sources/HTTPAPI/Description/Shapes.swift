/// The shapes that have names in the document.
enum Shapes {
  /// In the order in which they are told.
  static let all: [(name: String, shape: Shape)] =
    compatible + own + people + cases + jobs + audit

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.shape) })

  /// The shape of that name.
  static func named(_ name: String) -> Shape {
    guard let shape = byName[name] else { preconditionFailure("no shape is named \(name)") }
    return shape
  }
}
