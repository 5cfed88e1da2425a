import Foundation
import RecordStreams
import Register
import Subjects

/// Brings what a client wrote into the form in which FollowTheMoney keeps values of a type.
///
/// A value that cannot be understood is `nil`: it speaks neither for nor against anybody. Numbers of
/// documents are kept even if their check digit is wrong, since whoever types makes slips.
///
/// - Source: the `clean` methods of `followthemoney.types`, version 4.11.
enum ValueCleaning {
  /// The text of a JSON value; numbers become their text with three decimals at most.
  static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): sanitized(text)
    case .number(let digits): number(digits)
    case .bool(let flag): flag ? "True" : "False"
    case .null, .array, .object: nil
    }
  }

  /// A text in the form of a property's type; `nil` where it has none.
  static func value(_ text: String, of property: Schema.Property) -> String? {
    switch property.type {
    case "name": return name(text)
    case "address": return address(text)
    case "country": return Country(text)?.code
    case "date": return DatePrefix(text)?.text
    case "gender": return gender(text)
    case "topic", "language": return choice(text, of: property.type)
    case "email": return email(text)
    case "phone": return phone(text)
    case "url": return url(text)
    case "identifier": return identifier(text, format: property.format)
    case "entity": return isEntityID(text) ? text : nil
    default: return text
    }
  }

  /// Composed, without control and invisible characters, and without white space at the ends.
  static func sanitized(_ text: String) -> String? {
    var scalars = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.value {
      case 0...0x08, 0x0B...0x0C, 0x0E...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F,
        0x2060...0x2064, 0xFEFF:
        continue
      case 0xA00, 0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F, 0x205F: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    let trimmed = String(scalars).trimming(while: \.isWhitespace)
    return trimmed.isEmpty ? nil : String(trimmed)
  }

  private static func number(_ digits: String) -> String {
    if digits.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }) { return digits }
    guard let value = Double(digits), value.magnitude < 1e15 else { return digits }
    var text = String(format: "%.3f", value)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  private static func squashed(_ text: some StringProtocol) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func name(_ text: String) -> String? {
    var rest = Substring(text)
    if rest.count >= 2, let quote = rest.first, quote == "\"" || quote == "'", rest.last == quote {
      rest = rest.dropFirst().dropLast()
    }
    return squashed(rest)
  }

  private static func address(_ text: String) -> String? {
    var text = text
    for mark in ["\r\n", "\n", "<BR/>", "<BR>", "\t", "ESQ.,", "ESQ,", ";"] {
      text = text.replacing(mark, with: ", ")
    }
    for mark in [",,", ", ,", ",.", ", ."] { text = text.replacing(mark, with: ", ") }
    return squashed(text)
  }

  private static func gender(_ text: String) -> String? {
    let code = text.lowercased()
    switch code {
    case "m", "man", "masculin", "männlich", "мужской", "男": return "male"
    case "f", "woman", "féminin", "weiblich", "женский", "女": return "female"
    case "o", "d", "divers": return "other"
    default: return choice(code, of: "gender")
    }
  }

  private static func choice(_ text: String, of type: String) -> String? {
    let code = text.lowercased()
    return ValueType.all[type]?.choices[code] == nil ? nil : code
  }

  private static func isEntityID(_ text: String) -> Bool {
    func isPlain(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last, isPlain(first), isPlain(last) else {
      return false
    }
    return bytes.allSatisfy { isPlain($0) || $0 == 0x2D || $0 == 0x2E }
  }
}

extension ValueCleaning {
  private static func email(_ text: String) -> String? {
    let text = text.hasPrefix("mailto:") ? text.dropFirst(7) : text[...]
    guard let at = text.lastIndex(of: "@") else { return nil }
    let local = text[..<at]
    var domain = text[text.index(after: at)...].lowercased()
    while domain.last == "." { domain.removeLast() }
    let isLocal =
      (1...64).contains(local.count)
      && !local.contains { $0.isWhitespace || "<>()[],;:?@\"\\".contains($0) }
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard isLocal, labels.count > 1, let last = labels.last, last.count > 1, Int(last) == nil,
      labels.allSatisfy({ label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.allSatisfy { $0 == "-" || $0.isLetter || $0.isNumber }
      })
    else { return nil }
    return local + "@" + domain
  }

  /// Numbers in international form only: no country is known in which others would be dialled.
  ///
  /// - Source: ITU-T E.164: at most 15 digits.
  private static func phone(_ text: String) -> String? {
    guard text.first == "+" || text.hasPrefix("tel:+") else { return nil }
    let digits = text.unicodeScalars.compactMap { scalar in
      scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil
    }
    guard (8...15).contains(digits.count), digits[0] != 0 else { return nil }
    return "+" + digits.map { String(Int($0)) }.joined()
  }

  private static func url(_ text: String) -> String? {
    var rest = text[...]
    var scheme = "http"
    if let end = rest.firstRange(of: "://") {
      scheme = rest[..<end.lowerBound].lowercased()
      rest = rest[end.upperBound...]
    } else if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
    }
    let host = rest.prefix { !"/?#".contains($0) }
    guard ["http", "https", "ftp", "mailto"].contains(scheme), host.contains("."),
      !host.contains(where: \.isWhitespace)
    else { return nil }
    let path = rest.dropFirst(host.count)
    return "\(scheme)://\(host)" + (path.first == "/" ? "" : "/") + path
  }

  private static func identifier(_ text: String, format: String?) -> String {
    let plain = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    switch format {
    case "iban", "lei", "isin", "figi", "uei", "uscc": return plain.isEmpty ? text : plain
    case "bic":
      guard plain.count == 8 || plain.count == 11 else { return text }
      return plain
    case "imo":
      let digits = plain.filter(\.isNumber)
      return digits.count == 7 ? "IMO" + digits : text
    case "wikidata":
      let last = text.split(separator: "/").last.map { $0.uppercased() } ?? text
      let isID = last.first == "Q" && last.count > 1 && last.dropFirst().allSatisfy(\.isNumber)
      return isID ? last : text
    case "ssn":
      let digits = text.filter(\.isNumber)
      return digits.count == 9 ? digits : text
    default: return text
    }
  }
}
