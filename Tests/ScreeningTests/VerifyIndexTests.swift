import TestSupport
import Testing

@testable import Screening

@Test func `the index of invented people returns what scoring every name returns`() async throws {
  let list = try sampleList(samplePeople(800))
  let report = await VerifyIndex(list.index, seed: 5).run(questions: 36)
  #expect(report.comparisons == report.names * 36)
  #expect(report.comparisons > 50_000)
  #expect(report.hits > 1_000)
  #expect(report.differences == [])
}
