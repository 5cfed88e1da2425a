import Evidence
import NameMatching
import NameText

/// What decides an answer beside the query and the lists: the program and its frozen tables.
public enum EngineVersion {
  /// The version of the program.
  public static let program = "0.1.0"

  /// The program's version and those of all that goes into a score.
  ///
  /// Two programs that say the same give the same bytes for the same query and editions.
  public static let text = [
    "tabayyun \(program)", "form \(NormalForm.version)", "letters \(LetterCosts.version)",
    "frequencies \(ReferenceFrequencies.version)", "score \(NameScoring.version)",
    "evidence \(Weights.version)",
  ].joined(separator: " · ")
}
