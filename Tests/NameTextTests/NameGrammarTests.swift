import NameText
import TestSupport
import Testing

private func tokens(_ text: String) -> [String] { ParsedName(text).tokens.map(\.text) }

@Test(arguments: [
  ("Abd al-Rahman", "abdrahman"), ("Abdurrahman", "abdrahman"), ("Abdulrahman", "abdrahman"),
  ("ABD AR-RAHMAN", "abdrahman"), ("عبد الرحمن", "عبدرحمن"), ("عبدالرحمن", "عبدرحمن"),
  ("Abdullah", "abdallah"), ("Abd Allah", "abdallah"), ("Abdallah", "abdallah"),
  ("عبد الله", "عبدالله"), ("عبدالله", "عبدالله"), ("Abdelkader", "abdkader"),
  ("عبد الحق", "عبدحق"),
  ("Абд аль-Рахман", "абдрахман"), ("Абдурахман", "абдрахман"), ("Абдул-Карим", "абдкарим"),
  ("Абдулла", "абдаллах"),
])
func `abd and its attribute are one token`(text: String, token: String) {
  #expect(tokens(text) == [token])
}

@Test(arguments: [
  ("Nur al-Din", "nurdin"), ("Nureddin", "nurdin"), ("نور الدين", "نوردين"), ("نورالدين", "نوردين"),
  ("Saif Allah", "saifallah"), ("Saifullah", "saifallah"), ("سيف الله", "سيفالله"),
  ("Сайфулла", "сайфаллах"), ("Салахуддин", "салахдин"), ("Салах ад-Дин", "салахдин"),
])
func `endings of faith and God are joined`(text: String, token: String) {
  #expect(tokens(text) == [token])
}

@Test func `articles are set aside and particles made canonical`() {
  #expect(tokens("Ahmad ibn Saleh al-Hashimi") == ["ahmad", "bin", "saleh", "hashimi"])
  #expect(tokens("احمد بن صالح الهاشمي") == ["احمد", "بن", "صالح", "هاشمي"])
  #expect(tokens("Alhashimi") == ["hashimi"])
  #expect(tokens("Alexander") == ["alexander"])
  #expect(tokens("Омар ибн Халид аль-Хашими") == ["омар", "бин", "халид", "хашими"])
  #expect(tokens("Альхашими Александр") == ["хашими", "александр"])
}

@Test func `a digit before a word does not spoil it`() {
  #expect(tokens("1محمد سالم") == ["1", "محمد", "سالم"])
  #expect(tokens("7b 1王") == ["7b", "1", "wang"])
  #expect(ParsedName("كريم 1953").tokens.filter(\.isSignificant).map(\.text) == ["كريم"])
}

@Test func `forms of the commonest name are read as that name`() {
  #expect(tokens("Mohd. Karim") == ["mohammed", "karim"])
  #expect(tokens("Магомед Каримов") == ["мухаммед", "каримов"])
  #expect(ParsedName("Md Holdings", isOrganization: true).tokens.map(\.text) != ["mohammed"])
}

@Test func `a comma puts the family name first and is undone`() {
  let parsed = ParsedName("AL-ZARQANI, Khalid Omar")
  #expect(parsed.tokens.map(\.text) == ["khalid", "omar", "zarqani"])
  #expect(parsed.rules.contains(.commaOrder))
}

@Test(arguments: [
  ("أحمد", "احمد"), ("مُحَمَّد", "محمد"), ("مصطفى", "مصطفي"), ("فاطمة", "فاطمه"), ("محمـــد", "محمد"),
  ("کریم", "كريم"), ("Müller", "muller"), ("O’Brien", "obrien"), ("ﷴ", "محمد"), ("Ёлкин", "елкин"),
  ("ڕێبوار", "ريبوار"),
])
func `letters are written in one way`(text: String, normal: String) {
  #expect(tokens(text) == [normal])
}

@Test func `a token points into the original`() {
  let parsed = ParsedName("Dr. Ahmad Abd al-Rahmān")
  #expect(parsed.tokens.map { parsed.sourceText(of: $0) } == ["Dr", "Ahmad", "Abd al-Rahmān"])
}

@Test(arguments: ["", "   ", "...", "\u{200F}", "123", "-", "عبد", "al", "abd", "بن", "💥", "\u{0}"])
func `odd names are read without a crash`(text: String) {
  _ = ParsedName(text)
}

@Test func `any jumble of words is read, and each token stands in the original`() {
  let words = [
    "Abd", "al", ",", "Rahman", "WARD,", "عبد", "الله", "،", "بن", "ابو", "Dr.", "din", "allah",
    "-", "Ali",
    "\u{200F}", "é", "e\u{301}", "👨‍👩‍👧", "7", "Иван", "金", "\n", "abdul", "abdulrahman", "ﷺ", "لا",
  ]
  forAll(
    { generator in
      (0..<Int.random(in: 0...9, using: &generator))
        .map { _ in words.randomElement(using: &generator) ?? "" }
        .joined(separator: Bool.random(using: &generator) ? " " : "")
    }, count: 5_000
  ) { text in
    [true, false].allSatisfy { isOrganization in
      let parsed = ParsedName(text, isOrganization: isOrganization)
      return parsed.tokens.allSatisfy { !parsed.sourceText(of: $0).isEmpty && !$0.text.isEmpty }
    }
  }
}

@Test(arguments: [
  ["Mohammed", "Muhammad", "محمد"], ["Khalid", "خالد", "Халид"], ["Hassan", "حسن"],
  ["Abdulaziz", "عبد العزيز"], ["Jasim", "جاسم"],
])
func `spellings of a name share their class`(names: [String]) {
  let keys = names.flatMap { ParsedName($0).tokens.map { SoundKey.of($0.text, script: $0.script) } }
  #expect(Set(keys).count == 1, "\(keys)")
}
