public import Register
import Subjects

extension CatalogView {
  /// How many entities a list has, and how many of them are things rather than links between them
  /// or statements about them; `nil` for a list that is not seen.
  public func size(of list: ListName) throws -> (entities: Int, things: Int)? {
    guard let counts = try counts(of: list) else { return nil }
    let things = counts.filter { Schema.named($0.key)?.isA("Thing") ?? false }
    return (counts.values.reduce(0, +), things.values.reduce(0, +))
  }
}
