/// The address a request comes from, as failures are counted for it.
///
/// One who has an IPv6 network has 2⁶⁴ addresses, so only the network counts.
public struct SourceAddress: Sendable, Hashable {
  /// An IPv4 address, or the first four groups of an IPv6 address; any other text as it is, cut at
  /// 64 bytes.
  public let text: String

  /// Reads what the listener says of the other end, without its port.
  public init(_ address: String) {
    guard address.contains(":"), let groups = Self.groups(of: address) else {
      text = String(decoding: address.utf8.prefix(64), as: UTF8.self)
      return
    }
    // ::ffff:192.0.2.1 is an IPv4 address in the form of IPv6 (RFC 4291, section 2.5.5.2).
    if groups.prefix(5).allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF {
      text = [groups[6] >> 8, groups[6] & 255, groups[7] >> 8, groups[7] & 255]
        .map(String.init).joined(separator: ".")
    } else {
      text = groups.prefix(4).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }
  }

  /// The eight groups; `nil` for what is no IPv6 address.
  private static func groups(of address: String) -> [Int]? {
    let bare = address.prefix { $0 != "%" }
    let halves = bare.split(separator: "::", omittingEmptySubsequences: false).map(Self.half)
    guard let head = halves.first, let head else { return nil }
    if halves.count == 1 { return head.count == 8 ? head : nil }
    guard halves.count == 2, let tail = halves[1], head.count + tail.count < 8 else { return nil }
    return head + [Int](repeating: 0, count: 8 - head.count - tail.count) + tail
  }

  private static func half(_ text: Substring) -> [Int]? {
    if text.isEmpty { return [] }
    var groups: [Int] = []
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      if part.contains(".") {
        let bytes = part.split(separator: ".").compactMap { UInt8($0) }
        guard bytes.count == 4 else { return nil }
        groups += [Int(bytes[0]) << 8 | Int(bytes[1]), Int(bytes[2]) << 8 | Int(bytes[3])]
      } else {
        guard let group = UInt16(part, radix: 16) else { return nil }
        groups.append(Int(group))
      }
    }
    return groups
  }
}
