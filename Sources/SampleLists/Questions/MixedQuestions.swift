import Subjects

/// Draws the people who are asked for, and the names by which they are.
struct MixedQuestions {
  let sample: LabelledSample
  /// How many of the first people of the list have a part of a name.
  private let bearers: [NameToken: Int]

  init(of sample: LabelledSample) {
    self.sample = sample
    var bearers: [NameToken: Int] = [:]
    // Some thousands tell common parts from rare ones, however long the list is.
    for index in 0..<min(sample.list.people, 5_000) {
      for part in sample.maker(at: index).name.shownParts { bearers[part, default: 0] += 1 }
    }
    self.bearers = bearers
  }

  /// The person and name for a mix; `nil` where the list has nobody for it.
  func draw(_ mix: QuestionMix, _ random: inout SampleRandom) -> (maker: PersonMaker, name: String)?
  {
    switch mix {
    case .clean: return named(&random) { maker, _ in listedName(of: maker) }
    case .arabic:
      return named(&random) { inLatin($0) ? QuestionChannel.arabic.name(of: $0, &$1) : nil }
    case .latin, .born:
      return named(&random) { inLatin($0) ? QuestionChannel.spelling.name(of: $0, &$1) : nil }
    case .typo:
      return named(&random) { inLatin($0) ? QuestionChannel.typo.name(of: $0, &$1) : nil }
    case .common: return best(of: 24, &random) { fewestBearers($0) }
    case .rare: return best(of: 24, &random) { sumOfBearers($0).map { -$0 } }
    case .fourCommon: return best(of: 240, &random) { fewestBearers($0, atLeast: 4) }
    case .twice:
      return best(of: 400, &random) { maker in
        Set(maker.name.shownParts).count < maker.name.shownParts.count ? 1 : nil
      }
    case .nineTokens:
      return named(&random) { maker, _ in inLatin(maker) ? wholeLine(of: maker) : nil }
    case .single:
      return named(&random) { maker, _ in
        listedName(of: maker).split(separator: " ").last.map(String.init)
      }
    case .unseen: return named(&random) { withUnseenPart($0, &$1) }
    }
  }

  private func named(
    _ random: inout SampleRandom, _ name: (PersonMaker, inout SampleRandom) -> String?
  ) -> (maker: PersonMaker, name: String)? {
    guard sample.list.people > 0 else { return nil }
    for _ in 0..<100 {
      let maker = sample.maker(at: random.below(sample.list.people))
      if let name = name(maker, &random) { return (maker, name) }
    }
    return nil
  }

  /// The person drawn of whom most is made, by the name on the list.
  private func best(
    of count: Int, _ random: inout SampleRandom, by worth: (PersonMaker) -> Int?
  ) -> (maker: PersonMaker, name: String)? {
    guard sample.list.people > 0 else { return nil }
    var best: (maker: PersonMaker, worth: Int)?
    for _ in 0..<count {
      let maker = sample.maker(at: random.below(sample.list.people))
      if let worth = worth(maker), worth > best?.worth ?? .min { best = (maker, worth) }
    }
    return best.map { ($0.maker, listedName(of: $0.maker)) }
  }
}

extension MixedQuestions {
  private func inLatin(_ maker: PersonMaker) -> Bool { !sample.isListedInArabic(maker) }

  private func listedName(of maker: PersonMaker) -> String {
    let original = inLatin(maker) ? nil : maker.name.original(maker.population.script)
    return original
      ?? maker.name.latinFields(maker.habit, flavour: maker.flavour).joined(separator: " ")
  }

  private func fewestBearers(_ maker: PersonMaker, atLeast count: Int = 2) -> Int? {
    let parts = maker.name.shownParts
    return Set(parts).count < count ? nil : parts.map { bearers[$0] ?? 0 }.min()
  }

  private func sumOfBearers(_ maker: PersonMaker) -> Int? {
    let parts = maker.name.shownParts
    return parts.count < 2 ? nil : parts.reduce(0) { $0 + (bearers[$1] ?? 0) }
  }

  private func wholeLine(of maker: PersonMaker) -> String? {
    var name = maker.name
    guard name.family != nil, name.order != .russian else { return nil }
    name.order = .bin
    name.generations = 3
    let fields = name.latinFields(maker.habit, flavour: maker.flavour)
    return "Sheikh " + fields.joined(separator: " ")
  }

  /// The listed name with a part from the far end of the tail after the first.
  private func withUnseenPart(_ maker: PersonMaker, _ random: inout SampleRandom) -> String? {
    let roots = Vocabulary.shared.roots
    let token = roots.family(roots.familyCount(.long) - 1 - random.below(500_000))
    let part =
      inLatin(maker)
      ? token.latin(maker.habit, flavour: maker.flavour) : token.arabic
    var words = listedName(of: maker).split(separator: " ").map(String.init)
    guard words.count > 1, let part else { return nil }
    words.insert(part, at: 1)
    return words.joined(separator: " ")
  }
}

extension LabelledSample {
  /// Writes `asked` questions as JSON lines, evenly by `QuestionMix`; the memory that it takes does
  /// not grow with the list.
  public func writeMixes(to sink: ([UInt8]) throws -> Void) rethrows {
    let questions = MixedQuestions(of: self)
    for number in 0..<asked {
      var random = SampleRandom(seed: list.seed, index: number, for: .mix)
      let mix = QuestionMix.allCases[number % QuestionMix.allCases.count]
      guard let (maker, name) = questions.draw(mix, &random) else { continue }
      let row = QuestionRow(
        key: "m\(number + 1)", name: name, birthDate: mix == .born ? maker.birthDay.text : nil,
        answers: mix == .single ? [] : ["sample-" + list.person(at: maker.index).reference],
        kind: mix.rawValue, groups: [])
      try sink(row.line)
    }
  }
}
