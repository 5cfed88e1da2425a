import Register

/// A date as FollowTheMoney keeps it: the beginning of an ISO time, as long as it is known.
///
/// - Source: the package `prefixdate` 0.6, whose reading of odd dates is kept: what follows a year,
///   month or day and is none is passed over; a day that no calendar has is no date.
struct DatePrefix {
  /// As in `1985`, `1985-03`, `1985-03-02` and `1985-03-02T10`.
  let text: String

  private static let lengths = [4, 7, 10, 13, 16, 19]

  init?(_ text: String) {
    var reader = Reader(Array(text.utf8))
    guard let year = reader.year() else { return nil }
    var parts = [year]
    var offset = 0
    reader.read(into: &parts, zone: &offset)
    // Months and days begin with 1: a 0 says that they are not known.
    if let zero = parts.dropFirst().prefix(2).firstIndex(of: 0) { parts = Array(parts[..<zero]) }
    guard let moment = Self.moment(parts) else { return nil }
    let shifted = Moment(seconds: moment.seconds - offset)
    self.text = String(shifted.text.prefix(Self.lengths[parts.count - 1]))
  }

  private static func moment(_ parts: [Int]) -> Moment? {
    let all = parts + [1, 1, 1, 0, 0, 0].dropFirst(parts.count)
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return Moment(
      "\(all[0])-\(padded(all[1]))-\(padded(all[2]))T\(padded(all[3])):\(padded(all[4])):"
        + "\(padded(all[5]))Z")
  }

  private struct Reader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func byte(_ offset: Int = 0) -> UInt8? {
      position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private static func isDigit(_ byte: UInt8?) -> Bool {
      byte.map { (0x30...0x39).contains($0) } ?? false
    }

    /// Letters, digits and whatever is not ASCII, as a word goes on.
    private static func isWord(_ byte: UInt8?) -> Bool {
      guard let byte else { return false }
      return isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F || byte >= 0x80
    }

    mutating func year() -> Int? {
      while byte() == 0x20 { position += 1 }
      guard byte() == 0x31 || byte() == 0x32, (1...3).allSatisfy({ Self.isDigit(byte($0)) }),
        !Self.isWord(byte(4))
      else { return nil }
      let year = (0..<4).reduce(0) { $0 * 10 + Int(bytes[position + $1] - 0x30) }
      position += 4
      return year
    }

    /// One or two digits after a sign; they must end a word, but for those of the day.
    private mutating func part(after signs: [UInt8], endsWord: Bool = true) -> Int? {
      guard let sign = byte(), signs.contains(sign), Self.isDigit(byte(1)) else { return nil }
      let count = Self.isDigit(byte(2)) ? 2 : 1
      if endsWord, Self.isWord(byte(count + 1)) { return nil }
      let value = (1...count).reduce(0) { $0 * 10 + Int(bytes[position + $1] - 0x30) }
      position += count + 1
      return value
    }

    mutating func read(into parts: inout [Int], zone: inout Int) {
      let dash: [UInt8] = [0x2D]
      let colon: [UInt8] = [0x3A]
      for (index, signs) in [dash, dash, [0x54, 0x20], colon, colon].enumerated() {
        guard let part = part(after: signs, endsWord: index != 1) else { return }
        parts.append(part)
      }
      if byte() == 0x2E {
        position += 1
        while Self.isDigit(byte()) { position += 1 }
      }
      readZone(into: &zone)
    }

    private mutating func readZone(into zone: inout Int) {
      guard let sign = byte(), sign == 0x2B || sign == 0x2D else { return }
      position += 1
      var digits: [Int] = []
      while digits.count < 4, let next = byte() {
        if next == 0x3A, digits.count == 2 {
          position += 1
          continue
        }
        guard Self.isDigit(next) else { break }
        digits.append(Int(next - 0x30))
        position += 1
      }
      guard digits.count == 4 else { return }
      let seconds = (digits[0] * 10 + digits[1]) * 3_600 + (digits[2] * 10 + digits[3]) * 60
      zone = sign == 0x2D ? -seconds : seconds
    }
  }
}
