import RecordStreams
import Register
import Screening
import Subjects

/// The body of a proposal: what the entry says, and on what ground it is to stand.
struct ProposalQuestion: Sendable {
  let form: EntryForm
  private let kind: Proposal.Kind
  private let grounds: String
  private let legalBasis: String
  private let reviewOn: PartialDate?

  /// - Parameter json: a body that has been found to fit.
  init(_ json: JSONValue) {
    func text(_ name: String) -> String? { json[name]?.string }
    guard let list = text("list").flatMap(ListName.init) else {
      preconditionFailure("the list has been found to have a name")
    }
    var attributes = QueryForm()
    attributes.names = text("name").map { [$0] } ?? json["name"]?.array?.compactMap(\.string) ?? []
    (attributes.schema, attributes.birth) = (text("schema"), text("birthDate"))
    (attributes.birthPlace, attributes.nationality) = (text("birthPlace"), text("nationality"))
    (attributes.gender, attributes.document) = (text("gender"), text("document"))
    (attributes.father, attributes.mother) = (text("father"), text("mother"))
    attributes.grandfather = text("grandfather")
    form = EntryForm(
      list: list, id: text("id") ?? "", attributes: attributes, photo: text("photo"),
      action: text("action"))
    kind = text("kind").flatMap(Proposal.Kind.init(rawValue:)) ?? .new
    (grounds, legalBasis) = (text("grounds") ?? "", text("legal_basis") ?? "")
    reviewOn = text("review_on").flatMap { PartialDate($0) }
  }

  /// The proposal.
  ///
  /// - Throws: `QueryError` for an attribute that a check would not understand.
  func draft() throws(QueryError) -> EntryProposal {
    let (entry, papers) = try form.entities()
    return EntryProposal(
      kind: kind, list: form.list, entry: entry, dependents: papers, grounds: grounds,
      legalBasis: legalBasis, reviewOn: reviewOn)
  }
}
