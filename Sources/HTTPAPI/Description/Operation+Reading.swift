import HTTPTypes
import RecordStreams

extension Operation {
  /// Holds the path, the query and the header against their descriptions.
  ///
  /// - Throws: `APIFailure` with every value that does not fit.
  func check(path: [String: String], query: QueryString, headers: HTTPFields) throws(APIFailure) {
    var violations: [APIFailure.Violation] = []
    for parameter in parameters {
      let texts = parameter.texts(path: path, query: query, headers: headers)
      if texts.isEmpty, parameter.isRequired {
        violations.append(
          APIFailure.Violation(
            place: [parameter.place.rawValue, parameter.name], message: "Field required",
            type: "missing"))
      }
      if texts.count > Parameter.most {
        violations.append(
          APIFailure.Violation(
            place: [parameter.place.rawValue, parameter.name],
            message: "List should have at most \(Parameter.most) items", type: "too_long"))
      }
      // Of several values for one place the last counts; it is the one that must fit.
      for text in parameter.isRepeatable ? texts : texts.suffix(1) {
        violations += parameter.shape.violations(
          in: parameter.shape.reading(text), at: [parameter.place.rawValue, parameter.name])
      }
    }
    // Each of many values may be wrong; the first twenty tell enough.
    if !violations.isEmpty { throw .invalid(Array(violations.prefix(20))) }
  }

  /// Reads the body as the operation's description says and holds it against it.
  func json(of body: [UInt8]) throws(APIFailure) -> JSONValue {
    guard case .json(let shape)? = self.body?.kind else { return .null }
    if body.isEmpty, self.body?.isRequired == false { return .null }
    let value: JSONValue
    do { value = try JSONValue(parsing: body) } catch {
      throw .invalid([
        APIFailure.Violation(
          place: ["body"], message: "JSON decode error: \(error)", type: "json_invalid")
      ])
    }
    let violations = shape.violations(in: value, at: ["body"])
    if !violations.isEmpty { throw .invalid(violations) }
    return value
  }
}

extension Operation.Parameter {
  fileprivate func texts(path: [String: String], query: QueryString, headers: HTTPFields)
    -> [String]
  {
    switch place {
    case .path: path[name].map { [$0] } ?? []
    case .query: query.all(name)
    case .header:
      HTTPField.Name(name).flatMap { headers[$0] }.map { [$0] } ?? []
    }
  }
}

extension Shape {
  /// The text of a parameter as the kind of value that it stands for.
  func reading(_ text: String) -> JSONValue {
    switch self {
    case .integer, .number:
      let digits = text.trimmingPrefix { $0 == " " }
      return Double(digits).map { $0.isFinite } == true
        ? .number(String(digits)) : .string(text)
    case .boolean: return Self.truth(text).map(JSONValue.bool) ?? .string(text)
    case .oneOf(let shapes):
      return shapes.lazy.map { $0.reading(text) }.first { value in
        if case .string = value { return false }
        return true
      } ?? .string(text)
    default: return .string(text)
    }
  }

  /// The ways in which clients write yes and no.
  static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "1", "on", "yes", "y", "t": true
    case "false", "0", "off", "no", "n", "f": false
    default: nil
    }
  }
}

extension APICall {
  /// A whole number of the query, which has been found to fit.
  func integer(_ name: String, default usual: Int) -> Int {
    query.last(name).flatMap { Double($0.trimmingPrefix { $0 == " " }) }.map { Int($0) } ?? usual
  }

  /// A number of the query, which has been found to fit.
  func number(_ name: String, default usual: Double) -> Double {
    query.last(name).flatMap { Double($0.trimmingPrefix { $0 == " " }) } ?? usual
  }

  /// A yes or no of the query; `nil` where it is not there.
  func truth(_ name: String) -> Bool? { query.last(name).flatMap(Shape.truth) }
}
