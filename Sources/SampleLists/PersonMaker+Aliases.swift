extension PersonMaker {
  /// Other spellings, shorter and longer forms, the name by a child, nicknames and former names, of
  /// every quality.
  func aliases(kunya: WrittenName?) -> [InventedAlias] {
    var random = random(for: .aliases)
    guard index % 100 != 15 else { return [] }
    var aliases: [InventedAlias] = []
    for _ in 0..<[0, 1, 1, 2, 2, 3, 4][random.below(7)] {
      aliases.append(spelling(&random))
    }
    if let kunya { aliases.append(weak(kunya, &random)) }
    if has(12, perMille: 30, &random) { aliases.append(severalInOne(&random)) }
    if has(13, perMille: 40, &random) { aliases.append(former(&random)) }
    if has(14, perMille: 40, &random) { aliases.append(spelling(&random, quality: .unsaid)) }
    if has(11, perMille: 60, &random), isArabic { aliases.append(nickname(&random)) }
    if aliases.isEmpty, index % 100 == 27 { aliases.append(spelling(&random, quality: .good)) }
    if index % 100 == 28 { aliases.append(spelling(&random, quality: .alsoKnownAs)) }
    return unique(aliases)
  }

  private func unique(_ aliases: [InventedAlias]) -> [InventedAlias] {
    var seen: Set<String> = [name.latinFields(habit, flavour: flavour).joined(separator: " ")]
    return aliases.filter { seen.insert($0.names.joined(separator: "; ")).inserted }
  }

  private func spelling(
    _ random: inout SampleRandom, quality: InventedAlias.Quality? = nil
  ) -> InventedAlias {
    let drawn: InventedAlias.Quality = random.chance(perMille: 700) ? .good : .alsoKnownAs
    let form = form(&random)
    return InventedAlias(quality: quality ?? drawn, names: [latin(form, &random)], arabic: nil)
  }

  /// The name with more or fewer of its parts.
  private func form(_ random: inout SampleRandom) -> PersonalName {
    var form = name
    switch random.below(5) {
    case 0 where form.family != nil:
      form.order = form.order == .russian ? .russian : .short
      form.generations = 0
    case 1:
      form.second = nil
      form.generations = 2
    case 2 where form.order != .russian:
      form.order = .plain
      form.generations = 1
      if random.chance(perMille: 300) { form.family = nil }
    default: break
    }
    return form
  }

  private func latin(_ form: PersonalName, _ random: inout SampleRandom) -> String {
    let habits: [LatinSpelling] =
      isArabic
      ? [habit, .english, .french, .english, .gulf] + population.habits : population.habits
    return form.latinFields(random.any(of: habits), flavour: random.below(128))
      .joined(separator: " ")
  }

  private func weak(_ kunya: WrittenName, _ random: inout SampleRandom) -> InventedAlias {
    let towns = Vocabulary.shared.places[population.name] ?? []
    // A name by a child alone is weak; with a town it is as good as another name.
    if random.chance(perMille: 250), !towns.isEmpty, let nisba = random.any(of: towns).nisba {
      let arabic = kunya.arabic.flatMap { start in self.arabic(nisba).map { start + " " + $0 } }
      let latin = kunya.latin + " " + nisba.latin(habit, flavour: flavour)
      return InventedAlias(quality: .good, names: [latin], arabic: arabic)
    }
    return InventedAlias(quality: .low, names: [kunya.latin], arabic: kunya.arabic)
  }

  private func severalInOne(_ random: inout SampleRandom) -> InventedAlias {
    var names: [String] = []
    for _ in 0..<random.within(2...3) { names.append(latin(form(&random), &random)) }
    return InventedAlias(quality: .good, names: names, arabic: nil)
  }

  private func former(_ random: inout SampleRandom) -> InventedAlias {
    let drawer = NameDrawer(
      population: population, region: population.region, tail: NameTail(at: index))
    var former = name
    former.given = drawer.given(isFemale: name.isFemale, random: &random)
    return InventedAlias(
      quality: .formerlyKnownAs,
      names: [former.latinFields(habit, flavour: flavour).joined(separator: " ")],
      arabic: isArabic ? former.original(population.script) : nil)
  }

  private func nickname(_ random: inout SampleRandom) -> InventedAlias {
    let nickname = written(random.any(of: Vocabulary.shared.nicknames))
    return InventedAlias(quality: .low, names: [nickname.latin], arabic: nickname.arabic)
  }
}
