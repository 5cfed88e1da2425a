/// What a token does in a name.
public enum NameRole: UInt8, Sendable, Hashable, CaseIterable {
  /// A name proper: given name, father's name, family name, nisba.
  case name
  /// Son or daughter of: bin, ibn, bint, ould.
  case nasab
  /// Father or mother of: abu, umm.
  case kunya
  /// Mullah, sheikh, doctor…
  case title
  /// de, van, ogly…
  case particle
  /// Company, limited, foundation…
  case generic
  /// Islamic, national, oil, transport…: what organisations are about.
  case topic
}

/// A part of a name in normal form, after the rules of name grammar.
public struct NameToken: Sendable, Hashable {
  /// Letters in normal form; generic words and titles in their canonical form.
  public let text: String
  public let script: Script
  public let role: NameRole
  /// The characters of the original from which it comes, 0-based.
  public let source: Range<Int>

  /// Whether it can tell people apart: names proper do, particles, titles and generic words
  /// hardly.
  public var isSignificant: Bool { role == .name }

  /// "rahman" of "abdrahman", which many write and say alone; `nil` for other names, and for
  /// Abdullah.
  public var attribute: NameToken? {
    guard role == .name, ["abd", "عبد", "абд"].contains(text.prefix(3)) else { return nil }
    let attribute = String(text.dropFirst(3))
    guard attribute.count >= 3, !["allah", "الله", "аллах"].contains(attribute) else { return nil }
    return NameToken(text: attribute, script: script, role: role, source: source)
  }
}

/// A rule of name grammar that changed how a name is read; it becomes a line of the explanation.
public enum NameRule: String, Sendable, Hashable, CaseIterable {
  /// An article was set aside: al-Hashimi is read as Hashimi.
  case article
  /// abd and the attribute were joined: Abd al-Rahman, Abdurrahman, عبد الرحمن are one.
  case slaveOf
  /// X and din were joined: Nur al-Din, Nureddin, نور الدين are one.
  case faith
  /// X and Allah were joined: Saif Allah, Saifullah, سيف الله are one.
  case god
  /// A form of bin, abu, a title or a generic word was made canonical.
  case canonical
  /// "Family, Given" or "FAMILY<<GIVEN" was put in the order given, family.
  case commaOrder
  /// Codes of a passport's machine-readable zone were read as Arabic: MXHMD is محمد.
  case machineReadable
  /// Another script was written in Latin letters, Hebrew in Arabic ones.
  case romanised
}
