import ArgumentParser
import Evidence
import Foundation
import Register
import Screening
import Subjects

/// What is known of the person beside the name.
struct PersonOptions: ParsableArguments {
  @Option(help: "Person, Organization or another FollowTheMoney schema.")
  var schema: String?

  @Option(
    help: """
      Date of birth: 1971, 1971-03, 1971-03-02, 2/3/1971, ~1971, 197x or 1968..1972; years up to \
      1500 are Hijri.
      """)
  var born: String?

  @Option(help: "The place of birth, without the country.")
  var birthPlace: String?

  @Option(help: "An ISO code or a country's name.")
  var nationality: String?

  @Option(help: "m or f.")
  var gender: String?

  @Option(help: "A document: [ISSUER:]NUMBER.")
  var document: String?

  @Option(help: "The father's name.")
  var father: String?

  @Option(help: "The mother's name.")
  var mother: String?

  @Option(help: "The grandfather's name.")
  var grandfather: String?

  /// The question with these names.
  func form(names: [String]) -> QueryForm {
    var form = QueryForm()
    let areNames = names.contains { $0.contains(where: \.isWhitespace) }
    form.names = areNames ? names : [names.joined(separator: " ")]
    form.schema = schema
    form.birth = born
    form.birthPlace = birthPlace
    form.nationality = nationality
    form.gender = gender
    form.document = document
    form.father = father
    form.mother = mother
    form.grandfather = grandfather
    return form
  }
}

/// On which lists, for what purpose, and from which score.
struct ScopeOptions: ParsableArguments {
  @Option(help: "A purpose of the policy (default: the register's).")
  var purpose: String?

  @Option(name: .customLong("in"), help: "Only this list; may be repeated.")
  var lists: [ListName] = []

  @Option(help: "Check this FollowTheMoney file, without a register; not recorded.")
  var against: String?

  @Option(help: "The lists as they were published on that day.")
  var asOf: Moment?

  @Option(help: "The lists as they were known here at that time.")
  var knownAt: Moment?

  @Option(help: "Show results from this score up, 0 to 1.")
  var threshold = 0.7

  @Option(help: "Show no results below this name score, 0 to 1.")
  var nameThreshold: Double?

  @Option(help: "Show at most so many results; the total is always told.")
  var limit = 5

  @Option(
    help: """
      A table of names and how common they are, to estimate namesakes by: lines of title, people and \
      names, each with a tab and its value (parts per million).
      """)
  var population: String?

  @Option(name: .customLong("on"), help: "The day of the check (default: today).")
  var chosenDay: String?

  func validate() throws {
    for share in [threshold, nameThreshold ?? 0] where !(0...1).contains(share) {
      throw ValidationError("A score is from 0 to 1.")
    }
    if !(1...500).contains(limit) { throw ValidationError("--limit is from 1 to 500.") }
    if let chosenDay, PartialDate(chosenDay)?.isFull != true {
      throw ValidationError("--on takes a day such as 2026-03-02.")
    }
    if against != nil, !lists.isEmpty || asOf != nil || knownAt != nil {
      throw ValidationError("--against checks one file: --in, --as-of and --known-at do not apply.")
    }
  }

  /// A check rests on one register, one bundle or one file.
  func expectOne(bundle: String?, register: String?) throws {
    if bundle != nil, register != nil || against != nil {
      throw ValidationError("--bundle stands alone: leave out --register and --against.")
    }
  }

  var line: Int { Int((threshold * 10_000).rounded()) }
  var nameLine: Int? { nameThreshold.map { Int(($0 * 10_000).rounded()) } }

  /// What namesakes and probabilities are estimated under.
  func assumptions() throws -> Estimate.Assumptions {
    try PopulationTable.assumptions(population, command: "check")
  }

  /// The day of the check.
  var day: PartialDate {
    // Whether it is a day was seen when the options were read.
    chosenDay.flatMap { PartialDate($0) } ?? Clock.today
  }

  /// The moment of the check, to which a bundle is valid or not: of a day that is named, its end.
  var moment: Moment { chosenDay.flatMap { Moment($0) } ?? Clock.now }
}

/// A file of questions.
struct BatchOptions: ParsableArguments {
  @Option(name: .customLong("batch"), help: "Check every row of a JSON lines or CSV file.")
  var path: String?

  @Option(help: "Where the answers of a batch go, one JSON object a line.")
  var to: String?

  @Option(help: "Write the batch's statistics to this file.")
  var stats: String?

  @Option(help: "Answer so many rows of a batch at once (default: as many as there are cores).")
  var threads: Int?

  @Option(help: "Leave so many checks, from the first, out of the times of --stats.")
  var untimed = 0

  func validate() throws {
    if untimed < 0 { throw ValidationError("--untimed is 0 or more.") }
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads is from 1 to 1024.")
    }
  }
}
