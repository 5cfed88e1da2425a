extension CSVStream {
  /// The fields of the complete record that stands at `range` of the buffer.
  func splitFields(_ range: Range<Int>) -> Result<[String], CSVFault> {
    if let nul = buffer[range].firstIndex(of: 0) {
      let place = faultPlace(nul, range)
      return .failure(.nul(line: place.line, byte: place.byte))
    }
    var fields: [String] = []
    var start = range.lowerBound
    while true {
      if fields.count == Self.fieldCountLimit {
        return .failure(.tooManyFields(limit: Self.fieldCountLimit))
      }
      switch field(at: start, in: range) {
      case .failure(let fault): return .failure(fault)
      case .success(let (text, next)):
        fields.append(text)
        guard let next else { return .success(fields) }
        start = next
      }
    }
  }

  /// The field that begins at `start`, and where the next one begins.
  private func field(
    at start: Int, in range: Range<Int>
  ) -> Result<(text: String, next: Int?), CSVFault> {
    var end = start
    var content = buffer[start..<start]
    if start < range.upperBound, buffer[start] == 0x22 {
      let (text, close) = quoted(from: start + 1, in: range)
      end = close
      content = text
      guard end == range.upperBound || buffer[end] == 0x2C else {
        let place = faultPlace(end, range)
        return .failure(.textAfterQuote(line: place.line, byte: place.byte))
      }
    } else {
      end = buffer[start..<range.upperBound].firstIndex(of: 0x2C) ?? range.upperBound
      content = buffer[start..<end]
    }
    guard content.count <= Self.fieldLimit else {
      let place = faultPlace(start, range)
      return .failure(
        .fieldTooLong(line: place.line, byte: place.byte, limit: Self.fieldLimit))
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      let bad = UTF8Validator.firstBadByte(of: buffer[start..<end]) ?? 0
      let place = faultPlace(start + bad, range)
      return .failure(.notUTF8(line: place.line, byte: place.byte))
    }
    return .success((text, end == range.upperBound ? nil : end + 1))
  }

  /// The text up to the closing quote, with doubled quotes made single, and the place after it.
  private func quoted(from start: Int, in range: Range<Int>) -> (ArraySlice<UInt8>, Int) {
    guard let first = buffer[start..<range.upperBound].firstIndex(of: 0x22) else {
      return (buffer[start..<range.upperBound], range.upperBound)
    }
    if first + 1 == range.upperBound || buffer[first + 1] != 0x22 {
      return (buffer[start..<first], first + 1)
    }
    var text: [UInt8] = []
    var index = start
    while index < range.upperBound {
      if buffer[index] == 0x22 {
        guard index + 1 < range.upperBound, buffer[index + 1] == 0x22 else {
          return (text[...], index + 1)
        }
        index += 1
      }
      text.append(buffer[index])
      index += 1
    }
    return (text[...], range.upperBound)
  }

  private func faultPlace(_ index: Int, _ range: Range<Int>) -> (line: Int, byte: Int) {
    let lines = Self.lineEnds(in: buffer[range.lowerBound..<index])
    return (bufferLine + lines, bufferByte + index)
  }
}
