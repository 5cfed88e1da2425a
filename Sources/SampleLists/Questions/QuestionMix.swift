/// What a measurement of speed asks: each mix is hard, or easy, for a search in its own way.
enum QuestionMix: String, CaseIterable {
  /// As the entry has it, in its own script.
  case clean
  /// An entry in Latin letters, asked in Arabic ones.
  case arabic
  /// An entry in Latin letters, asked by another country's habit of writing them.
  case latin
  /// Of two dozen people, the one whose rarest part has the most bearers.
  case common
  /// Of two dozen people, the one whose parts have the fewest bearers together.
  case rare
  /// Four parts, each of which many have.
  case fourCommon = "four-common"
  /// A name in which a part comes twice.
  case twice
  /// The whole line of fathers with `bin` between them, and a title.
  case nineTokens = "nine-tokens"
  /// One part alone; it has no answer, though whoever is listed by no more may be found.
  case single
  /// With a part that nobody else has.
  case unseen
  /// With one slip at the keyboard.
  case typo
  /// By another habit of writing, with the day of birth.
  case born
}
