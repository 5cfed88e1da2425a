/// Why a text is not one JSON value.
///
/// `byte` counts from 0 at the start of the text.
public enum JSONError: Error, Equatable, Sendable {
  /// Something else stands where `expected` was due. Cure: mend the text at that byte.
  case unexpected(byte: Int, expected: String)
  /// The text ends inside a value. Cure: fetch the file again, it is cut off.
  case endsEarly(byte: Int)
  /// The bytes are no UTF-8. Cure: convert the file to UTF-8.
  case notUTF8(byte: Int)
  /// Arrays and objects are nested deeper than `limit`. Cure: none; no list needs such depth.
  case tooDeep(byte: Int, limit: Int)
}

extension JSONValue {
  /// The deepest nesting that `init(parsing:)` follows.
  ///
  /// FollowTheMoney needs 3, nested API
  /// answers 8; deeper texts are made to exhaust a stack.
  public static let depthLimit = 64

  /// Reads one JSON value (RFC 8259) and nothing but white space around it.
  ///
  /// - Complexity: O(*n*) in time and space.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    var scanner = JSONScanner(bytes: bytes)
    self = try scanner.document()
  }

  /// Reads one JSON value from a text.
  public init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }
}

private struct JSONScanner {
  let bytes: [UInt8]
  var position = 0
  var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value()
    skipSpace()
    guard position == bytes.count else {
      throw .unexpected(byte: position, expected: "the end of the line")
    }
    return value
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func next() throws(JSONError) -> UInt8 {
    guard position < bytes.count else { throw .endsEarly(byte: position) }
    return bytes[position]
  }

  private mutating func take(_ byte: UInt8, _ expected: String) throws(JSONError) {
    guard try next() == byte else { throw .unexpected(byte: position, expected: expected) }
    position += 1
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    switch try next() {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return try nested { scanner throws(JSONError) in try scanner.object() }
    case UInt8(ascii: "["): return try nested { scanner throws(JSONError) in try scanner.array() }
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw .unexpected(byte: position, expected: "a value")
    }
  }

  private mutating func nested(
    _ body: (inout JSONScanner) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    guard depth < JSONValue.depthLimit else {
      throw .tooDeep(byte: position, limit: JSONValue.depthLimit)
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    position += 1
    var members: [JSONMember] = []
    skipSpace()
    if try next() == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard try next() == UInt8(ascii: "\"") else {
        throw .unexpected(byte: position, expected: "a name in quotes")
      }
      let name = try string()
      skipSpace()
      try take(UInt8(ascii: ":"), "a colon")
      members.append(JSONMember(name, try value()))
      skipSpace()
      if try next() == UInt8(ascii: "}") { break }
      try take(UInt8(ascii: ","), "a comma or a closing brace")
    }
    position += 1
    return .object(members)
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if try next() == UInt8(ascii: "]") {
      position += 1
      return .array(elements)
    }
    while true {
      elements.append(try value())
      skipSpace()
      if try next() == UInt8(ascii: "]") { break }
      try take(UInt8(ascii: ","), "a comma or a closing bracket")
    }
    position += 1
    return .array(elements)
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in word.utf8 { try take(byte, word) }
    return value
  }

  private mutating func number() throws(JSONError) -> String {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let leadingZero = try next() == UInt8(ascii: "0")
    let whole = try digits()
    if leadingZero, whole > 1 { throw .unexpected(byte: start, expected: "no leading zero") }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      _ = try digits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      _ = try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) -> Int {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
    guard position > start else {
      if position == bytes.count { throw .endsEarly(byte: position) }
      throw .unexpected(byte: position, expected: "a digit")
    }
    return position - start
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
          throw .notUTF8(byte: start)
        }
        position += 1
        return text
      case UInt8(ascii: "\\"): return try stringWithEscapes(from: start)
      case 0..<0x20: throw .unexpected(byte: position, expected: "an escaped control character")
      default: position += 1
      }
    }
    throw .endsEarly(byte: position)
  }

  private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> String {
    var out = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: out, as: UTF8.self) else { throw .notUTF8(byte: start) }
        position += 1
        return text
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &out)
      case 0..<0x20: throw .unexpected(byte: position, expected: "an escaped control character")
      default:
        out.append(byte)
        position += 1
      }
    }
    throw .endsEarly(byte: position)
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    let byte = try next()
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "u"):
      let unit = try hexUnit()
      var scalar = Unicode.Scalar(unit)
      if unit & 0xFC00 == 0xD800 {
        try take(UInt8(ascii: "\\"), "the second half of a surrogate pair")
        try take(UInt8(ascii: "u"), "the second half of a surrogate pair")
        let low = try hexUnit()
        guard low & 0xFC00 == 0xDC00 else {
          throw .unexpected(byte: position, expected: "the second half of a surrogate pair")
        }
        scalar = Unicode.Scalar(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF))
      }
      guard let scalar else {
        throw .unexpected(byte: position, expected: "the first half of a surrogate pair")
      }
      out.append(contentsOf: String(Character(scalar)).utf8)
    default: throw .unexpected(byte: position - 1, expected: "an escape")
    }
  }

  private mutating func hexUnit() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      let byte = try next()
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw .unexpected(byte: position, expected: "four hexadecimal digits")
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
