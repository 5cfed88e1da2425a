import Access
import ListReaders
import NameText
public import Register
public import Subjects

/// An entry as it is proposed: what it says of the person, and on what ground it stands.
public struct EntryProposal: Sendable {
  /// Whether the entry stands on the list.
  public var kind: Proposal.Kind
  /// The own list.
  public var list: ListName
  /// The person, organisation or vehicle.
  public var entry: Entity
  /// Its passports, addresses and the like.
  public var dependents: [Entity]
  /// What it is listed for.
  public var grounds: String
  /// The law under which it stands.
  public var legalBasis: String
  /// The day by which it must be looked at again.
  public var reviewOn: PartialDate?

  /// Makes one from its parts.
  public init(
    kind: Proposal.Kind, list: ListName, entry: Entity, dependents: [Entity] = [],
    grounds: String, legalBasis: String, reviewOn: PartialDate?
  ) {
    self.kind = kind
    self.list = list
    self.entry = entry
    self.dependents = dependents
    self.grounds = grounds
    self.legalBasis = legalBasis
    self.reviewOn = reviewOn
  }

  /// The entities that are kept: the entry with its law and review date, what belongs to it, and a
  /// sanction that holds the grounds.
  func entities(proposedBy proposer: String) -> [Entity] {
    var entry = entry
    entry.datasets = [list.text]
    entry.properties[ExtensionProperty.legalBasis] = legalBasis.isEmpty ? [] : [legalBasis]
    entry.properties[ExtensionProperty.reviewOn] = reviewOn.map { [$0.text] } ?? []
    var listing = Entity(
      id: "\(entry.id)/listing", schema: "Sanction", datasets: [list.text])
    listing.properties.add(entry.id, to: "entity")
    listing.properties.add(list.text, to: "authority")
    listing.properties.add(grounds, to: "reason")
    listing.properties.add(proposer, to: ExtensionProperty.proposer)
    let others = dependents.filter { $0.id != listing.id }.map { dependent in
      var dependent = dependent
      dependent.datasets = [list.text]
      return dependent
    }
    return [entry] + others + [listing]
  }

  /// The entities of an approved proposal, with who approved it.
  static func approved(_ entities: [Entity], by approver: String) -> [Entity] {
    entities.map { entity in
      guard entity.id.hasSuffix("/listing"), entity.schema == "Sanction" else { return entity }
      var entity = entity
      entity.properties[ExtensionProperty.approver] = [approver]
      return entity
    }
  }
}

extension OwnListFormat {
  /// Own lists are written as FollowTheMoney lines.
  static let ftm = OwnListFormat(
    name: ListFormat.ftm.rawValue, readerVersion: ListFormat.ftm.readerVersion)
}

extension Policy.MinimumIdentifiers {
  /// What a proposed entry lacks, as the policy names it; empty where it says enough.
  func missing(in proposal: EntryProposal, on now: Moment) -> [String] {
    let subject = Subject(
      proposal.entry, documents: proposal.dependents.filter(\.isIdentification))
    var missing: [String] = []
    let parts = subject.names.map { ParsedName($0.text).tokens.count }.max() ?? 0
    if subject.kind == .person ? parts < nameParts : parts == 0 { missing.append("name_parts") }
    if subject.kind == .person, !oneOf.isEmpty,
      !oneOf.contains(where: { has($0, proposal, subject) })
    {
      missing.append(oneOf.map(\.rawValue).joined(separator: "|"))
    }
    if grounds, proposal.grounds.allSatisfy(\.isWhitespace) { missing.append("grounds") }
    if legalBasis, proposal.legalBasis.allSatisfy(\.isWhitespace) {
      missing.append("legal_basis")
    }
    if let reviewWithinDays {
      let last = now.dayNumber + reviewWithinDays
      let isGood = proposal.reviewOn.map { (now.dayNumber...last).contains($0.lastDay) } ?? false
      if !isGood { missing.append("review_within_days") }
    }
    return missing
  }

  private func has(_ identifier: Identifier, _ proposal: EntryProposal, _ subject: Subject) -> Bool
  {
    switch identifier {
    case .birthYear: !subject.births.isEmpty
    case .document: !subject.documents.isEmpty
    case .photo: !proposal.entry.properties[ExtensionProperty.photo].isEmpty
    }
  }
}
