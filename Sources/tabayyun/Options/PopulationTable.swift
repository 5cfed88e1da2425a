import Evidence
import Foundation
import Screening

/// A file that tells how common names are, as an option names it.
enum PopulationTable {
  /// What namesakes and probabilities are estimated under; the usual where no file is named.
  ///
  /// - Throws: `UsageError`, in the name of `command`.
  static func assumptions(_ path: String?, command: String) throws -> Estimate.Assumptions {
    guard let path else { return .standard }
    let bytes: Data
    do { bytes = try Data(contentsOf: URL(filePath: path)) } catch {
      throw UsageError(message: "\(path): \(FileAccess.reason(error))", command: command)
    }
    do {
      return Estimate.Assumptions(
        population: try Population(text: String(decoding: bytes, as: UTF8.self)),
        priorOneIn: Estimate.Assumptions.standard.priorOneIn)
    } catch {
      let message =
        switch error {
        case .line(let line, let expected): "\(path), line \(line): \(expected) is expected"
        case .noPeople: "\(path): a line with `people`, a tab and their number is missing"
        }
      throw UsageError(message: message, command: command)
    }
  }
}
