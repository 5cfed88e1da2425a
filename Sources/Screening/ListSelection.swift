public import Register
import Subjects

/// Which editions of which lists a check looks at.
public struct ListSelection: Sendable {
  /// The names of the lists; all of them where it is empty.
  public var lists: [ListName]
  /// The editions that were in force on that day; the present ones where it is `nil`.
  public var asOf: Moment?
  /// The editions that this register knew at that time.
  public var knownAt: Moment?

  public init(lists: [ListName] = [], asOf: Moment? = nil, knownAt: Moment? = nil) {
    self.lists = lists
    self.asOf = asOf
    self.knownAt = knownAt
  }

  /// Pins the editions with their indexes.
  ///
  /// - Parameter remark: is told what takes long or was mended.
  /// - Throws: `RegisterError.unknownList` for a list that is not in the register,
  ///   `CheckError.notInForce` for one asked for by name that has no edition in force.
  public func snapshots(
    in register: RegisterFile, remark: (String) -> Void = { _ in }
  ) throws -> [ListSnapshot] {
    let store = IndexStore(of: register)
    let isPast = asOf != nil || knownAt != nil
    let names = lists.isEmpty ? try register.lists().map(\.list) : unique(lists)
    return try names.compactMap { name in
      let edition = try register.edition(inForceOf: name, asOf: asOf, knownAt: knownAt)
      guard let edition else {
        if !lists.isEmpty { throw CheckError.notInForce(name.text) }
        remark("\(name): no edition in force; not checked")
        return nil
      }
      if isPast { remark("\(name): edition \(edition.id), published \(edition.published.text)") }
      return ListSnapshot(
        list: name.text, edition: edition.id.number, published: edition.published.text,
        sha256: edition.sha256.map(hexadecimal).joined(),
        index: try store.index(of: edition, remark: remark),
        removalPending: isPast ? [] : try register.removalPending(on: name))
    }
  }
}
