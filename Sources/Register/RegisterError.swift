/// Why a register cannot be used, or does not hold what was asked for.
public enum RegisterError: Error, Equatable, Sendable {
  /// There is no file at the path. Cure: `tabayyun init` or an import makes one.
  case missing(path: String)
  /// The file is none of ours. Cure: name another path; the file was not touched.
  case notARegister(path: String)
  /// A newer version of the program has made the file. Cure: update the program.
  case tooNew(path: String)
  /// The file is damaged, or the disk fails. Cure: restore the register from its copy, or import
  /// the lists into a new one.
  case damaged(path: String, reason: String)
  /// Another process has been writing for longer than we wait. Cure: try again when it is done.
  case busy(path: String)
  /// The file cannot be opened or written: rights, or a full disk.
  case unusable(path: String, reason: String)
  /// No list of that name. Cure: `tabayyun lists` shows the names.
  case unknownList(ListName)
  /// The list has no such edition. Cure: `tabayyun lists` shows how many there are.
  case unknownEdition(String, list: ListName)
  /// Neither the files nor the user say when the edition was published.
  case publishedUnknown
}
