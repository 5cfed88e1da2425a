/// Names and addresses that mean this machine and no other.
enum LoopbackHost {
  /// Whether that is one: `localhost`, `::1`, or an address of 127.0.0.0/8.
  ///
  /// `127.example.org` is a name that can lead anywhere.
  static func isOne(_ host: String) -> Bool {
    if ["localhost", "::1", "[::1]"].contains(host) { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
