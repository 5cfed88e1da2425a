import Subjects

/// Makes one invented person, part by part; each part draws from its own sequence.
struct PersonMaker {
  let seed: UInt64
  let index: Int
  let population: Population
  let name: PersonalName
  /// The habit and flavour of whoever wrote the entry.
  let habit: LatinSpelling
  let flavour: Int

  init(seed: UInt64, index: Int) {
    self.seed = seed
    self.index = index
    var random = SampleRandom(seed: seed, index: index, for: .name)
    let vocabulary = Vocabulary.shared
    // Every fortieth person is the namesake of another: same name, father and family, another
    // grandfather and another birth.
    let namesake = index % 40 == 20 ? Self.drawn(seed: seed, index: index - 13) : nil
    let drawn = namesake ?? Self.drawn(seed: seed, index: index)
    var name = drawn.name
    population = drawn.population
    _ = random.next()
    if namesake != nil {
      let drawer = NameDrawer(
        population: population, region: population.region, tail: NameTail(at: index))
      let grandfather = name.grandfather
      while name.grandfather == grandfather {
        name.grandfather = drawer.given(isFemale: false, random: &random)
      }
      if [.iraqi, .four].contains(name.order) { name.order = .plain }
      name.generations = min(name.generations, 1)
    }
    self.name = name
    var spelling = SampleRandom(seed: seed, index: index, for: .spelling)
    habit = vocabulary.populations.isEmpty ? .english : spelling.any(of: population.habits)
    flavour = spelling.below(128)
  }

  private static func drawn(seed: UInt64, index: Int) -> (
    population: Population, name: PersonalName
  ) {
    var random = SampleRandom(seed: seed, index: index, for: .name)
    let vocabulary = Vocabulary.shared
    let population = vocabulary.populations[random.place(in: vocabulary.populationSums)]
    let isFemale = random.chance(perMille: 80)
    let name = PersonalName(
      from: population, tail: NameTail(at: index), isFemale: isFemale, random: &random)
    return (population, name)
  }

  func random(for purpose: SampleRandom.Purpose) -> SampleRandom {
    SampleRandom(seed: seed, index: index, for: purpose)
  }

  /// Whether a trait of some share of all people is this person's.
  ///
  /// One place in a hundred has it
  /// for certain, so that a short list shows every trait.
  func has(_ trait: Int, perMille share: Int, _ random: inout SampleRandom) -> Bool {
    let isDrawn = random.chance(perMille: max(0, share - 10))
    return index % 100 == trait || isDrawn
  }

  func person() -> InventedPerson {
    let births = births()
    let kin = kin()
    let places = places()
    return InventedPerson(
      index: index, population: population.name, isFemale: name.isFemale, title: title(),
      nameFields: name.latinFields(habit, flavour: flavour), originalName: originalName(),
      aliases: aliases(kunya: kin.kunya), father: kin.father, grandfather: kin.grandfather,
      mother: kin.mother, kunya: kin.kunya, births: births, birthPlaces: places.births,
      nationalities: places.nationalities, addresses: places.addresses,
      documents: documents(country: places.home), designation: places.designation,
      listing: listing(), bureau: bureau())
  }
}

extension PersonMaker {
  private func title() -> String? {
    var random = random(for: .kin)
    guard random.chance(perMille: population.titles * 60) else { return nil }
    let titles =
      population.script == .persian
      ? ["Haji", "Mullah", "Maulavi", "Qari", "Mawlawi"]
      : ["Dr.", "Sheikh", "Haji", "Colonel", "Eng."]
    return name.isFemale ? random.any(of: ["Dr.", "Haji"]) : random.any(of: titles)
  }

  /// Half of all entries show the original script; all populations but a few have one.
  private func originalName() -> String? {
    var random = random(for: .spelling)
    return random.chance(perMille: 560) ? name.original(population.script) : nil
  }

  func written(_ token: NameToken) -> WrittenName {
    let latin = token.latin(habit, flavour: flavour)
    return WrittenName(latin: latin, arabic: arabic(token))
  }

  /// The token in the Arabic letters of the population; `nil` where it has others.
  func arabic(_ token: NameToken) -> String? {
    switch population.script {
    case .arabic: token.arabic
    case .persian: token.arabic.map(ArabicWriting.persian)
    case .cyrillic, .latin: nil
    }
  }

  /// Whether the names of the population are written in Arabic letters.
  var isArabic: Bool { population.script == .arabic || population.script == .persian }

  private func kin() -> (
    father: WrittenName?, grandfather: WrittenName?, mother: WrittenName?, kunya: WrittenName?
  ) {
    var random = random(for: .kin)
    let drawer = NameDrawer(
      population: population, region: population.region, tail: NameTail(at: index))
    let tellsFather = has(16, perMille: 350, &random)
    let tellsGrandfather = has(16, perMille: 150, &random) || index % 40 == 20
    let tellsMother = has(16, perMille: 150, &random)
    let tellsKunya = has(10, perMille: 180, &random) && isArabic
    let maiden = drawer.given(isFemale: true, random: &random)
    let maidenFather = drawer.given(isFemale: false, random: &random)
    let child = drawer.given(isFemale: false, random: &random)
    return (
      tellsFather ? joined(name.father, name.grandfather) : nil,
      tellsGrandfather ? written(name.grandfather) : nil,
      tellsMother ? joined(maiden, maidenFather) : nil, tellsKunya ? kunya(child) : nil
    )
  }

  private func joined(_ first: NameToken, _ second: NameToken) -> WrittenName {
    let (first, second) = (written(first), written(second))
    let arabic = first.arabic.flatMap { start in second.arabic.map { start + " " + $0 } }
    return WrittenName(latin: first.latin + " " + second.latin, arabic: arabic)
  }

  private func kunya(_ child: NameToken) -> WrittenName {
    let child = written(child)
    let isLong = flavour & 1 == 0
    let word = name.isFemale ? (isLong ? "Umm " : "Um ") : (habit == .french ? "Abou " : "Abu ")
    let arabicWord = name.isFemale ? "أم " : "أبو "
    return WrittenName(latin: word + child.latin, arabic: child.arabic.map { arabicWord + $0 })
  }

  private func listing() -> InventedListing {
    var random = random(for: .listing)
    let day = date(in: 2001...2024, &random).text
    let hasZone = has(18, perMille: 20, &random)
    let updates = random.below(3)
    let isHub = index % 100 == 19
    let links = isHub ? 30 + random.below(10) : has(21, perMille: 40, &random) ? 1 : 0
    let first = random.below(InventedListing.linkableCount)
    return InventedListing(
      listedOn: hasZone ? day + (random.chance(perMille: 500) ? "-04:00" : "-05:00") : day,
      updatedOn: (0..<updates).map { _ in date(in: 2024...2025, &random).text }.sorted(),
      showsGender: has(22, perMille: 50, &random), hasStraySpace: has(17, perMille: 12, &random),
      linkedTo: (0..<links).map { (first + $0) % InventedListing.linkableCount })
  }

  private func bureau() -> BureauNotes {
    var random = random(for: .bureau)
    let number = random.within(100...999)
    return BureauNotes(
      action: random.any(of: ["inform", "arrest", "observe discreetly", "refuse entry", "question"]
      ),
      handling: random.any(of: ["TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:RED"]),
      owner: "Invented bureau \(number % 7 + 1)", contact: "+000 555 0\(number)",
      legalBasis: "Invented order \(number)/2025", reviewOn: date(in: 2026...2027, &random).text)
  }

  /// A day drawn evenly; the 29th and later only where each month has it.
  func date(in years: ClosedRange<Int>, _ random: inout SampleRandom) -> PartialDate.Point {
    let year = random.within(years)
    let month = random.within(1...12)
    let day = random.within(1...28)
    guard let point = PartialDate.Point(year: year, month: month, day: day) else {
      preconditionFailure("each month has 28 days")
    }
    return point
  }
}
