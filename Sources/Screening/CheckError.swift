/// Why a check could not be made at all.
///
/// Nobody may take it for "nobody was found".
public enum CheckError: Error, Equatable, Sendable {
  /// The register has no list, or none of those asked for was in force then. Cure: import a list,
  /// or ask for another day.
  case noListInForce
  /// A list that was asked for by name has no edition in force. Cure: accept one, or leave it out.
  case notInForce(String)
  /// The answers would take the place of the questions. Cure: another `--to`.
  case sameFile(String)
  /// Another batch is writing there. Cure: wait for it, or another `--to`.
  case busy(String)
  /// The first row of a batch in CSV does not name the column `name`. Cure: give it a header.
  case noNameColumn([String])
  /// A file of answers, statistics or samples cannot be written. Cure: another place.
  case cannotWrite(path: String, reason: String)
  /// The policy has no such purpose. Cure: one of those known.
  case unknownPurpose(String, known: [String])
}
