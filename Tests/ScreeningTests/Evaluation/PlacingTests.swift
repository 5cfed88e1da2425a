import Evidence
import NameIndex
import Subjects
import TestSupport
import Testing

@testable import Screening

private func names(_ generator: inout SeededGenerator) -> Subject.Name {
  let given = ["Mohammed", "محمد", "Khalid", "خالد", "Omar", "Ali", "علي", "Nasir"]
  let family = ["al-Zarqani", "الزرقاني", "Hashimi", "الهاشمي", "Tikriti", "Ben Ali"]
  let words = [given, given, family].compactMap { $0.randomElement(using: &generator) }
  return Subject.Name(
    words.joined(separator: " "), quality: Bool.random(using: &generator) ? .primary : .weak)
}

private func somebody(_ generator: inout SeededGenerator, id: String) -> Subject {
  var subject = Subject(id: id, names: [names(&generator)])
  subject.schema = "Person"
  if Bool.random(using: &generator) { subject.names.append(names(&generator)) }
  let births = ["1971-03-02", "1971", "~1970", "1985-12-01"]
  if Bool.random(using: &generator), let birth = births.randomElement(using: &generator) {
    subject.births = [birth].compactMap { PartialDate($0) }
  }
  if Int.random(in: 0..<4, using: &generator) == 0 {
    let number = "A\(Int.random(in: 1...5, using: &generator))"
    subject.documents = [Identifier(issuer: Country("iq"), number: number)].compactMap { $0 }
  }
  return subject
}

@Test func `a question is placed where judging every entry places it`() throws {
  let day = try #require(PartialDate("2026-01-01"))
  try forAll(
    { generator in
      let list = (0..<60).map { somebody(&generator, id: "x:\($0)") }
      return (list, somebody(&generator, id: ""), Int.random(in: 0..<60, using: &generator))
    }, count: 150
  ) { list, asked, answer in
    let snapshot = try ListSnapshot.compiled(list, named: "x")
    let query = CheckQuery(subject: asked, purpose: "test", day: day)
    let placing = ScreenSubject.place(
      query, in: [snapshot], answers: ["x:\(answer)"], entries: [[answer]])
    let judged = list.map { (id: $0.id, judgement: Judgement(query: asked, entry: $0)) }
      .filter { $0.judgement.nameScore > 0 || $0.judgement.outcome(line: 0) == .document }
      .sorted { a, b in
        let (left, right) = (a.judgement.outcome(line: 0), b.judgement.outcome(line: 0))
        if left != right { return left > right }
        let bits = (a.judgement.milliBits, b.judgement.milliBits)
        return bits.0 == bits.1 ? a.id < b.id : bits.0 > bits.1
      }
    let place = judged.firstIndex { $0.id == "x:\(answer)" }
    let outcome = place.map { judged[$0].judgement.outcome(line: query.line) } ?? .none
    return placing
      == Placing(
        rank: place.flatMap { $0 < Placing.depth ? $0 + 1 : nil },
        answerScore: place.map { judged[$0].judgement.milliBits },
        bestScore: judged.map(\.judgement.milliBits).max(),
        isAnswerAtLine: outcome != .none,
        isAnybodyAtLine: judged.contains {
          $0.judgement.outcome(line: query.line) != .none
        })
  }
}
