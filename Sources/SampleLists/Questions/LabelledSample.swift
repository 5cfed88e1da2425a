import RecordStreams
import Subjects

/// A list of invented people with questions whose right answers are known: what a benchmark of name
/// matching needs, without a real person in it.
///
/// Some entries are written in Arabic letters alone. The questions with an answer are drawn evenly
/// over the channels by which a name changes; those without are people of the same population who
/// are not on the list, asked in either script, and people from elsewhere.
public struct LabelledSample: Sendable, Hashable {
  /// What whoever asks knows beside the name.
  public enum Knowledge: String, Sendable, Hashable, CaseIterable {
    case name, year, date
  }

  /// The people on the list; those who are not follow them in the same population.
  public let list: SampleList
  /// How many questions have an answer.
  public let asked: Int
  /// How many people of the same population who are not on the list are asked.
  public let strangers: Int
  /// How many people from elsewhere are asked.
  public let foreigners: Int

  /// Makes a list with so many questions on it.
  public init(list: SampleList, asked: Int, strangers: Int, foreigners: Int) {
    precondition(min(asked, strangers, foreigners) >= 0, "a file has no negative number of rows")
    self.list = list
    self.asked = asked
    self.strangers = strangers
    self.foreigners = foreigners
  }

  /// Makes the shortest list with so many names, and so many questions on it.
  public init(
    seed: UInt64 = 1, names: Int, organizations: Int = 0, asked: Int, strangers: Int,
    foreigners: Int
  ) {
    let empty = LabelledSample(
      list: SampleList(seed: seed, people: 0), asked: 0, strangers: 0, foreigners: 0)
    let people = SampleList.people(withNames: names) { empty.entry(at: $0).nameCount }
    self.init(
      list: SampleList(seed: seed, people: people, organizations: organizations), asked: asked,
      strangers: strangers, foreigners: foreigners)
  }

  /// Writes the list as FollowTheMoney JSON lines, in chunks.
  public func writeList(to sink: ([UInt8]) throws -> Void) rethrows {
    var writer: any SampleWriter = SampleFormat.ftm.writer(for: list)
    for index in 0..<list.people {
      var buffers: SampleBuffers = [:]
      writer.append(entry(at: index), &buffers)
      try sink(buffers[.main] ?? [])
    }
    for index in 0..<list.organizations {
      var buffers: SampleBuffers = [:]
      writer.append(list.organization(at: index), &buffers)
      try sink(buffers[.main] ?? [])
    }
  }

  /// Writes the questions as JSON lines, one at a time: the rows of a batch with `answers`, `kind`
  /// and `groups`.
  ///
  /// The same people are asked by the same names, whatever is known beside.
  public func writeQuestions(
    knowing knowledge: Knowledge, to sink: ([UInt8]) throws -> Void
  ) rethrows {
    let groups = PopulationGroups(of: self)
    for number in 0..<asked {
      guard let row = positive(number, knowledge, groups) else { continue }
      try sink(row.line)
    }
    for number in 0..<strangers {
      try sink(stranger(number, knowledge, groups).line)
    }
    for number in 0..<foreigners {
      try sink(foreigner(number, knowledge).line)
    }
  }
}

extension LabelledSample {
  func maker(at index: Int) -> PersonMaker { PersonMaker(seed: list.seed, index: index) }

  /// One entry in six whose name Arabic writes is listed in Arabic letters alone.
  func isListedInArabic(_ maker: PersonMaker) -> Bool {
    var random = maker.random(for: .script)
    return random.chance(perMille: 167) && maker.isArabic
      && maker.name.original(maker.population.script) != nil
  }

  func entry(at index: Int) -> InventedPerson {
    let maker = maker(at: index)
    let person = maker.person()
    guard isListedInArabic(maker) else { return person }
    return person.inArabicAlone(maker.name.original(maker.population.script) ?? "")
  }

  /// A question on somebody who is on the list; `nil` where its channel suits nobody drawn.
  private func positive(
    _ number: Int, _ knowledge: Knowledge, _ groups: PopulationGroups
  ) -> QuestionRow? {
    var random = SampleRandom(seed: list.seed, index: number, for: .question)
    let channels = QuestionChannel.allCases
    let channel = channels[number % channels.count]
    guard list.people > 0 else { return nil }
    for _ in 0..<100 {
      let index = random.below(list.people)
      let maker = maker(at: index)
      guard channel.asksArabicEntries == isListedInArabic(maker),
        let name = channel.name(of: maker, &random)
      else { continue }
      let day = Self.asCopied(maker.birthDay, &random)
      return QuestionRow(
        key: "a\(number + 1)", name: name, birthDate: Self.birthDate(day, knowledge),
        answers: ["sample-" + list.person(at: index).reference], kind: channel.rawValue,
        groups: groups.groups(of: maker))
    }
    return nil
  }

  private func stranger(
    _ number: Int, _ knowledge: Knowledge, _ groups: PopulationGroups
  ) -> QuestionRow {
    let maker = maker(at: list.people + number)
    let arabic = number % 2 == 1 && maker.isArabic ? maker.name.original(.arabic) : nil
    let latin = maker.name.latinFields(maker.habit, flavour: maker.flavour)
    let namesake = QuestionRow.Group(
      by: "namesake", name: groups.hasNamesake(maker) ? "on the list" : "none")
    return QuestionRow(
      key: "s\(number + 1)", name: arabic ?? latin.joined(separator: " "),
      birthDate: Self.birthDate(maker.birthDay, knowledge), answers: [], kind: "stranger",
      groups: groups.groups(of: maker) + [namesake])
  }

  private func foreigner(_ number: Int, _ knowledge: Knowledge) -> QuestionRow {
    let maker = maker(at: list.people + strangers + number)
    var random = maker.random(for: .question)
    return QuestionRow(
      key: "f\(number + 1)", name: ForeignNames.name(&random),
      birthDate: Self.birthDate(maker.birthDay, knowledge), answers: [], kind: "foreigner",
      groups: [])
  }

  /// One date in twenty-five is copied wrongly: day and month change places, or the year is one off.
  private static func asCopied(
    _ day: PartialDate.Point, _ random: inout SampleRandom
  ) -> PartialDate.Point {
    guard random.chance(perMille: 40) else { return day }
    let swapped = PartialDate.Point(year: day.year, month: day.day, day: day.month)
    if let swapped, swapped != day { return swapped }
    return PartialDate.Point(year: day.year + 1, month: day.month, day: day.day) ?? day
  }

  private static func birthDate(_ day: PartialDate.Point, _ knowledge: Knowledge) -> String? {
    switch knowledge {
    case .name: nil
    case .year: padded(day.year, 4)
    case .date: day.text
    }
  }
}

/// A question as a line of JSON.
struct QuestionRow {
  struct Group {
    let by: String
    let name: String
  }

  let key: String
  let name: String
  let birthDate: String?
  let answers: [String]
  let kind: String
  let groups: [Group]

  var line: [UInt8] {
    var members = [
      JSONMember("key", .string(key)), JSONMember("name", .string(name)),
      JSONMember("schema", .string("Person")),
    ]
    if let birthDate { members.append(JSONMember("birthDate", .string(birthDate))) }
    members.append(JSONMember("answers", .strings(answers)))
    members.append(JSONMember("kind", .string(kind)))
    if !groups.isEmpty {
      members.append(
        JSONMember("groups", .object(groups.map { JSONMember($0.by, .string($0.name)) })))
    }
    var bytes: [UInt8] = []
    JSONValue.object(members).write(into: &bytes)
    return bytes + [0x0A]
  }
}

extension InventedPerson {
  /// The same person on a list that writes Arabic letters alone.
  func inArabicAlone(_ name: String) -> InventedPerson {
    func arabic(_ written: WrittenName?) -> WrittenName? {
      written?.arabic.map { WrittenName(latin: $0, arabic: nil) }
    }
    return InventedPerson(
      index: index, population: population, isFemale: isFemale, title: nil,
      nameFields: name.split(separator: " ").map(String.init), originalName: nil,
      aliases: aliases.compactMap { alias in
        alias.arabic.map { InventedAlias(quality: alias.quality, names: [$0], arabic: nil) }
      }, father: arabic(father), grandfather: arabic(grandfather), mother: arabic(mother),
      kunya: arabic(kunya), births: births, birthPlaces: birthPlaces, nationalities: nationalities,
      addresses: addresses, documents: documents, designation: designation, listing: listing,
      bureau: bureau)
  }
}
