import Register
import Subjects
import TestSupport
import Testing

/// Editions and an order in which they arrive.
private struct Arrival {
  let editions: [InventedEdition]
  let order: [Int]
}

private func arrival(_ generator: inout SeededGenerator) -> Arrival {
  let editions = inventedEditions(&generator)
  return Arrival(editions: editions, order: editions.indices.shuffled(using: &generator))
}

@Suite struct EditionsThroughTimeTests {
  @Test func `every edition holds exactly what was imported, in any order of arrival`() throws {
    try forAll(arrival, count: 60) { arrival in
      let register = try TestRegister()
      var stored: [EditionID: InventedEdition] = [:]
      for index in arrival.order {
        let outcome = try register.add(arrival.editions[index])
        if case .unchanged = outcome { continue }
        stored[outcome.edition.id] = arrival.editions[index]
        for (id, edition) in stored where try register.entities(of: id) != edition.entities {
          return false
        }
      }
      try register.file.verify()
      return true
    }
  }

  @Test func `a difference applied to the first edition gives the second`() throws {
    try forAll(arrival, count: 40) { arrival in
      let register = try TestRegister()
      for index in arrival.order { try register.add(arrival.editions[index]) }
      let editions = try register.file.editions(of: inv).map(\.id)
      for first in editions {
        for second in editions where try !addsUp(first, second, register) { return false }
      }
      return true
    }
  }

  @Test func `entries come with what belongs to them`() throws {
    let register = try TestRegister()
    var edition = InventedEdition(published: moment("2020-01-01"))
    for entity in [person(1), person(2), person(10), sanction(2), sanction(3), sanction(10)] {
      edition.entities[entity.id] = entity
    }
    let id = try register.add(edition).edition.id
    var seen: [String] = []
    try register.file.forEachEntry(of: id) { entry, dependents in
      seen.append(([entry.id] + dependents.map(\.id)).joined(separator: " "))
    }
    #expect(seen == ["inv:1", "inv:10 inv:10/sanction", "inv:2 inv:2/sanction"])
    #expect(try register.file.entry(id: "inv:2", in: id)?.dependents == [sanction(2)])
    #expect(try register.file.entry(id: "inv:7", in: id) == nil)
  }

  @Test func `a changed sanction is a change of its person`() throws {
    let register = try TestRegister()
    var first = InventedEdition(published: moment("2020-01-01"))
    for entity in [person(1), person(2), person(3), sanction(1), sanction(2)] {
      first.entities[entity.id] = entity
    }
    var second = first
    second.published = moment("2020-01-02")
    second.entities["inv:1/sanction"] = sanction(1, state: 5)
    second.entities["inv:2/sanction"] = nil
    second.entities["inv:3"] = person(3, state: 4)
    let from = try register.add(first).edition.id
    let to = try register.add(second).edition.id
    var changes: [EntryChange] = []
    let total = try register.file.differences(from: from, to: to) { changes.append($0) }
    #expect(total.changed == 3 && total.added == 0 && total.removed == 0)
    #expect(
      changes.map(\.kind) == [
        .changed(fields: ["sanction.listingDate"]), .changed(fields: ["Sanction"]),
        .changed(fields: ["birthDate"]),
      ])
  }

  @Test func `the history of an entry says when it was listed, changed and delisted`() throws {
    let register = try TestRegister()
    let others = Dictionary(uniqueKeysWithValues: (10..<20).map { ("inv:\($0)", person($0)) })
    let states: [Int?] = [nil, 0, 0, 1, nil, 1]
    for day in [3, 1, 0, 5, 4, 2] {
      var edition = InventedEdition(entities: others, published: moment("2020-01-0\(day + 1)"))
      edition.entities["inv:90"] = person(90, state: day)
      edition.entities["inv:1"] = states[day].map { person(1, state: $0) }
      try register.add(edition)
    }
    let history = try register.file.history(of: "inv:1", on: inv)
    let told = history.events.map { "\($0.published.text) \($0.kind.rawValue)" }
    #expect(
      told == [
        "2020-01-02 listed", "2020-01-04 changed", "2020-01-05 delisted", "2020-01-06 listed",
      ])
    #expect(history.firstSeen?.published == moment("2020-01-02"))
    #expect(history.delisted == nil)
  }
}

private func addsUp(_ first: EditionID, _ second: EditionID, _ register: TestRegister) throws
  -> Bool
{
  let before = try register.entities(of: first)
  let after = try register.entities(of: second)
  var entries = Set(before.values.filter(\.isEntry).map(\.id))
  var changed: Set<String> = []
  let total = try register.file.differences(from: first, to: second) { change in
    changed.insert(change.id)
    guard change.isEntry else { return }
    switch change.kind {
    case .added: entries.insert(change.id)
    case .removed: entries.remove(change.id)
    case .changed: break
    }
  }
  let same = before.filter {
    !changed.contains($0.key) && !changed.contains($0.value.entryID ?? "")
  }
  return entries == Set(after.values.filter(\.isEntry).map(\.id))
    && same.allSatisfy { after[$0.key] == $0.value } && (before == after) == total.isEmpty
}
