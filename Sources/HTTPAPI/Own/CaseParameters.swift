import HTTPTypes
import RecordStreams
import Register

extension Operation.Parameter {
  /// The alert of the path.
  static let alert = Operation.Parameter.path("alert", .id, "The number of the alert.")

  /// The cursor of a queue.
  static let after = Operation.Parameter.query(
    "after", .cursor, "Go on after this cursor: what `next` said on the page before.")

  /// How much of a queue.
  static let pageLimit = Operation.Parameter.query(
    "limit", .integer(1...1_000), "At most so many; 50 if left out.")

  /// One list alone.
  static let onlyList = Operation.Parameter.query("list", .listName, "Only this list.")

  /// One entry alone.
  static let onlyEntry = Operation.Parameter.query(
    "entry", .text(1...1_000), "Only this entry.")
}

extension Operation.Answer {
  /// The state does not allow it, or somebody was quicker.
  static let conflict = Operation.Answer(
    409, "Its state does not allow that, or it has changed meanwhile.", .named("Problem"),
    type: .problem)
}

extension Shape {
  /// The number of an alert, a proposal, a task.
  static let id = Shape.integer(1...9_007_199_254_740_991)

  /// Where a page of a queue ended.
  static let cursor = Shape.integer(0...9_007_199_254_740_991)

  /// Words in which there is at least one letter.
  static let words = Shape.text(pattern: #"\p{L}"#, 1...10_000) { text in
    text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        true
      default: false
      }
    }
  }

  /// A day as `2027-03-02`.
  static let day = Shape.text(formats: ["date"]) { text in
    text.utf8.count == 10 && Moment(rfc3339: text) != nil
  }

  /// A page of a queue: its elements under a name, and the cursor of the next.
  static func page(_ name: String, of element: String) -> Shape {
    .open([
      .init(name, .array(.named(element), most: 1_000)),
      .init("next", .optional(.cursor), "The cursor of the next page; null on the last."),
    ])
  }
}

extension APICall {
  /// A whole number of the path, which has been found to fit.
  func number(ofPath name: String) -> Int {
    guard let number = Double(parameter(name).trimmingPrefix { $0 == " " }) else {
      preconditionFailure("\(name) has been found to be a number")
    }
    return Int(number)
  }

  /// Where the page begins, and how much is on it.
  var page: (after: Int?, limit: Int) {
    let after = query.last("after").map { _ in integer("after", default: 0) }
    return (after, integer("limit", default: 50))
  }

  /// The revision of an alert that the caller has seen; `nil` where nobody asks.
  var revision: Int? { json["revision"]?.integer }

  /// The reason of the body, which has been found to be there.
  var reason: String { json["reason"]?.string ?? "" }
}

extension Page where Element: Sendable {
  /// The page as answers write it; elements that the caller may not see are left out.
  func json(_ name: String, _ element: (Element) -> JSONValue?) -> JSONValue {
    .object([
      JSONMember(name, .array(elements.compactMap(element))),
      JSONMember("next", next.map { .number($0) } ?? .null),
    ])
  }
}

extension JSONValue {
  /// The object without some members.
  func without(_ names: Set<String>) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !names.contains($0.name) })
  }
}
