import Access
import ListReaders
import RecordStreams
import Register
import Screening
import Subjects
import TestSupport
import Testing

@Suite struct OwnEntryTests {
  private let policy = "\"own_lists\": [\"bureau\"],"
  private let bureau = listName("bureau")

  private func draft(
    _ number: Int = 1, kind: Proposal.Kind = .new, name: String = "Khalid Nasir Omar Zarqani",
    born: String? = "1971-03-02", grounds: String = "Named by two witnesses.",
    law: String = "Order 7", review: String? = "2027-06-01"
  ) -> EntryProposal {
    var entry = Entity(id: "bureau:\(number)", schema: "Person")
    entry.properties["name"] = [name]
    entry.properties["birthDate"] = born.map { [$0] } ?? []
    return EntryProposal(
      kind: kind, list: bureau, entry: entry, grounds: grounds, legalBasis: law,
      reviewOn: review.flatMap { PartialDate($0) })
  }

  private func approved(_ desk: CaseDesk, _ draft: EntryProposal) throws -> Edition {
    let proposal = try desk.propose.propose(draft, by: "anna", at: noon)
    return try desk.propose.approve([proposal.id], by: "bashir", at: noon)
  }

  private func total(_ desk: CaseDesk) throws -> Int {
    do { return try desk.answer().total } catch CheckError.noListInForce { return 0 }
  }

  @Test func `an entry is in force when another person approves it, not before`() throws {
    let desk = try CaseDesk(policy: policy)
    let proposal = try desk.propose.propose(draft(), by: "anna", at: noon)
    #expect(try desk.register.lists().isEmpty)
    #expect(throws: CaseError.sameAccount("anna")) {
      try desk.propose.approve([proposal.id], by: "anna", at: noon)
    }
    #expect(try desk.register.lists().isEmpty)
    let edition = try desk.propose.approve([proposal.id], by: "bashir", at: noon)
    #expect(!edition.isHeld && edition.counts.entries == 1)
    #expect(try total(desk) == 1)
    let kept = try #require(try desk.register.entry(id: "bureau:1", in: edition.id))
    #expect(kept.entity.properties[ExtensionProperty.legalBasis] == ["Order 7"])
    #expect(kept.entity.properties[ExtensionProperty.reviewOn] == ["2027-06-01"])
    let listing = try #require(kept.dependents.first)
    #expect(listing.properties[ExtensionProperty.proposer] == ["anna"])
    #expect(listing.properties[ExtensionProperty.approver] == ["bashir"])
  }

  @Test func `a withdrawal is effective in the very next check, by one person`() throws {
    let desk = try CaseDesk(policy: policy)
    _ = try approved(desk, draft(1))
    _ = try approved(desk, draft(2, name: "Samir Yusuf Tikriti", born: "1985-12-01"))
    #expect(try total(desk) == 1)
    let edition = try desk.propose.withdraw(
      "bureau:1", from: bureau, reason: "Mistaken identity.", by: "anna", at: noon)
    #expect(!edition.isHeld && edition.counts.entries == 1)
    #expect(try total(desk) == 0)
    let history = try desk.register.history(of: "bureau:1", on: bureau)
    #expect(history.delisted != nil)
    try desk.propose.withdraw(
      "bureau:2", from: bureau, reason: "The last one.", by: "anna", at: noon)
    #expect(try desk.register.edition(inForceOf: bureau)?.counts.entries == 0)
  }

  @Test func `a withdrawal is effective also where an edition of tomorrow is in force`() throws {
    let desk = try CaseDesk(policy: policy)
    try desk.add(
      [khalid().replacing("inv:1", with: "bureau:1")], to: "bureau", published: "2027-01-16")
    #expect(try total(desk) == 1)
    try desk.propose.withdraw("bureau:1", from: bureau, reason: "Wrong.", by: "anna", at: noon)
    #expect(try total(desk) == 0)
  }

  @Test func `the bytes of an edition read again give its entities`() throws {
    let desk = try CaseDesk(policy: policy)
    _ = try approved(desk, draft(1))
    let edition = try approved(desk, draft(2, name: "سمير يوسف التكريتي"))
    var bytes: [UInt8] = []
    try desk.register.forEachSourceChunk(of: edition.id, file: 0) { bytes += $0 }
    var kept: [Entity] = []
    try desk.register.forEachEntity(of: edition.id) { kept.append($0) }
    var read: [Entity] = []
    var reader = ListFormat.ftm.makeReader(list: "bureau")
    try reader.begin(file: "bureau.jsonl")
    func take(_ row: ListRow) { if case .entity(let entity) = row { read.append(entity) } }
    try bytes.withUnsafeBytes { try reader.read($0, into: take) }
    _ = try reader.finish(into: take)
    #expect(read == kept && kept.count == 4)
    try desk.register.verify()
  }

  @Test func `approvals at once are two editions and neither is lost`() async throws {
    let desk = try CaseDesk(policy: policy)
    let ids = try (1...6).map {
      try desk.propose.propose(draft($0), by: "anna", at: noon).id
    }
    let path = desk.register.path
    await withTaskGroup(of: Void.self) { group in
      for id in ids {
        group.addTask {
          do {
            try ProposeEntry(in: RegisterFile(path: path)).approve([id], by: "bashir", at: noon)
          } catch { Issue.record("\(error)") }
        }
      }
    }
    let edition = try #require(try desk.register.edition(inForceOf: bureau))
    #expect(edition.counts.entries == 6 && edition.counts.related == 6)
  }

  @Test func `proposals approved together are one edition`() throws {
    let desk = try CaseDesk(policy: policy)
    let ids = try (1...3).map { try desk.propose.propose(draft($0), by: "anna", at: noon).id }
    try desk.propose.approve(ids, by: "bashir", at: noon)
    #expect(try desk.register.editions(of: bureau).map(\.counts.entries) == [3])
  }

  @Test func `a change takes the place of the entry and all that belonged to it`() throws {
    let desk = try CaseDesk(policy: policy)
    _ = try approved(desk, draft())
    #expect(throws: CaseError.entryThere("bureau:1", list: bureau)) {
      try desk.propose.propose(draft(), by: "anna", at: noon)
    }
    let edition = try approved(desk, draft(kind: .change, grounds: "A third witness."))
    let kept = try #require(try desk.register.entry(id: "bureau:1", in: edition.id))
    #expect(kept.dependents.map { $0.properties["reason"] } == [["A third witness."]])
    #expect(throws: CaseError.entryNotThere("bureau:9", list: bureau)) {
      try desk.propose.propose(draft(9, kind: .change), by: "anna", at: noon)
    }
  }

  @Test func `a change that was proposed before a withdrawal does not bring the entry back`()
    throws
  {
    let desk = try CaseDesk(policy: policy)
    _ = try approved(desk, draft())
    let change = try desk.propose.propose(draft(kind: .change), by: "anna", at: noon)
    try desk.propose.withdraw("bureau:1", from: bureau, reason: "Wrong.", by: "anna", at: noon)
    #expect(throws: CaseError.entryNotThere("bureau:1", list: bureau)) {
      try desk.propose.approve([change.id], by: "bashir", at: noon)
    }
    #expect(try desk.register.proposal(change.id).state == .proposed)
  }

  @Test func `a rejected proposal cannot be approved`() throws {
    let desk = try CaseDesk(policy: policy)
    let proposal = try desk.propose.propose(draft(), by: "anna", at: noon)
    try desk.propose.reject(proposal.id, reason: "Too little.", by: "bashir", at: noon)
    #expect(throws: CaseError.proposalDecided(proposal.id, state: .rejected)) {
      try desk.propose.approve([proposal.id], by: "bashir", at: noon)
    }
  }

  @Test func `alerts on an entry that is withdrawn are put away`() throws {
    let desk = try CaseDesk(policy: policy)
    _ = try approved(desk, draft())
    let alert = try #require(try desk.alert().first)
    try desk.propose.withdraw("bureau:1", from: bureau, reason: "Wrong.", by: "anna", at: noon)
    #expect(try desk.register.alert(alert.id).state == .closed)
  }

  @Test(
    arguments: [
      ("Khalid", "1971", "g", "l", "2027-06-01", ["name_parts"]),
      ("Khalid Zarqani", nil, "g", "l", "2027-06-01", ["birth_year|document|photo"]),
      ("Khalid Zarqani", "1971", " ", "l", "2027-06-01", ["grounds"]),
      ("Khalid Zarqani", "1971", "g", "", "2027-06-01", ["legal_basis"]),
      ("Khalid Zarqani", "1971", "g", "l", nil, ["review_within_days"]),
      ("Khalid Zarqani", "1971", "g", "l", "2028-06-01", ["review_within_days"]),
      ("Khalid Zarqani", "1971", "g", "l", "2027-01-14", ["review_within_days"]),
      (
        "خالد", nil, "", "", nil,
        [
          "name_parts", "birth_year|document|photo", "grounds",
          "legal_basis", "review_within_days",
        ]
      ),
    ] as [(String, String?, String, String, String?, [String])])
  func `a proposal that says too little is refused and told what it lacks`(
    name: String, born: String?, grounds: String, law: String, review: String?, lacks: [String]
  ) throws {
    let desk = try CaseDesk(policy: policy)
    #expect(throws: EntryError.tooLittle(lacks)) {
      try desk.propose.propose(
        draft(name: name, born: born, grounds: grounds, law: law, review: review), by: "anna",
        at: noon)
    }
    #expect(try desk.register.proposals(state: nil).elements.isEmpty)
  }

  @Test func `a document or a photograph stands for the birth`() throws {
    let desk = try CaseDesk(policy: policy)
    var withPhoto = draft(1, born: nil)
    withPhoto.entry.properties[ExtensionProperty.photo] = ["P-17"]
    _ = try desk.propose.propose(withPhoto, by: "anna", at: noon)
    var withPaper = draft(2, born: nil)
    var paper = Entity(id: "bureau:2/document", schema: "Passport")
    paper.properties["holder"] = ["bureau:2"]
    paper.properties["number"] = ["A1234567"]
    withPaper.dependents = [paper]
    _ = try desk.propose.propose(withPaper, by: "anna", at: noon)
  }

  @Test func `entries are proposed to own lists only`() throws {
    let desk = try CaseDesk()
    #expect(throws: EntryError.notOwn(bureau, own: [])) {
      try desk.propose.propose(draft(), by: "anna", at: noon)
    }
  }
}
