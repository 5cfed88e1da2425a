import ArgumentParser
import Evidence
import Foundation
import RecordStreams
import Register
import Screening
import Subjects

/// The command `tabayyun entry propose`.
struct EntryPropose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: "Propose an entry of an own list, or a change of one; another person approves it.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var actor: ActorOptions

  @Option(name: .customLong("in"), help: "The own list.")
  var list: ListName

  @Option(help: "The id of the entry; what stands before a colon is the list.")
  var id: String?

  @Flag(help: "Change an entry that stands on the list.")
  var change = false

  @Option(help: "The name; may be repeated, further ones are aliases.")
  var name: [String] = []

  @Option(help: "Person, Organization or another FollowTheMoney schema.")
  var schema = "Person"

  @Option(help: "Date of birth.")
  var born: String?

  @Option(help: "The place of birth.")
  var birthPlace: String?

  @Option(help: "An ISO code or a country's name.")
  var nationality: String?

  @Option(help: "m or f.")
  var gender: String?

  @Option(help: "A passport or identity paper: [ISSUER:]NUMBER.")
  var document: String?

  @Option(help: "The number under which a photograph is kept.")
  var photo: String?

  @Option(help: "What the person is listed for.")
  var grounds: String

  @Option(help: "The law under which the person is listed.")
  var legalBasis: String

  @Option(help: "The day by which the entry must be looked at again.")
  var reviewOn: String

  @Option(help: "What an officer is to do on meeting the person.")
  var action: String?

  @Option(
    help: "Take the entry from this FollowTheMoney file: the entry and what belongs to it.",
    completion: .file())
  var file: String?

  func validate() throws {
    if (file == nil) == name.isEmpty { throw ValidationError("Give --name, or --file.") }
    if file == nil, id == nil { throw ValidationError("Give the entry an id with --id.") }
    if PartialDate(reviewOn)?.isFull != true {
      throw ValidationError("--review-on takes a day such as 2027-03-02.")
    }
  }

  func run() throws {
    let register = try register.open()
    let (entry, dependents) = try file.map(entities) ?? written()
    let draft = EntryProposal(
      kind: change ? .change : .new, list: list, entry: entry, dependents: dependents,
      grounds: grounds, legalBasis: legalBasis, reviewOn: PartialDate(reviewOn))
    let proposal = try ProposeEntry(in: register).propose(draft, by: actor.account, at: Clock.now)
    try register.close()
    if output.json {
      Output.write(proposal.json)
    } else {
      Output.write(
        output.chosenLanguage.text(
          "Proposal \(proposal.id): \(proposal.entry) waits for another person's approval.",
          "المقترح \(proposal.id): القيد \(proposal.entry) ينتظر موافقة شخص آخر."))
    }
  }

  private func written() throws -> (Entity, [Entity]) {
    var form = QueryForm()
    (form.names, form.schema, form.birth, form.nationality) = (name, schema, born, nationality)
    (form.gender, form.document, form.birthPlace) = (gender, document, birthPlace)
    let entry = EntryForm(
      list: list, id: id ?? "", attributes: form, photo: photo, action: action)
    do { return try entry.entities() } catch {
      throw UsageError(message: error.says, command: "entry propose")
    }
  }

  private func entities(_ path: String) throws -> (Entity, [Entity]) {
    let text: String
    do { text = try String(contentsOf: URL(filePath: path), encoding: .utf8) } catch {
      throw UsageError(message: "\(path): \(FileAccess.reason(error))", command: "entry propose")
    }
    var entities: [Entity] = []
    for (index, line) in text.split(separator: "\n").enumerated() {
      do { entities.append(try Entity(text: String(line))) } catch {
        throw UsageError(
          message: "\(path), line \(index + 1): this is no FollowTheMoney entity",
          command: "entry propose")
      }
    }
    let entries = entities.filter(\.isEntry)
    guard entries.count == 1, entities.allSatisfy({ $0.isEntry || $0.entryID == entries[0].id })
    else {
      throw UsageError(
        message: "\(path): one entry is expected, with what belongs to it",
        command: "entry propose")
    }
    return (entries[0], entities.filter { !$0.isEntry })
  }
}
