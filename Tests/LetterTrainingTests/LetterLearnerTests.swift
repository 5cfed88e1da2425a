import NameMatching
import NameText
import TestSupport
import Testing

@testable import LetterTraining

private func symbols(_ text: String, _ script: Script) -> [UInt8] {
  Alphabet.of(script)?.encode(text) ?? []
}

private func operation(_ left: String, _ right: String) -> LetterOperations.Operation {
  LetterOperations.Operation(left: symbols(left, .arabic), right: symbols(right, .latin))
}

/// Invented words, written in Arabic letters by rule: vowels are left out, sh is ش, kh is خ.
private func writtenByRule(count: Int, seed: UInt64 = 7) -> [TrainingPair] {
  let syllables = [
    ("b", "ب"), ("m", "م"), ("d", "د"), ("r", "ر"), ("sh", "ش"), ("kh", "خ"), ("l", "ل"),
    ("s", "س"),
    ("k", "ك"), ("h", "ه"),
  ]
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { _ in
    var (latin, arabic) = ("", "")
    for _ in 0..<Int.random(in: 2...4, using: &generator) {
      let index = Int.random(in: 0..<syllables.count, using: &generator)
      latin += syllables[index].0
      arabic += syllables[index].1
      latin += ["a", "i", "u"][Int.random(in: 0..<3, using: &generator)]
    }
    return TrainingPair(left: symbols(arabic, .arabic), right: symbols(latin, .latin))
  }
}

/// The table as it is learned, without habits.
private func learnedTable(_ learner: LetterLearner) -> LetterOperations {
  var rule = LearnedCosts.Rule()
  rule.habits = 0
  return LearnedCosts(learner, habits: LetterOperations(.arabic, .latin), rule: rule)
    .table()
}

private func taught(_ pairs: [TrainingPair], _ plan: LetterLearner.Plan) -> LetterLearner {
  var learner = LetterLearner(LetterGroups(.arabic), LetterGroups(.latin), plan: plan)
  learner.learn(from: pairs)
  return learner
}

@Test(arguments: [1, 2])
func `the likelihood of the pairs never falls`(styles: Int) {
  var plan = LetterLearner.Plan()
  if styles == 2 { plan.firstStyleLetters = Set(symbols("ش", .arabic)) }
  (plan.discount, plan.smoothing) = (0, 0)
  let history = taught(writtenByRule(count: 300), plan).history
  #expect(history.count == plan.rounds)
  let settled = history.dropFirst(plan.settling)
  for (before, after) in zip(settled, settled.dropFirst()) { #expect(after >= before - 1e-6) }
}

@Test func `a rule of writing is found again`() {
  let table = learnedTable(taught(writtenByRule(count: 2_000), LetterLearner.Plan()))
  for (arabic, latin) in [("ب", "b"), ("ش", "sh"), ("خ", "kh"), ("س", "s"), ("ه", "h")] {
    #expect(table.costs[operation(arabic, latin)] ?? 255 <= 2, "\(arabic)=\(latin)")
  }
  for vowel in ["a", "i", "u"] {
    #expect(table.costs[operation("", vowel)] ?? 255 <= 8, "\(vowel)")
  }
  let costs = table.compiled()
  func distance(_ arabic: String, _ latin: String) -> Int {
    costs.distance(symbols(arabic, .arabic), symbols(latin, .latin))
  }
  #expect(distance("شمس", "shamsi") + 60 < distance("شمس", "khalida"))
}

@Test func `strangers teach nothing`() {
  let genuine = writtenByRule(count: 2_000)
  // Names beside other names, as mistakes of a set: one in ten.
  let (some, others) = (writtenByRule(count: 200, seed: 8), writtenByRule(count: 200, seed: 9))
  let mistakes = zip(some, others).map { TrainingPair(left: $0.left, right: $1.right) }
  let learner = taught(genuine + mistakes, LetterLearner.Plan())
  #expect((0.05...0.12).contains(learner.shares.last ?? 0))
  let table = learnedTable(learner)
  #expect(table.costs[operation("ب", "m")] ?? 255 >= 60)
}

/// Every alignment, one by one.
private func naiveLikelihood(
  _ model: AlignmentModel, _ x: ArraySlice<UInt8>, _ y: ArraySlice<UInt8>
) -> Double {
  if x.isEmpty && y.isEmpty { return 1 }
  var sum = 0.0
  for a in 0...min(2, x.count) {
    for b in 0...min(2, y.count) where a + b > 0 && !(a == 2 && b == 0) && !(a == 0 && b == 2) {
      let group = model.left.symbols.firstIndex(of: Array(x.prefix(a)))
      let other = model.right.symbols.firstIndex(of: Array(y.prefix(b)))
      guard let group, let other else { continue }
      sum +=
        model.probabilities[group * model.right.count + other]
        * naiveLikelihood(model, x.dropFirst(a), y.dropFirst(b))
    }
  }
  return sum
}

@Test func `the likelihood is the sum over all alignments, and counts use up all letters`() {
  let learner = taught(writtenByRule(count: 50), LetterLearner.Plan())
  let model = learner.models[0]
  for pair in writtenByRule(count: 10, seed: 3) {
    var counts = [Double](repeating: 0, count: model.probabilities.count)
    let fast = model.likelihood(of: pair, weight: 1, counts: &counts)
    let slow = naiveLikelihood(model, pair.left[...], pair.right[...])
    #expect(abs(fast - slow) <= slow * 1e-9)
    var used = 0.0
    for x in 0..<model.left.count {
      for y in 0..<model.right.count {
        used += counts[x * model.right.count + y] * Double(model.left.symbols[x].count)
      }
    }
    #expect(abs(used - Double(pair.left.count)) < 1e-6)
  }
}

@Test func `pairs of letters are two consonants, two vowels or named exceptions`() {
  let latin = LetterGroups(.latin)
  func isGroup(_ pair: String) -> Bool { latin.symbols.contains(symbols(pair, .latin)) }
  for pair in ["sh", "kh", "ou", "ee", "ah", "qu"] { #expect(isGroup(pair), "\(pair)") }
  for pair in ["ha", "an", "mu", "al"] { #expect(!isGroup(pair), "\(pair)") }
}

@Test func `learning twice gives the same bytes, in this process and in another`() throws {
  func rows() -> String {
    var plan = LetterLearner.Plan()
    plan.firstStyleLetters = Set(symbols("ش", .arabic))
    return learnedTable(taught(writtenByRule(count: 500), plan)).rows
  }
  let first = rows()
  #expect(first == rows())
  #expect(LetterOperations(.arabic, .latin, text: first).rows == first)
  try expectGolden(first, "training/invented-arabic-latin.txt")
}

@Test func `the pairs of a set are drawn in its order`() throws {
  let lines = ["karim\tك ر ي م\t5", "kareem\tك ر ي م\t2", "omar\tع م ر\t1", "no pair"]
  var sets = TrainingSets()
  sets.arabicLatin = lines.compactMap { TrainingSetFormat.wikidataPairs.group(of: $0[...]) }
  #expect(sets.arabicLatin.count == 3)
  #expect(
    sets.pairs(.arabic, .latin).map(\.right)
      == ["karim", "kareem", "omar"].map { symbols($0, .latin) })
  let latin = sets.pairs(.latin, .latin)
  #expect(latin.map(\.left) == [symbols("karim", .latin)])
  #expect(latin.map(\.right) == [symbols("kareem", .latin)])
  let measured = try #require(AttestedName("Kareem"))
  #expect(sets.without([measured]).pairs(.arabic, .latin).count == 2)
}
