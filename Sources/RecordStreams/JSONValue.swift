/// One JSON value as it was written: numbers keep their digits, objects their order.
///
/// Equality and hashing follow that order, so two values are equal when they are written alike
/// up to white space and escapes.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// The digits as they stand in the text, for example `1.50` or `-3e8`.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}

/// One name with its value in a JSON object.
public struct JSONMember: Sendable, Hashable {
  /// The name as it stands in the object.
  public var name: String
  /// What it names.
  public var value: JSONValue

  /// Makes a member of its two parts.
  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue {
  /// The value of the first member of that name; `nil` where there is none or this is no object.
  public subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a string; `nil` for every other kind.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The elements of an array; `nil` for every other kind.
  public var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of an object in their order; `nil` for every other kind.
  public var members: [JSONMember]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}

extension JSONValue {
  /// A whole number.
  public static func number(_ value: Int) -> JSONValue { .number(String(value)) }

  /// A number with four decimals, rounded half away from zero: the one way in which fractions
  /// stand in our answers, so that their bytes are the same on every machine.
  ///
  /// - Parameter value: a finite number whose magnitude is below 10¹².
  public static func decimal(_ value: Double) -> JSONValue {
    precondition(value.isFinite && value.magnitude < 1e12, "only finite numbers are written")
    let scaled = Int((value * 10_000).rounded(.toNearestOrAwayFromZero))
    let whole = scaled.magnitude / 10_000
    let fraction = String(scaled.magnitude % 10_000)
    let zeros = String(repeating: "0", count: 4 - fraction.count)
    return .number((scaled < 0 ? "-" : "") + "\(whole).\(zeros)\(fraction)")
  }

  /// An array of strings.
  public static func strings(_ values: [String]) -> JSONValue {
    .array(values.map(JSONValue.string))
  }
}
