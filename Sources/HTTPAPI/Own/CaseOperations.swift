/// Everything that people do with what checks have found, and the bureau's own entries.
struct CaseOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    AlertOperations(desk: desk).operations + DecisionOperations(desk: desk).operations
      + TaskOperations(desk: desk).operations + RedressOperations(desk: desk).operations
      + EntryOperations(desk: desk).operations
  }
}
