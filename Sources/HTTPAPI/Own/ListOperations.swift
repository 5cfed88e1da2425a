import Access
import HTTPTypes
import RecordStreams
import Register
import Screening

/// Lists, their editions, what differs between them, and single entries.
struct ListOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .get, path: "/api/v1/lists", name: "lists", tag: .lists,
        summary: "Every open list with its edition in force", need: .permission(.seeLists),
        answers: [.init(200, "The lists.", .array(.named("List"), most: 10_000))], handle: lists),
      Operation(
        method: .get, path: "/api/v1/lists/{list}/editions", name: "editions", tag: .lists,
        summary: "Every edition of a list, in the order of publication",
        need: .permission(.seeLists), parameters: [.list],
        answers: [
          .init(200, "The editions.", .array(.named("Edition"), most: 100_000)), .notFound,
        ], handle: editions),
      Operation(
        method: .get, path: "/api/v1/lists/{list}/differences", name: "differences", tag: .lists,
        summary: "What differs between two editions", need: .permission(.browse),
        parameters: [
          .list, .query("from", .edition, "The earlier edition: its number, or a day."),
          .query("to", .edition, "The later edition; the last one where it is left out."),
        ],
        answers: [.init(200, "Counts and changes.", .named("Difference")), .notFound],
        handle: differences),
      Operation(
        method: .get, path: "/api/v1/lists/{list}/editions/{edition}/rejects", name: "rejects",
        tag: .lists, summary: "The rows of an edition that could not be read",
        need: .permission(.manageLists),
        parameters: [
          .list, .path("edition", .integer(1...16_777_215), "The number of the edition."),
          .query("limit", .integer(1...1_000), "At most so many; 100."),
        ],
        answers: [
          .init(200, "Rows with place and reason.", .array(.named("Reject"), most: 1_000)),
          .notFound,
        ], handle: rejects),
      Operation(
        method: .get, path: "/api/v1/entries/{id}", name: "entry", tag: .lists,
        summary: "All that open lists have, or had, on one entry", need: .permission(.seeGrounds),
        parameters: [.path("id", "The entry's id.")],
        answers: [.init(200, "One sheet a list.", .named("EntrySheets")), .notFound],
        handle: entry),
    ]
  }

  private func lists(_ call: APICall) async throws -> APIAnswer {
    let lines = try ListLists.run(desk.register, at: call.now).filter {
      $0.overview.visibility == .open
    }
    return .json(.array(lines.map(\.json)))
  }

  private func editions(_ call: APICall) async throws -> APIAnswer {
    let list = try open(call)
    return .json(.array(try desk.register.editions(of: list).map(\.json)))
  }

  private func differences(_ call: APICall) async throws -> APIAnswer {
    let list = try open(call)
    let from = call.query.last("from").flatMap(CompareEditions.Selector.init(asked:))
    let to = call.query.last("to").flatMap(CompareEditions.Selector.init(asked:))
    let register = desk.register
    do {
      let json = try await Blocking.run {
        var changes: [EntryChange] = []
        let comparison = try CompareEditions(in: register).run(list, from: from, to: to) {
          changes.append($0)
        }
        return comparison.json(changes)
      }
      return .json(json)
    } catch RegisterError.unknownEdition { throw APIFailure(.notFound, "No such edition.") }
  }

  private func rejects(_ call: APICall) async throws -> APIAnswer {
    let list = try open(call)
    let number = Int(call.parameter("edition")) ?? 0
    guard try desk.register.editions(of: list).contains(where: { $0.id.number == number }) else {
      throw APIFailure(.notFound, "No such edition.")
    }
    let rows = try desk.register.rejects(
      of: EditionID(number), limit: call.integer("limit", default: 100))
    return .json(
      .array(
        rows.map { row in
          .object([
            JSONMember("file", .string(row.file)), JSONMember("line", .number(row.line)),
            JSONMember("byte", .number(row.byte)), JSONMember("reason", .string(row.reason)),
            JSONMember("source", .string(row.source)),
          ])
        }))
  }

  private func entry(_ call: APICall) async throws -> APIAnswer {
    let id = call.parameter("id")
    let sheets = try ShowEntry.run(id, in: desk.register).filter { sheet in
      try desk.register.visibility(of: sheet.list) == .open
        && call.principal.mayUse(list: sheet.list.text)
    }
    guard !sheets.isEmpty else { throw APIFailure(.notFound, "No open list has that entry.") }
    try await desk.recordView([JSONMember("entity", .string(id))], call)
    return .json(
      .object([
        JSONMember("id", .string(id)), JSONMember("lists", .array(sheets.map(\.json))),
      ]))
  }

  /// The list of the path; one that is match-only is as unknown as one that is not there.
  private func open(_ call: APICall) throws -> ListName {
    let name = call.parameter("list")
    guard let list = ListName(name), call.principal.mayUse(list: name),
      try desk.register.lists().contains(where: { $0.list == list && $0.visibility == .open })
    else { throw APIFailure(.notFound, "No such list.") }
    return list
  }
}

extension Operation.Parameter {
  /// The list of the path.
  static let list = Operation.Parameter.path("list", .listName, "The name of the list.")
}

extension Operation.Answer {
  /// There is no such thing.
  static let notFound = Operation.Answer(
    404, "There is none.", .named("Problem"), type: .problem)
}

extension Shape {
  /// An edition by its number or by a day.
  static let edition = Shape.oneOf([.integer(1...16_777_215), .moment])
}

extension CompareEditions.Selector {
  /// A number, a day, or a time of any zone.
  fileprivate init?(asked text: String) {
    if let number = Double(text).flatMap(Int.init(exactly:)), number > 0 {
      self = .number(number)
    } else if let moment = Moment(rfc3339: text) {
      self = .published(moment)
    } else {
      return nil
    }
  }
}
