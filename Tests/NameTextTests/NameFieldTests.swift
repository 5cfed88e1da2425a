import TestSupport
import Testing

@testable import NameText

struct NameFieldTests {
  @Test(
    "A field is parted into the names that it holds",
    arguments: [
      ("Karim Sami al-Najjar", ["Karim Sami al-Najjar"]),
      ("Karim Sami; Kareem Sami;Karim  Samy", ["Karim Sami", "Kareem Sami", "Karim  Samy"]),
      ("كريم سامي؛ كريم سمير", ["كريم سامي", "كريم سمير"]),
      ("Karim Sami b) K. Samy Najjar", ["Karim Sami b) K. Samy Najjar"]),
      ("a) Karim Sami; b) K. Samy", ["Karim Sami", "K. Samy"]),
      ("Karim Sami (previously listed as)", ["Karim Sami"]),
      ("Karim Sami (formerly listed as Karim Samir)", ["Karim Sami"]),
      ("Karim Sami (Kareem Najjar)", ["Karim Sami", "Kareem Najjar"]),
      ("Karim (Kimo) Sami", ["Karim  Kimo  Sami"]),
      ("Karim Sami, born 1 Jan. 1953", ["Karim Sami"]),
      ("كريم سامي النجار Karim Sami Najjar", ["كريم سامي النجار", "Karim Sami Najjar"]),
      ("Company 7 (Holding)", ["Company 7  Holding"]),
      ("Karim Sami (Aliasghar Najjar)", ["Karim Sami", "Aliasghar Najjar"]),
      ("Karim Sami\r\nKareem Sami", ["Karim Sami", "Kareem Sami"]),
      ("كريم سامي مواليد ١٩٥٣", ["كريم سامي"]), ("Wang Wei (王三 伟)", ["Wang Wei", "王三 伟"]),
      ("(", ["("]), ("", [""]), (";;;", [";;;"]), ("2 (3)", ["2"]),
    ])
  func parts(_ field: String, _ names: [String]) {
    #expect(NameField.names(in: field) == names)
  }

  @Test func `any jumble leaves at least one name`() {
    let pieces = ["(", ")", ";", "Karim", "كريم", " ", ",", "born", "1953", "a)", "—", "李小龍", "\n"]
    forAll({ generator in
      (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
    }) { !NameField.names(in: $0).isEmpty }
  }
}
