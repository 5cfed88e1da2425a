/// Why a password will not do.
public enum PasswordFault: String, Sendable, CaseIterable {
  /// Fewer than 12 characters.
  case tooShort = "too_short"
  /// More than 1024 bytes.
  case tooLong = "too_long"
  /// It holds the name of the account.
  case holdsName = "holds_name"
  /// Too few different characters, or a row of the keyboard, or a word that very many use.
  case common
  /// It is the password that was to be replaced.
  case same
}

/// What a password must be: long, not the name, not what everybody tries first.
///
/// No rule asks for digits or signs (NIST SP 800-63B, section 5.1.1.2): they make passwords that are
/// hard to keep in mind and easy to guess.
public enum PasswordRules {
  /// The least number of characters.
  public static let shortest = 12
  /// The most bytes in UTF-8, so that hashing stays bounded.
  public static let longestBytes = 1024

  /// What is wrong with a password; `nil` where nothing is.
  public static func fault(in password: String, of account: String) -> PasswordFault? {
    // Bytes first: counting the characters of a megabyte is work that a stranger could ask for.
    if password.utf8.count > longestBytes { return .tooLong }
    if password.count < shortest { return .tooShort }
    let small = password.lowercased()
    if account.count >= 3, small.contains(account.lowercased()) { return .holdsName }
    if Set(small).count < 5 || isRow(small) || isCommonWord(small) { return .common }
    return nil
  }

  /// Whether nearly all neighbours follow each other on a keyboard, in the alphabet or in counting.
  private static func isRow(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    let steps = zip(scalars, scalars.dropFirst()).count { follows($0, $1) }
    return steps * 4 >= (scalars.count - 1) * 3
  }

  private static let rows = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"].map {
    Array($0.unicodeScalars)
  }

  private static func follows(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    if abs(Int(left.value) - Int(right.value)) <= 1 { return true }
    return rows.contains { row in
      guard let first = row.firstIndex(of: left), let second = row.firstIndex(of: right) else {
        return false
      }
      return abs(first - second) == 1
    }
  }

  /// Words that stand at the head of every published list of stolen passwords, and our own name.
  private static let words = [
    "password", "passwort", "passw0rd", "p@ssw0rd", "p@ssword", "letmein", "welcome", "iloveyou",
    "administrator", "admin", "changeme", "qwerty", "azerty", "monkey", "dragon", "football",
    "secret", "tabayyun", "bismillah", "mohammed", "muhammad", "allah", "test", "login", "master",
    "123", "abc",
  ]

  /// Whether little is left when common words, digits and signs are taken away.
  private static func isCommonWord(_ text: String) -> Bool {
    var rest = text
    var found = false
    for word in words where rest.contains(word) {
      rest = rest.replacing(word, with: "")
      found = true
    }
    return found && rest.count { $0.isLetter } < 4
  }
}
