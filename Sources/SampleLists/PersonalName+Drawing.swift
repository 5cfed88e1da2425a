extension PersonalName {
  /// Draws a name as the people of `population` have them.
  init(
    from population: Population, tail: NameTail, isFemale: Bool, random: inout SampleRandom
  ) {
    let region = Self.region(of: population, random: &random)
    let drawer = NameDrawer(population: population, region: region, tail: tail)
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
  let tail: NameTail
  var vocabulary: Vocabulary { Vocabulary.shared }

  /// A given name; one in a dozen or, far down a list, one in six is rare.
  func given(isFemale: Bool, random: inout SampleRandom) -> NameToken {
    let known = isFemale ? vocabulary.women[region] : vocabulary.men[region]
    let hasTail = "ISEGMP".contains(region)
    if hasTail, random.chance(perMille: tail.rareGivenPerMille) {
      let rare = rareGiven(isFemale: isFemale, random: &random)
      if !isOfOtherSex(rare, isFemale: isFemale) { return rare }
    }
    guard let known else { preconditionFailure("the table names men and women of each region") }
    return known.tokens[random.place(in: known.runningSums)]
  }

  private func rareGiven(isFemale: Bool, random: inout SampleRandom) -> NameToken {
    let count = vocabulary.roots.givenCount(tail)
    let rank = random.tailRank(below: count, head: tail.head)
    return vocabulary.roots.given(rank, isFemale: isFemale)
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
    if "RT".contains(region), random.chance(perMille: tail.ancestors.perMille) {
      return familyAfterAncestor(random: &random)
    }
    if !"ISEGMP".contains(region), !known.isEmpty {
      return known[random.below(random.below(known.count) + 1)]
    }
    let kind = random.below(100)
    let shares = tail.families
    if kind < shares.known, !known.isEmpty {
      return known[random.below(random.below(known.count) + 1)]
    }
    let places = vocabulary.places[population.name] ?? []
    if kind < shares.placed, !places.isEmpty, let nisba = random.any(of: places).nisba {
      return nisba
    }
    if kind < shares.ancestral, let men = vocabulary.men[region] {
      return men.tokens[random.place(in: men.runningSums)]
    }
    return rareFamily(random: &random)
  }

  private func rareFamily(random: inout SampleRandom) -> NameToken {
    let (attested, roots) = (vocabulary.attested, vocabulary.roots)
    let count = attested.count + roots.familyCount(tail)
    let rank = random.tailRank(below: count, head: tail.head)
    if rank < attested.count { return attested[rank] }
    let isPersian = tail == .long && population.script == .persian && rank % 2 == 0
    return isPersian
      ? roots.persianFamily((rank - attested.count) / 2) : roots.family(rank - attested.count)
  }

  /// Rasulov and Mehmetoğlu: a family called by a man, often one with a rare name.
  private func familyAfterAncestor(random: inout SampleRandom) -> NameToken {
    let ancestor =
      random.chance(perMille: tail.ancestors.rarePerMille)
      ? rareGiven(isFemale: false, random: &random) : given(isFemale: false, random: &random)
    guard region == "R" else {
      return NameToken(
        sound: nil, spellings: ["*": [ancestor.latin(.turkish, flavour: 0) + "oğlu"]])
    }
    let title = tail == .short ? ("", "") : random.any(of: Self.steppeTitles)
    let latin = ancestor.latin(.russian, flavour: 0) + title.0
    let cyrillic = ancestor.cyrillicText + title.1
    let isOpen = cyrillic.last.map { "аеиоуыя".contains($0) } ?? false
    return NameToken(
      sound: nil, cyrillic: cyrillic + (isOpen ? "ев" : "ов"),
      spellings: ["*": [latin + (isOpen ? "ev" : "ov")]])
  }

  /// Karimkhanov and Umarbekov beside Rasulov: an ancestor with his title.
  private static let steppeTitles = [("", ""), ("", ""), ("khan", "хан"), ("bek", "бек")]

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
