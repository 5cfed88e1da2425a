extension PersonalName {
  /// Draws a name as the people of `population` have them.
  init(from population: Population, isFemale: Bool, random: inout SampleRandom) {
    let region = Self.region(of: population, random: &random)
    let drawer = NameDrawer(population: population, region: region)
    self.isFemale = isFemale
    order = population.order
    given = drawer.given(isFemale: isFemale, random: &random)
    father = drawer.given(isFemale: false, random: &random)
    // Few call a son by the father's own name.
    if father == given { father = drawer.given(isFemale: false, random: &random) }
    grandfather = drawer.given(isFemale: false, random: &random)
    greatGrandfather = drawer.given(isFemale: false, random: &random)
    second = drawer.second(after: given, isFemale: isFemale, random: &random)
    family = drawer.family(random: &random)
    generations = drawer.generations(random: &random)
    if family == nil, order != .afghan { generations = max(generations, 1) }
  }

  /// In Europe the names of the Maghreb are as common on lists as those of the land.
  private static func region(of population: Population, random: inout SampleRandom) -> Character {
    population.region == "F" && random.chance(perMille: 500) ? "M" : population.region
  }
}

/// Draws the tokens of one region.
struct NameDrawer {
  let population: Population
  let region: Character
  var vocabulary: Vocabulary { Vocabulary.shared }

  /// A given name; one in a dozen comes from the long tail.
  func given(isFemale: Bool, random: inout SampleRandom) -> NameToken {
    let known = isFemale ? vocabulary.women[region] : vocabulary.men[region]
    let hasTail = "ISEGMP".contains(region)
    if hasTail, random.chance(perMille: 85) {
      let roots = vocabulary.roots
      let rare = roots.given(random.tailRank(below: roots.givenCount), isFemale: isFemale)
      if !isOfOtherSex(rare, isFemale: isFemale) { return rare }
    }
    guard let known else { preconditionFailure("the table names men and women of each region") }
    return known.tokens[random.place(in: known.runningSums)]
  }

  /// حمزة fits a pattern of women's names and is a man's; سعاد the other way round.
  private func isOfOtherSex(_ token: NameToken, isFemale: Bool) -> Bool {
    guard let arabic = token.arabic else { return false }
    return isFemale
      ? vocabulary.arabicMen[arabic] != nil : vocabulary.arabicWomen.contains(arabic)
  }

  func second(
    after given: NameToken, isFemale: Bool, random: inout SampleRandom
  ) -> NameToken? {
    let share: Int
    switch population.order {
    case .afghan: share = isFemale ? 200 : 600
    case .short where region == "N": share = 700
    case .russian, .somali: share = 0
    default: share = isFemale ? 10 : 60
    }
    guard random.chance(perMille: share) else { return nil }
    let second = self.given(isFemale: isFemale, random: &random)
    return second == given ? nil : second
  }

  func family(random: inout SampleRandom) -> NameToken? {
    let share: Int
    switch population.order {
    case .iraqi: share = 750
    case .four: share = 450
    case .somali: share = 0
    case .afghan: share = 350
    case .bin, .ben: share = 950
    case .short where region == "N": share = 700
    default: share = 1000
    }
    guard random.chance(perMille: share) else { return nil }
    return drawnFamily(random: &random)
  }

  private func drawnFamily(random: inout SampleRandom) -> NameToken {
    let known = vocabulary.families[region] ?? []
    if "RT".contains(region), random.chance(perMille: 450) {
      return familyAfterAncestor(random: &random)
    }
    if !"ISEGMP".contains(region), !known.isEmpty {
      return known[random.below(random.below(known.count) + 1)]
    }
    let kind = random.below(100)
    if kind < 25, !known.isEmpty { return known[random.below(random.below(known.count) + 1)] }
    let places = vocabulary.places[population.name] ?? []
    if kind < 37, !places.isEmpty, let nisba = random.any(of: places).nisba { return nisba }
    if kind < 41, let men = vocabulary.men[region] {
      return men.tokens[random.place(in: men.runningSums)]
    }
    let attested = vocabulary.attested
    let rank = random.tailRank(below: attested.count + vocabulary.roots.familyCount)
    return rank < attested.count ? attested[rank] : vocabulary.roots.family(rank - attested.count)
  }

  /// Rasulov and Mehmetoğlu: a family called by a man, often one with a rare name.
  private func familyAfterAncestor(random: inout SampleRandom) -> NameToken {
    let roots = vocabulary.roots
    let ancestor =
      random.chance(perMille: 400)
      ? roots.given(random.tailRank(below: roots.givenCount), isFemale: false)
      : given(isFemale: false, random: &random)
    guard region == "R" else {
      return NameToken(
        sound: nil, spellings: ["*": [ancestor.latin(.turkish, flavour: 0) + "oğlu"]])
    }
    let isOpen = ancestor.cyrillicText.last.map { "аеиоуыя".contains($0) } ?? false
    return NameToken(
      sound: nil, cyrillic: ancestor.cyrillicText + (isOpen ? "ев" : "ов"),
      spellings: ["*": [ancestor.latin(.russian, flavour: 0) + (isOpen ? "ev" : "ov")]])
  }

  func generations(random: inout SampleRandom) -> Int {
    let draw = random.below(100)
    switch population.order {
    case .bin: return draw < 60 ? 2 : 1
    case .ben: return draw < 40 ? 2 : draw < 80 ? 1 : 0
    case .plain: return draw < 20 ? 2 : draw < 80 ? 1 : 0
    case .short: return region == "M" && draw < 10 ? 1 : 0
    case .afghan: return 0
    default: return 2
    }
  }
}
