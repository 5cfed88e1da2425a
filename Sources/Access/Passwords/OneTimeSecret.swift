/// A password that the program makes: printed once, and good only for setting one's own.
public enum OneTimeSecret {
  /// How long one serves: three days.
  public static let lifetimeSeconds = 259_200

  /// A new one: 100 random bits as five groups of four, in letters and digits that are not mistaken
  /// for one another on paper (Crockford's base 32).
  public static func make() -> String {
    let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    let text = RandomBytes.make(20).map { letters[Int($0 & 31)] }
    return stride(from: 0, to: text.count, by: 4).map { String(text[$0..<$0 + 4]) }
      .joined(separator: "-")
  }
}
