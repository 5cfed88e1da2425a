import Subjects
import Testing

@testable import ListReaders

@Test(arguments: [
  ("Father's name is Tamrin Zaydun.", "fatherName", "Tamrin Zaydun"),
  (
    "Member since 2001. Father’s name: Tamrin bin Zaydun al-Misali, deceased.", "fatherName",
    "Tamrin bin Zaydun al-Misali"
  ),
  ("Mother's name is Wadiha Umm-Misbah. Photo available.", "motherName", "Wadiha Umm-Misbah"),
  ("His father's name was Tamrin.", "fatherName", "Tamrin"),
  ("Name of father is Tamrin Z'aydun, name unknown", "fatherName", "Tamrin Z'aydun"),
  ("Father: Tamrin Zaydun (born 1940)", "fatherName", "Tamrin Zaydun"),
  ("Grandfather's name is Wadih.", "grandfatherName", "Wadih"),
  ("Mother's name Wadiha Tamrin Mother's name", "motherName", "Wadiha Tamrin"),
])
func `kin are found in prose`(text: String, property: String, name: String) {
  let found = KinInProse.find(in: text)
  #expect(found.contains { $0.property == property && $0.name == name }, "\(found)")
}

@Test(arguments: [
  "Father is a farmer.", "His father and mother live abroad.", "Father's name is unknown.",
  "Wife's father's name is Tamrin.", "the father of Tamrin", "Godfather's name is Tamrin",
  "Father's name:", "mother", "Father's brother is Tamrin.",
])
func `no kin are made up`(text: String) {
  #expect(KinInProse.find(in: text).isEmpty)
}
