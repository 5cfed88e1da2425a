import Testing
import TestSupport

@testable import NameText

struct RomanisationTests {
  private func text(_ name: String) -> String {
    ParsedName(name).tokens.map(\.text).joined(separator: " ")
  }

  @Test(
    "Other scripts are read in letters that have an alphabet",
    arguments: [
      ("Δημήτρης Παπάς", "dimitris papas"), ("Հակոբ", "hakob"), ("გიორგი", "giorgi"),
      ("王伟", "wang wei"), ("김정호", "gim jeongho"), ("やまだ タロウ", "yamada tarou"),
      ("नरेन्द्र", "narendra"), ("தமிழன்", "tamilan"), ("ガンダ", "ganda"),
      ("דוד", "دود"),
    ])
  func reads(_ name: String, _ expected: String) {
    #expect(text(name) == expected)
    #expect(ParsedName(name).rules.contains(.romanised))
  }

  @Test("No script vanishes: every letter of Unicode leaves a token or is no letter")
  func nothingVanishes() {
    for value in stride(from: UInt32(0x370), to: 0x1F000, by: 37) {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory == .otherLetter
      else { continue }
      let name = "\(scalar)\(scalar)\(scalar)"
      // A lone hamza and the presentation forms of vowel signs are no letters of a name.
      if scalar.value == 0x621 || (0xFE70...0xFE80).contains(scalar.value) { continue }
      #expect(!ParsedName(name).tokens.isEmpty, "U+\(String(value, radix: 16))")
    }
  }
}

struct MachineReadableArabicTests {
  @Test(
    "Codes of the zone are read as Arabic",
    arguments: [
      ("MXHMD EBD ALRXHMN", "محمد عبدرحمن"), ("XHSYN<<EALY<MXHMD<<<<<<", "عالي محمد حسين"),
      ("FAXTTMXAH<XSSALXH", "فاطمه صالح"),
    ])
  func reads(_ zone: String, _ expected: String) {
    let name = ParsedName(zone)
    #expect(name.tokens.map(\.text).joined(separator: " ") == expected)
    #expect(name.rules.contains(.machineReadable))
  }

  @Test(
    "Latin names with an X stay Latin",
    arguments: [
      "Enver Hoxha", "Maxim Xenakis", "Xhevdet Haxhi", "Xi Jinping", "Alex Dixson", "Etxeberria",
      "Maxhun Xhaferi", "Laxhmi Patel",
    ])
  func leaves(_ name: String) {
    #expect(ParsedName(name).tokens.allSatisfy { $0.script == .latin })
  }

  @Test("A double filler parts family and given names, as a comma does")
  func fillers() {
    #expect(
      ParsedName("HADDAD<<KARIM<SAMI<<<<<").tokens.map(\.text) == ["karim", "sami", "haddad"])
    #expect(ParsedName("HADDAD<KARIM<<<<").tokens.map(\.text) == ["haddad", "karim"])
  }
}
