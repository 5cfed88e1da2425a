import ArgumentParser
import Foundation
import LetterTraining
import NameMatching
import NameText

/// `train-letters`: for maintainers, by way of `make train`.
@main
struct TrainLetters: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-letters",
    abstract: "Learn the costs of letters from open pairs of names.",
    discussion: """
      Writes Tables/letters-*.txt from the training sets and from Tables/letter-habits-*.tsv; the \
      same input gives the same bytes. With --measure it writes nothing, and says how well the \
      tables that are there find names that were kept apart, beside the habits alone.
      """)

  @Option(help: "The folder of training sets.") var names: String
  @Option(help: "The folder of tables.") var to = "Tables"
  @Flag(help: "Measure the tables that are there.") var measure = false
  @Option(help: "One table only: arabic-latin, latin-latin…", transform: TrainLetters.table)
  var table: LetterTable?

  private static func table(_ text: String) throws -> LetterTable {
    guard let table = LetterTable(rawValue: text) else {
      let known = LetterTable.allCases.map(\.rawValue)
      throw ValidationError("The table is one of \(known.joined(separator: ", ")).")
    }
    return table
  }

  func run() throws {
    let files = try NameFiles(folder: URL(filePath: names))
    for table in table.map({ [$0] }) ?? LetterTable.allCases {
      let habits = try operations(of: table, in: table.habitsFileName)
      if measure {
        print(table.rawValue)
        try show("habits alone", habits, table, files)
        try show("learned", operations(of: table, in: table.fileName), table, files)
      } else {
        let text = table.text(from: files.training, habits: habits, sources: files.sources(table))
        try Data(text.utf8).write(to: URL(filePath: to).appending(path: table.fileName))
        print("\(table.fileName): \(text.split(separator: "\n").count) lines")
      }
    }
  }

  private func operations(of table: LetterTable, in file: String) throws -> LetterOperations {
    let text = try String(contentsOf: URL(filePath: to).appending(path: file), encoding: .utf8)
    return LetterOperations(table.scripts.left, table.scripts.right, text: text)
  }

  private func show(
    _ title: String, _ operations: LetterOperations, _ table: LetterTable, _ files: NameFiles
  ) throws {
    for (kind, figures) in files.heldOut.figures(of: table, operations) {
      let shares = [figures.first, figures.firstFive, figures.atOneWrongInTenThousand]
        .map { String(format: "%.3f", $0) }
      print(
        "  \(title), \(kind): \(figures.queries) among \(figures.candidates):"
          + " R@1 \(shares[0]), R@5 \(shares[1]), at 1 wrong in 10,000 \(shares[2]);"
          + " median cost right \(figures.rightCost), best wrong \(figures.wrongCost)")
    }
    guard table == .latinLatin else { return }
    let (found, area) = try PairMeasure(files.judgedPairs()).figures(of: operations.compiled())
    print(
      "  \(title), judged pairs: "
        + String(format: "%.3f at 1 wrong in 100, area under the curve %.4f", found, area))
  }
}
