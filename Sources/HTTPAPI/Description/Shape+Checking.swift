import RecordStreams

extension Shape {
  /// Everything in a value that is not as the shape says; empty where it fits.
  ///
  /// At most twenty are told.
  func violations(in value: JSONValue, at place: [String]) -> [APIFailure.Violation] {
    var found: [APIFailure.Violation] = []
    check(value, place, &found)
    return Array(found.prefix(20))
  }

  private func check(_ value: JSONValue, _ place: [String], _ found: inout [APIFailure.Violation]) {
    func refuse(_ message: String, _ type: String) {
      found.append(APIFailure.Violation(place: place, message: message, type: type))
    }
    guard found.count < 20 else { return }
    switch (self, value) {
    case (.any, _), (.null, .null), (.boolean, .bool): break
    case (.integer(let range), .number(let digits)):
      guard let number = Self.integer(digits) else {
        return refuse("Input should be a valid integer", "int_type")
      }
      if number < range.lowerBound {
        refuse("Input should be at least \(range.lowerBound)", "greater_than_equal")
      } else if number > range.upperBound {
        refuse("Input should be less than or equal to \(range.upperBound)", "less_than_equal")
      }
    case (.number(let range), .number(let digits)):
      guard let number = Double(digits), number.isFinite else {
        return refuse("Input should be a finite number", "finite_number")
      }
      if let range, !range.contains(number) {
        refuse(
          "Input should be a number from \(range.lowerBound) to \(range.upperBound)", "number_range"
        )
      }
    case (.text(let rule), .string(let text)): check(rule, text, refuse)
    case (.array(let element, let least, let most), .array(let elements)):
      if elements.count < least {
        return refuse("List should have at least \(least) items", "too_short")
      }
      if elements.count > most {
        return refuse("List should have at most \(most) items", "too_long")
      }
      for (number, item) in elements.enumerated() {
        element.check(item, place + [String(number)], &found)
      }
    case (.object(let fields, let others), .object(let members)):
      check(fields, others, members, value, place, &found)
    case (.oneOf(let shapes), _):
      let attempts = shapes.map { shape in
        var own: [APIFailure.Violation] = []
        shape.check(value, place, &own)
        return own
      }
      if !attempts.contains(where: \.isEmpty), let closest = attempts.max(by: Self.isLessTelling) {
        found += closest
      }
    case (.named(let name), _): Shapes.named(name).check(value, place, &found)
    default: refuse("Input should be \(kindText)", "type_error")
    }
  }

  /// Of several ways to miss, the one that got deepest tells most.
  private static func isLessTelling(
    _ left: [APIFailure.Violation], _ right: [APIFailure.Violation]
  ) -> Bool {
    (left.map(\.place.count).max() ?? 0) < (right.map(\.place.count).max() ?? 0)
  }

  private func check(_ rule: TextRule, _ text: String, _ refuse: (String, String) -> Void) {
    let count = text.unicodeScalars.count
    if count < rule.length.lowerBound {
      refuse("String should have at least \(rule.length.lowerBound) characters", "string_too_short")
    } else if count > rule.length.upperBound {
      refuse("String should have at most \(rule.length.upperBound) characters", "string_too_long")
    } else if !rule.choices.isEmpty, !rule.choices.contains(text) {
      let words = rule.choices.map { "'\($0)'" }.joined(separator: ", ")
      refuse("Input should be one of \(words)", "enum")
    } else if !rule.isValid(text) {
      let expected =
        rule.pattern.map { "match pattern '\($0)'" }
        ?? "be a " + rule.formats.joined(separator: " or a ")
      refuse("String should \(expected)", "string_pattern_mismatch")
    }
  }

  private func check(
    _ fields: [Field], _ others: Shape?, _ members: [JSONMember], _ value: JSONValue,
    _ place: [String], _ found: inout [APIFailure.Violation]
  ) {
    for field in fields where field.isRequired && value[field.name] == nil {
      found.append(
        APIFailure.Violation(
          place: place + [field.name], message: "Field required", type: "missing"))
    }
    for member in members {
      let place = place + [member.name]
      if let field = fields.first(where: { $0.name == member.name }) {
        field.shape.check(member.value, place, &found)
      } else if let others {
        others.check(member.value, place, &found)
      } else {
        found.append(
          APIFailure.Violation(
            place: place, message: "Extra inputs are not permitted", type: "extra_forbidden"))
      }
    }
  }

  /// A whole number, also where it is written as `5.0`.
  private static func integer(_ digits: String) -> Int? {
    if let number = Int(digits) { return number }
    guard let number = Double(digits), number == number.rounded(),
      abs(number) <= 9_007_199_254_740_992
    else {
      return nil
    }
    return Int(number)
  }

  private var kindText: String {
    switch self {
    case .any: "anything"
    case .null: "null"
    case .boolean: "a valid boolean"
    case .integer: "a valid integer"
    case .number: "a valid number"
    case .text: "a valid string"
    case .array: "a valid list"
    case .object: "a valid dictionary"
    case .oneOf(let shapes): shapes.map(\.kindText).joined(separator: " or ")
    case .named(let name): Shapes.named(name).kindText
    }
  }
}
