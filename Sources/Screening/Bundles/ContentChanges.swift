import Register

/// How the content of one bundle becomes that of another, as text.
///
/// For each list of the result, in the manifest's order, a line `@` and its name, then its steps
/// through the list of that name in the base: `=12` keeps the next twelve lines, `-1` passes over
/// one, and a line that begins with `{` is put in. What no step reaches is passed over. Without a
/// base every line is put in: that is a whole bundle.
enum ContentChanges {
  /// The changes that make `next`, its lists in that order, of `base`.
  ///
  /// They are fewest where both are sorted alike, as lists of a register are.
  ///
  /// - Complexity: O(size of both).
  static func text(
    from base: BundleContent, to next: BundleContent, lists: [ListName]
  ) -> [UInt8] {
    var text: [UInt8] = []
    for list in lists {
      text += Array("@\(list)\n".utf8)
      addSteps(from: base.lines[list] ?? [], to: next.lines[list] ?? [], into: &text)
    }
    return text
  }

  private static func addSteps(
    from base: [UInt8], to next: [UInt8], into text: inout [UInt8]
  ) {
    let base = BundleContent.split(base)
    var places: [ArraySlice<UInt8>: Int] = [:]
    places.reserveCapacity(base.count)
    for (place, line) in base.enumerated() { places[line] = place }
    var (position, kept) = (0, 0)
    func step(_ sign: String, _ count: Int) {
      if count > 0 { text += Array("\(sign)\(count)\n".utf8) }
    }
    for line in BundleContent.split(next) {
      if let place = places[line], place >= position {
        if place > position {
          step("=", kept)
          step("-", place - position)
          kept = 0
        }
        kept += 1
        position = place + 1
      } else {
        step("=", kept)
        kept = 0
        text += line
        text.append(BundleContent.lineFeed)
      }
    }
    step("=", kept)
  }

  /// The content that the changes make of `base`.
  ///
  /// Every step is held to what is there, so that changed bytes give an error and never a trap; a
  /// result is at most as large as base and text together.
  ///
  /// - Throws: `NoStep` with the line, from 1, that is no step or leads past the end.
  static func content(
    from text: [UInt8], base: BundleContent
  ) throws(NoStep) -> BundleContent {
    var content = BundleContent()
    var walk: ListWalk?
    for (index, line) in BundleContent.split(text).enumerated() {
      if line.first == UInt8(ascii: "@") {
        if let walk { content.lines[walk.list] = walk.lines }
        guard let list = ListName(String(decoding: line.dropFirst(), as: UTF8.self)),
          content.lines[list] == nil
        else { throw NoStep(line: index + 1) }
        walk = ListWalk(list: list, base: BundleContent.split(base.lines[list] ?? []))
      } else if walk?.take(line) != true {
        throw NoStep(line: index + 1)
      }
    }
    if let walk { content.lines[walk.list] = walk.lines }
    return content
  }

  /// A line that is no step.
  struct NoStep: Error, Equatable {
    let line: Int
  }
}

/// The way through one list of a base, and what it has gathered.
private struct ListWalk {
  let list: ListName
  let base: [ArraySlice<UInt8>]
  var position = 0
  var lines: [UInt8] = []

  /// Takes a step; `false` where the line is none.
  mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
    if line.first == UInt8(ascii: "{") {
      add(line)
      return true
    }
    guard let count = Int(String(decoding: line.dropFirst(), as: UTF8.self)), count > 0,
      count <= base.count - position
    else { return false }
    switch line.first {
    case UInt8(ascii: "="): for kept in base[position..<(position + count)] { add(kept) }
    case UInt8(ascii: "-"): break
    default: return false
    }
    position += count
    return true
  }

  private mutating func add(_ line: ArraySlice<UInt8>) {
    lines += line
    lines.append(BundleContent.lineFeed)
  }
}
