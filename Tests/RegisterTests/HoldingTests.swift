import Register
import Subjects
import TestSupport
import Testing

private func edition(_ numbers: Range<Int>, on day: Int, rejects: Int = 0) -> InventedEdition {
  InventedEdition(
    entities: Dictionary(uniqueKeysWithValues: numbers.map { ("inv:\($0)", person($0)) }),
    published: moment("2020-01-\(day < 10 ? "0" : "")\(day)"), rejects: rejects)
}

@Suite struct HoldingTests {
  @Test func `an edition that loses more than a fifth of the entries is held`() throws {
    let register = try TestRegister()
    let first = try register.add(edition(0..<10, on: 1))
    #expect(try register.add(edition(0..<8, on: 2)).edition.isHeld == false)
    let outcome = try register.add(edition(0..<6, on: 3))
    guard case .held(let held) = outcome else { throw Unexpected(outcome) }
    #expect(
      held.holdReasons == [.removed(2, ofEntries: 8, since: EditionID(2), limit: 0.2)])
    #expect(try register.file.edition(inForceOf: inv)?.id == EditionID(2))
    #expect(try register.file.removalPending(on: inv) == ["inv:6", "inv:7"])
    #expect(try register.file.isRemovalPending("inv:6", on: inv))
    #expect(try !register.file.isRemovalPending("inv:5", on: inv))
    #expect(first.edition.id == EditionID(1))
  }

  @Test func `an empty edition is held unless nothing stood before it`() throws {
    let register = try TestRegister()
    #expect(try register.add(edition(0..<0, on: 1)).edition.isHeld == false)
    #expect(try register.add(edition(0..<3, on: 2)).edition.isHeld == false)
    #expect(try register.add(edition(0..<0, on: 3), bytes: [1]).edition.isHeld)
  }

  @Test func `an edition with more than one row in a hundred unreadable is held`() throws {
    let register = try TestRegister()
    let outcome = try register.add(edition(0..<50, on: 1, rejects: 1))
    #expect(outcome.edition.holdReasons == [.rejected(1, ofRows: 51, limit: 0.01)])
    #expect(try register.file.edition(inForceOf: inv) == nil)
    #expect(
      try register.file.rejects(of: outcome.edition.id, limit: 5).map(\.reason) == ["invented"])
  }

  @Test func `accepting brings a held edition into force, also with the same bytes later`() throws {
    let register = try TestRegister()
    try register.add(edition(0..<10, on: 1))
    let held = try register.add(edition(0..<1, on: 2))
    #expect(try register.add(edition(0..<1, on: 2)) == held)
    let accepted = try register.add(edition(0..<1, on: 2), at: moment("2024-02-02"), accept: true)
    guard case .inForce(let inForce) = accepted else { throw Unexpected(accepted) }
    #expect(inForce.id == held.edition.id)
    #expect(try register.file.removalPending(on: inv).isEmpty)
    // What was known before the acceptance stays as it was.
    #expect(
      try register.file.edition(inForceOf: inv, knownAt: moment("2024-02-01"))?.id == EditionID(1))
    #expect(
      try register.file.edition(inForceOf: inv, knownAt: moment("2024-02-02"))?.id == EditionID(2))
  }

  @Test func `which editions are held does not depend on the order of arrival`() throws {
    forAll(inventedEditions, count: 40) { (editions: [InventedEdition]) in
      // One edition a day, so that numbers, which break ties, do not matter.
      let days = Dictionary(grouping: editions) { $0.published }.compactMap { $0.value.first }
      let inOrder = days.sorted { $0.published < $1.published }
      let orders = [inOrder, inOrder.reversed(), days]
      return orders.allSatisfy { told($0) == naive(inOrder) }
    }
  }

  @Test func `an edition imported late takes its place and answers for its time`() throws {
    let register = try TestRegister()
    try register.add(edition(0..<10, on: 1), at: moment("2024-01-01"))
    try register.add(edition(0..<12, on: 9), at: moment("2024-01-09"))
    let late = try register.add(edition(0..<11, on: 5), at: moment("2024-03-01"))
    guard case .past = late else { throw Unexpected(late) }
    func inForce(_ asOf: String?, _ knownAt: String?) throws -> Int? {
      try register.file.edition(
        inForceOf: inv, asOf: asOf.map(moment), knownAt: knownAt.map(moment))?.counts.entries
    }
    #expect(try inForce(nil, nil) == 12)
    #expect(try inForce("2020-01-06", nil) == 11)
    #expect(try inForce("2020-01-06", "2024-02-01") == 10)
    #expect(try inForce("2019-01-01", nil) == nil)
    #expect(try inForce(nil, "2023-01-01") == nil)
  }
}

/// An outcome that a test does not expect.
struct Unexpected: Error {
  let outcome: ImportOutcome
  init(_ outcome: ImportOutcome) { self.outcome = outcome }
}

private func told(_ order: [InventedEdition]) -> [String] {
  do {
    let register = try TestRegister()
    for edition in order { try register.add(edition, bytes: Array(edition.published.text.utf8)) }
    return try register.file.editions(of: inv).map { "\($0.published.text) \($0.isHeld)" }
  } catch { return ["\(error)"] }
}

/// The rule itself, on sets.
private func naive(_ editions: [InventedEdition]) -> [String] {
  var predecessor: InventedEdition?
  return editions.map { edition in
    let removed = predecessor.map { $0.entryIDs.subtracting(edition.entryIDs).count } ?? 0
    let isHeld =
      Double(removed) > 0.2 * Double(predecessor?.entryIDs.count ?? 0)
      || Double(edition.rejects) > 0.01 * Double(edition.entities.count + edition.rejects)
    if !isHeld { predecessor = edition }
    return "\(edition.published.text) \(isHeld)"
  }
}
