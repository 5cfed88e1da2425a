/// The properties of an entity: names with one or more values, in the order of the file.
public struct Properties: Sendable, Hashable {
  /// One property with its values.
  public struct Property: Sendable, Hashable {
    public var name: String
    public var values: [String]
  }

  /// All properties; no name stands twice and none is without a value.
  public private(set) var all: [Property] = []

  public init() {}

  /// The values of a property; empty where there is none.
  ///
  /// Setting an empty array removes it.
  ///
  /// - Complexity: O(number of properties).
  public subscript(_ name: String) -> [String] {
    get { all.first { $0.name == name }?.values ?? [] }
    set {
      let index = all.firstIndex { $0.name == name }
      switch (index, newValue.isEmpty) {
      case (let index?, true): all.remove(at: index)
      case (let index?, false): all[index].values = newValue
      case (nil, true): break
      case (nil, false): all.append(Property(name: name, values: newValue))
      }
    }
  }

  /// Appends a value unless it is empty or stands there already.
  public mutating func add(_ value: String, to name: String) {
    guard !value.isEmpty else { return }
    if let index = all.firstIndex(where: { $0.name == name }) {
      if !all[index].values.contains(value) { all[index].values.append(value) }
    } else {
      all.append(Property(name: name, values: [value]))
    }
  }
}
