extension JSONError {
  /// The error and its cure in one English sentence; bytes are counted in the line.
  public var text: String {
    switch self {
    case .unexpected(let byte, let expected):
      "no JSON: \(expected) was expected at byte \(byte) of the line"
    case .endsEarly(let byte): "no JSON: the line ends early at its byte \(byte)"
    case .notUTF8(let byte): "no UTF-8 at byte \(byte) of the line; convert the file to UTF-8"
    case .tooDeep(let byte, let limit):
      "more than \(limit) levels at byte \(byte) of the line; no entity needs them"
    }
  }
}
