/// A list of people and organisations that do not exist, the same for the same seed on every
/// machine: person *i* depends on the seed and *i* alone.
///
/// Nothing is kept: each entry is made when it is asked for, in some ten microseconds.
public struct SampleList: Sendable, Hashable {
  /// Another seed gives other people.
  public let seed: UInt64
  /// How many people the list has.
  public let people: Int
  /// How many organisations follow them.
  public let organizations: Int

  /// Makes a list of that many people and organisations.
  public init(seed: UInt64 = 1, people: Int, organizations: Int = 0) {
    precondition(people >= 0 && organizations >= 0, "a list has no negative number of entries")
    self.seed = seed
    self.people = people
    self.organizations = organizations
  }

  /// Makes the shortest list of people that has so many names, as `InventedPerson.nameCount` counts
  /// them; it makes each person once to count.
  public init(seed: UInt64 = 1, names: Int, organizations: Int = 0) {
    let people = Self.people(withNames: names) { index in
      PersonMaker(seed: seed, index: index).person().nameCount
    }
    self.init(seed: seed, people: people, organizations: organizations)
  }

  /// How many people, from the first, have so many names together.
  static func people(withNames names: Int, nameCount: (_ index: Int) -> Int) -> Int {
    precondition(names >= 0, "a list has no negative number of names")
    var (people, found) = (0, 0)
    while found < names {
      found += nameCount(people)
      people += 1
    }
    return people
  }

  /// The person at a place from 0; places beyond `people` are as good as those before.
  public func person(at index: Int) -> InventedPerson {
    PersonMaker(seed: seed, index: index).person()
  }

  /// The organisation at a place from 0.
  public func organization(at index: Int) -> InventedOrganization {
    InventedOrganization(seed: seed, index: index)
  }

  /// The person's name by another habit of writing Latin letters.
  ///
  /// - Parameter flavour: chooses among the forms that the habit allows; any number from 0.
  public func name(ofPersonAt index: Int, by habit: LatinSpelling, flavour: Int = 0) -> String {
    PersonMaker(seed: seed, index: index).name
      .latinFields(habit, flavour: flavour).joined(separator: " ")
  }

  /// The person's name in Arabic letters, also where the entry shows none; `nil` where the name is
  /// none that Arabic writes.
  public func arabicName(
    ofPersonAt index: Int, writing: ArabicWriting = .standard
  ) -> String? {
    PersonMaker(seed: seed, index: index).name.original(.arabic).map(writing.applied(to:))
  }
}
