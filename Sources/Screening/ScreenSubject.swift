import Evidence
import NameIndex
import NameMatching
import NameText
import Subjects

/// The check: the index proposes, evidence judges.
public enum ScreenSubject {
  /// A candidate with what it is worth, before it is explained.
  struct Candidate {
    let list: Int
    let entry: Int
    let id: String
    let schema: String
    let nameScore: Int
    let milliBits: Int
    let outcome: Outcome
  }

  /// Every entry of the lists whose score is at the line or above, best first.
  ///
  /// Nothing is missed: entries are proposed by the exact name scores of the index down to the score
  /// from which the attributes of this query could still lift them to the line, and by document
  /// number. Equal scores stand in the order of their ids' bytes.
  ///
  /// - Parameters:
  ///   - rules: what the policy says of minors and reviews, and what was decided earlier.
  ///   - isWanted: decides on each entry by its id, its schema and its list's place in `lists`;
  ///     those that are not wanted are neither shown nor counted.
  /// - Complexity: O(candidates) beyond the index's own work; only results shown are explained.
  public static func check(
    _ query: CheckQuery, in lists: [ListSnapshot], under rules: CheckRules = .none,
    joiningByID: Bool = false,
    keeping isWanted: ((_ id: String, _ schema: String, _ list: Int) -> Bool)? = nil
  ) -> CheckAnswer {
    let profiles = query.profiles
    var candidates: [Candidate] = []
    for (number, list) in lists.enumerated() {
      let found = self.candidates(in: list, number: number, query, profiles)
      candidates += found.filter { isWanted?($0.id, $0.schema, number) ?? true }
    }
    let withheld = rules.withhold(from: &candidates, lists, query)
    candidates.sort(by: precedes)
    let merged = merged(candidates, lists, byID: joiningByID)
    let entries = lists.reduce(0) { $0 + $1.index.entryCount }
    let results = merged.prefix(query.limit).compactMap { group -> CheckAnswer.Result? in
      guard let best = group.first else { return nil }
      let found = result(
        best, lists: group.map { lists[$0.list] }, of: lists[best.list], query, entries: entries)
      return rules.annotated(found, query)
    }
    return CheckAnswer(
      query: query, lists: lists, results: results, total: merged.count,
      scores: merged.compactMap { $0.first.map { Calibration.score(ofBits: $0.milliBits) } },
      outcome: candidates.first?.outcome ?? .none, withheld: withheld)
  }

  /// The order of results: outcome, bits, the bytes of the id.
  static func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
    if a.outcome != b.outcome { return a.outcome > b.outcome }
    if a.milliBits != b.milliBits { return a.milliBits > b.milliBits }
    if a.id != b.id { return a.id.utf8.lexicographicallyPrecedes(b.id.utf8) }
    return a.list < b.list
  }

  /// The same id with the same facts on two lists is one entry on two lists.
  ///
  /// Where two lists tell different things under one id, as lists that number from 1 do, both are
  /// shown; joined by id, they are one with the best of its judgements.
  private static func merged(
    _ candidates: [Candidate], _ lists: [ListSnapshot], byID: Bool
  ) -> [[Candidate]] {
    guard lists.count > 1 else { return candidates.map { [$0] } }
    var groups: [[Candidate]] = []
    var groupsById: [String: [Int]] = [:]
    func subject(_ candidate: Candidate) -> Subject {
      lists[candidate.list].index.subject(ofEntry: candidate.entry)
    }
    for candidate in candidates {
      let same = groupsById[candidate.id, default: []].first { number in
        byID || groups[number].first.map { subject($0) == subject(candidate) } ?? false
      }
      if let same {
        groups[same].append(candidate)
      } else {
        groupsById[candidate.id, default: []].append(groups.count)
        groups.append([candidate])
      }
    }
    return groups
  }

  private static func result(
    _ candidate: Candidate, lists: [ListSnapshot], of list: ListSnapshot, _ query: CheckQuery,
    entries: Int
  ) -> CheckAnswer.Result {
    let subject = list.index.subject(ofEntry: candidate.entry)
    let judgement = Judgement(query: query.subject, entry: subject)
    let pending = lists.allSatisfy { $0.removalPending.contains(subject.id) }
    let estimate = Estimate(judgement, assumptions: query.assumptions, entries: entries)
    let question = Question.next(
      for: judgement, query: query.subject, entry: subject, probability: estimate.probability)
    return CheckAnswer.Result(
      subject: subject, lists: unique(lists.map(\.list)), judgement: judgement,
      outcome: judgement.outcome(line: query.line, mayBeStrong: !pending),
      isRemovalPending: pending, estimate: subject.kind == .person ? estimate : nil,
      question: question)
  }
}

extension ScreenSubject {
  private static func candidates(
    in list: ListSnapshot, number: Int, _ query: CheckQuery, _ profiles: [NameProfile]
  ) -> [Candidate] {
    let best = proposals(in: list.index, query, profiles, minimum: nameMinimum(for: query))
    let attributes = Attributes(of: query.subject)
    return best.compactMap { entry, name in
      candidate(list, number, entry, name.milliBits, name.score, query, attributes)
    }
  }

  /// The least name score from which the attributes of the query could lift an entry to the line.
  static func nameMinimum(for query: CheckQuery) -> Int {
    let needed = Calibration.bits(reaching: query.line) - Attributes.most(for: query.subject)
    return max(Calibration.nameScore(reaching: needed), query.nameLine ?? 0)
  }

  /// The entries with a name at the minimum or above, and those with a document asked for; for each
  /// the bits of its best name and that name's score.
  static func proposals(
    in index: CompiledIndex, _ query: CheckQuery, _ profiles: [NameProfile], minimum: Int
  ) -> [Int: (milliBits: Int, score: Int)] {
    var best = nameBits(in: index, profiles, minimum: minimum)
    for document in query.subject.documents {
      for entry in index.entries(withDocument: document) where best[entry] == nil {
        let judgement = Judgement(query: query.subject, entry: index.subject(ofEntry: entry))
        best[entry] = (judgement.nameBits, judgement.nameScore)
      }
    }
    return best
  }

  /// For each entry proposed, the bits of its best name and that name's score.
  private static func nameBits(
    in index: CompiledIndex, _ profiles: [NameProfile], minimum: Int
  ) -> [Int: (milliBits: Int, score: Int)] {
    guard minimum <= NameScoring.scale else { return [:] }
    var best: [Int: (milliBits: Int, score: Int)] = [:]
    if minimum == 0 {
      // The attributes alone could lift an entry to a line this low: every entry is a candidate.
      for entry in 0..<index.entryCount { best[entry] = (Calibration.bits(ofNameScore: 0), 0) }
    }
    for profile in profiles {
      for hit in index.hits(for: profile, minimum: max(minimum, 1)) {
        let quality = index.quality(ofName: hit.ordinal, ofEntry: hit.entry)
        let bits = Judgement.bits(ofNameScore: hit.score, quality: quality)
        if best[hit.entry].map({ bits > $0.milliBits }) ?? true {
          best[hit.entry] = (bits, hit.score)
        }
      }
    }
    return best
  }

  static func candidate(
    _ list: ListSnapshot, _ number: Int, _ entry: Int, _ nameBits: Int, _ nameScore: Int,
    _ query: CheckQuery, _ asked: Attributes
  ) -> Candidate? {
    let subject = list.index.subject(ofEntry: entry, withNames: false)
    guard query.subject.kind.canBe(subject.kind) else { return nil }
    let attributes = asked.compare(with: subject)
    let outcome = Judgement.outcome(
      nameBits: nameBits, attributes: attributes, line: query.line,
      mayBeStrong: !list.removalPending.contains(subject.id))
    guard outcome == .document || (outcome != .none && nameScore >= query.nameLine ?? 0) else {
      return nil
    }
    return Candidate(
      list: number, entry: entry, id: subject.id, schema: subject.schema, nameScore: nameScore,
      milliBits: attributes.reduce(nameBits) { $0 + $1.milliBits }, outcome: outcome)
  }
}
