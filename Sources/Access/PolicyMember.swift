import RecordStreams

/// A value of a policy file with its path, so that every error names the place.
struct PolicyMember {
  let path: String
  let value: JSONValue

  func optional(_ name: String) -> PolicyMember? {
    value[name].map { PolicyMember(path: path.isEmpty ? name : "\(path).\(name)", value: $0) }
  }

  func member(_ name: String) throws(PolicyError) -> PolicyMember {
    guard let member = optional(name) else {
      throw .missing(member: path.isEmpty ? name : "\(path).\(name)")
    }
    return member
  }

  /// Throws where the object has other members, or is none.
  func allow(_ names: Set<String>) throws(PolicyError) {
    guard let members = value.members else { throw wrong("an object") }
    for member in members where !names.contains(member.name) {
      throw .unknownMember(path.isEmpty ? member.name : "\(path).\(member.name)")
    }
  }

  /// The elements of an array that has some.
  func elements() throws(PolicyError) -> [PolicyMember] {
    guard let elements = value.array, !elements.isEmpty else { throw wrong("a list, not empty") }
    return elements.enumerated().map { PolicyMember(path: "\(path)[\($0)]", value: $1) }
  }

  /// The elements of an array that may be empty.
  func list() throws(PolicyError) -> [PolicyMember] {
    guard let elements = value.array else { throw wrong("a list") }
    return elements.enumerated().map { PolicyMember(path: "\(path)[\($0)]", value: $1) }
  }

  func flag() throws(PolicyError) -> Bool {
    guard case .bool(let flag) = value else { throw wrong("true or false") }
    return flag
  }

  func count(_ range: ClosedRange<Int>) throws(PolicyError) -> Int {
    guard case .number(let digits) = value, let count = Int(digits), range.contains(count)
    else { throw wrong("a whole number from \(range.lowerBound) to \(range.upperBound)") }
    return count
  }

  /// One of some words.
  func word(_ known: [String]) throws(PolicyError) -> String {
    let text = try text()
    guard known.contains(text) else { throw wrong("one of " + known.joined(separator: ", ")) }
    return text
  }

  /// The name of a list: a small letter, then small letters, digits and underscores.
  func listName() throws(PolicyError) -> String {
    let text = try code()
    guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 64 else {
      throw wrong("the name of a list")
    }
    return text
  }

  func text() throws(PolicyError) -> String {
    guard let text = value.string, !text.isEmpty else { throw wrong("a text, not empty") }
    return text
  }

  func code() throws(PolicyError) -> String {
    let text = try text()
    guard
      text.utf8.allSatisfy({
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
      })
    else { throw wrong("small letters, digits and underscores") }
    return text
  }

  func days() throws(PolicyError) -> Int {
    guard case .number(let digits) = value, let days = Int(digits), (0...36_500).contains(days)
    else { throw wrong("a whole number of days from 0 to 36500") }
    return days
  }

  func share() throws(PolicyError) -> Double {
    guard case .number(let digits) = value, let share = Double(digits), (0...1).contains(share)
    else { throw wrong("a share from 0 to 1") }
    return share
  }

  func wrong(_ expected: String) -> PolicyError {
    .wrong(member: path.isEmpty ? "the file" : path, expected: expected)
  }
}
