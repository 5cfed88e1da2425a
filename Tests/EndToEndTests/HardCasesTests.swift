import Foundation
import TestSupport
import Testing

/// Three answers that an officer must understand without help: each ends with what to do next.
@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct HardCasesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let people = """
      {"id":"hard:1","schema":"Person","properties":{"name":["Khalid Omar al-Zarqani"],"birthDate":\
      ["1971-03-02"],"nationality":["jo"],"fatherName":["Omar"],"grandfatherName":["Shamkhi"]}}
      {"id":"hard:2","schema":"Person","properties":{"name":["Nasir Quraishi Wardak"],"weakAlias":\
      ["Abu Tamr"],"birthDate":["1980"],"nationality":["af"]}}
      {"id":"hard:3","schema":"Person","properties":{"name":["عبد الرحمن يوسف القحطاني"],"birthDate":\
      ["1985-12-01"],"nationality":["sa"]}}

      """
    try Data(people.utf8).write(to: folder.url.appending(path: "people.jsonl"))
  }

  @Test(arguments: [
    ("grandfather", ["خالد عمر الزرقاني", "--grandfather", "سعيد"]),
    ("kunya", ["أبو تمر", "--threshold", "0.6"]),
    ("mrz", ["ALQHTANY<<ABDALRHMN<YWSF", "--born", "1985-12-01", "--nationality", "SAU"]),
  ])
  func `each hard case ends with what to do next`(name: String, arguments: [String]) throws {
    for language in ["ar", "en"] {
      let answer = try BuiltProgram.run(
        ["check"] + arguments + [
          "--against", "people.jsonl", "--on", "2026-01-01", "--language", language,
        ], in: folder.url)
      #expect(answer.status == 1)
      try expectGolden(answer.output, "answers/hard-\(name).\(language).txt")
    }
  }
}
