import Evidence
import NameIndex
import NameMatching
import Subjects

extension ScreenSubject {
  /// Where the right answers of a question stand when every candidate is ranked as a check ranks
  /// them, those far below the line included, and what they are worth in thousandths of a bit.
  ///
  /// Candidates are the entries with any likeness of names, those with a document asked for, and
  /// those that the attributes alone could lift to the line. An id on several lists is one.
  ///
  /// - Complexity: the index's work for a name score of 1; attributes are compared only for entries
  ///   that could still be among the first `Placing.depth`.
  static func place(
    _ query: CheckQuery, in lists: [ListSnapshot], answers: Set<String>,
    entries: [[Int]]
  ) -> Placing {
    let profiles = query.profiles
    let minimum = nameMinimum(for: query) == 0 ? 0 : 1
    var open = query
    open.line = 0
    let attributes = Attributes(of: query.subject)
    let most = Attributes.most(for: query.subject)
    var top = TopCandidates()
    var best: Candidate?
    for (number, list) in lists.enumerated() {
      let proposals = proposals(in: list.index, query, profiles, minimum: minimum)
      let documents = Set(query.subject.documents.flatMap { list.index.entries(withDocument: $0) })
      func candidate(_ entry: Int) -> Candidate? {
        proposals[entry].flatMap {
          self.candidate(list, number, entry, $0.milliBits, $0.score, open, attributes)
        }
      }
      for entry in documents { if let found = candidate(entry) { top.add(found) } }
      let order = proposals.filter { !documents.contains($0.key) }
        .map { (entry: $0.key, milliBits: $0.value.milliBits) }
        .sorted { ($1.milliBits, $0.entry) < ($0.milliBits, $1.entry) }
      for proposal in order {
        if !top.couldTake(nameBits: proposal.milliBits, attributes: most) { break }
        if let found = candidate(proposal.entry) { top.add(found) }
      }
      for entry in entries[number] {
        guard let found = candidate(entry) else { continue }
        if best.map({ precedes(found, $0) }) ?? true { best = found }
      }
    }
    func isAtLine(_ candidate: Candidate) -> Bool {
      candidate.outcome == .document
        || Calibration.score(ofBits: candidate.milliBits) >= query.line
    }
    return Placing(
      rank: top.candidates.firstIndex { answers.contains($0.id) }.map { $0 + 1 },
      answerScore: best?.milliBits, bestScore: top.candidates.map(\.milliBits).max(),
      isAnswerAtLine: best.map(isAtLine) ?? false,
      isAnybodyAtLine: top.candidates.contains(where: isAtLine))
  }
}

/// The first candidates in the order of results, each id once.
private struct TopCandidates {
  private(set) var candidates: [ScreenSubject.Candidate] = []

  mutating func add(_ candidate: ScreenSubject.Candidate) {
    if let last = candidates.last, candidates.count == Placing.depth,
      !ScreenSubject.precedes(candidate, last)
    {
      return
    }
    if let same = candidates.firstIndex(where: { $0.id == candidate.id }) {
      guard ScreenSubject.precedes(candidate, candidates[same]) else { return }
      candidates.remove(at: same)
    }
    let place = candidates.firstIndex { ScreenSubject.precedes(candidate, $0) }
    candidates.insert(candidate, at: place ?? candidates.count)
    if candidates.count > Placing.depth { candidates.removeLast() }
  }

  /// Whether an entry whose name counts for so many bits, and its attributes for at most so many,
  /// could come among the first or be worth more than one of them.
  func couldTake(nameBits: Int, attributes: Int) -> Bool {
    guard candidates.count == Placing.depth, let last = candidates.last else { return true }
    if candidates.contains(where: { $0.milliBits <= nameBits + attributes }) { return true }
    // Who is strong stands before who is worth more, and is worth more than 0 bits.
    return last.outcome < .strong && attributes > 0 && nameBits + attributes > 0
  }
}
