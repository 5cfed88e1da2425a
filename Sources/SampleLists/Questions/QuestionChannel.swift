/// How a name changes on its way from a list to whoever asks for it.
enum QuestionChannel: String, CaseIterable {
  /// As the entry has it.
  case exact
  /// By another country's habit of writing Latin letters.
  case spelling
  /// An entry in Latin letters, asked in Arabic ones.
  case arabic
  /// An entry in Arabic letters alone, asked in Latin ones.
  case latin
  /// An entry in Arabic letters alone, asked by another habit of writing Arabic.
  case writing
  /// An entry in Latin letters, asked in Cyrillic ones.
  case cyrillic
  /// A neighbouring key, two letters swapped, one left out or one doubled.
  case typo
  /// A letter that a machine has misread.
  case ocr
  /// The family name first, with or without a comma.
  case order
  /// A part left out.
  case missing
  /// A part as its first letter.
  case initials
  /// Two words written as one, or one as two.
  case joined
  /// The machine-readable zone of a passport.
  case mrz
  /// The same in the codes that ICAO has for Arabic letters.
  case mrzArabic = "mrz-arabic"
  /// A name by a child alone.
  case kunya = "weak-kunya"

  /// Whether those who are listed in Arabic letters alone are asked for, or all others.
  var asksArabicEntries: Bool { self == .latin || self == .writing }
}

extension QuestionChannel {
  /// The name as it is asked for; `nil` where the channel does not change this name.
  func name(of maker: PersonMaker, _ random: inout SampleRandom) -> String? {
    let fields = maker.name.latinFields(maker.habit, flavour: maker.flavour)
    let written = fields.joined(separator: " ")
    switch self {
    case .exact: return written
    case .spelling: return Self.otherSpelling(of: maker, than: written, &random)
    case .arabic: return Self.arabic(maker, &random)
    case .latin: return Self.otherSpelling(of: maker, than: "", &random)
    case .writing: return Self.otherWriting(of: maker, &random)
    case .cyrillic: return maker.name.inCyrillic
    case .typo: return WritingError.typo(in: written, &random)
    case .ocr: return WritingError.misreading(of: written, &random)
    case .order: return Self.familyFirst(fields, &random)
    case .missing: return Self.missing(fields, &random)
    case .initials: return Self.initials(fields, &random)
    case .joined: return WritingError.spacing(of: written, &random)
    case .mrz: return MachineReadableName.ofLatin(fields)
    case .mrzArabic: return MachineReadableName.ofArabic(maker)
    case .kunya: return Self.kunya(maker, &random)
    }
  }

  /// By a habit other than the entry's, drawn from those that travel and those of the land.
  private static func otherSpelling(
    of maker: PersonMaker, than written: String, _ random: inout SampleRandom
  ) -> String? {
    let travelling: [LatinSpelling] =
      maker.isArabic ? [.english, .english, .french, .gulf, .egyptian, .german, .scholarly] : []
    let habits = (travelling + maker.population.habits).filter { $0 != maker.habit }
    guard !habits.isEmpty else { return nil }
    for _ in 0..<8 {
      let fields = maker.name.latinFields(random.any(of: habits), flavour: random.below(128))
      let spelled = fields.joined(separator: " ")
      if spelled != written { return spelled }
    }
    return nil
  }

  private static func arabic(_ maker: PersonMaker, _ random: inout SampleRandom) -> String? {
    guard maker.isArabic else { return nil }
    let writing = random.any(of: ArabicWriting.allCases)
    return maker.name.original(maker.population.script).map(writing.applied)
  }

  private static func otherWriting(of maker: PersonMaker, _ random: inout SampleRandom) -> String? {
    guard let listed = maker.name.original(maker.population.script) else { return nil }
    let writings = ArabicWriting.allCases.map { $0.applied(to: listed) }.filter { $0 != listed }
    return writings.isEmpty ? nil : random.any(of: writings)
  }

  private static func familyFirst(_ fields: [String], _ random: inout SampleRandom) -> String? {
    guard let family = fields.last, fields.count > 1 else { return nil }
    let rest = fields.dropLast().joined(separator: " ")
    switch random.below(3) {
    case 0: return family.uppercased() + ", " + rest
    case 1: return family + ", " + rest
    default: return family + " " + rest
    }
  }

  /// The first part and at least one other stay.
  private static func missing(_ fields: [String], _ random: inout SampleRandom) -> String? {
    guard fields.count > 2 else { return nil }
    var fields = fields
    // The family name is left out once where others are three times.
    let place = random.below(4) == 0 ? fields.count - 1 : random.within(1...fields.count - 2)
    fields.remove(at: place)
    return fields.joined(separator: " ")
  }

  private static func initials(_ fields: [String], _ random: inout SampleRandom) -> String? {
    guard fields.count > 1 else { return nil }
    var fields = fields
    let place = fields.count > 2 ? random.within(1...fields.count - 2) : 0
    guard let word = fields[place].split(separator: " ").last,
      let letter = word.first(where: \.isLetter)
    else { return nil }
    fields[place] = letter.uppercased() + "."
    return fields.joined(separator: " ")
  }

  private static func kunya(_ maker: PersonMaker, _ random: inout SampleRandom) -> String? {
    guard let kunya = maker.person().kunya else { return nil }
    return random.chance(perMille: 500) ? kunya.arabic ?? kunya.latin : kunya.latin
  }
}
