import Access
import HTTPTypes

extension ServiceConfiguration {
  /// Where a request comes from, as failures to sign in are counted for it.
  ///
  /// It is the other end of the connection; a header, which anybody can write, only where the
  /// configuration says that a proxy has written its last address.
  func source(of headers: HTTPFields, peer: String?) -> SourceAddress {
    let direct = peer ?? "unknown"
    guard trustsForwardedFor, let name = HTTPField.Name("x-forwarded-for"),
      let last = headers[values: name].last?
        .split(separator: ",", omittingEmptySubsequences: false).last
    else { return SourceAddress(direct) }
    let address = Self.withoutPort(last.trimmingPrefix { $0 == " " }.prefix { $0 != " " })
    return SourceAddress(address.isEmpty ? direct : address)
  }

  /// Some proxies write `192.0.2.7:50123` or `[2001:db8::7]:50123`.
  private static func withoutPort(_ address: Substring) -> String {
    if address.hasPrefix("[") { return String(address.dropFirst().prefix { $0 != "]" }) }
    let isVersion4 = address.contains(".") && address.count { $0 == ":" } == 1
    return isVersion4 ? String(address.prefix { $0 != ":" }) : String(address)
  }
}
