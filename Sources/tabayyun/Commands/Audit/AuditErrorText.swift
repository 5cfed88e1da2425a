import Screening

/// Says in words why the audit cannot do what was asked.
enum AuditErrorText {
  static func text(of error: AuditError) -> String {
    switch error {
    case .overloaded(let limit):
      "More than \(limit) events wait to be recorded.\nTry again later; nothing was recorded."
    case .notAHead(let path):
      "\(path): this is no head of an audit.\nName a file that `tabayyun audit head` wrote."
    case .unknownKey(let path, let key):
      "\(path): signed by a key that is not trusted here.\nIf it is the right one: --trust \(key)"
    case .forged(let path):
      "\(path): the signature is not that of the key it names: the head was altered.\nUse another copy."
    case .noTrustedKey:
      "No key says whose heads are trusted.\nName the one that `tabayyun audit head` printed with --trust."
    case .noSuchRecord(let number):
      "There is no record \(number).\n`tabayyun audit head` tells the number of the last."
    }
  }
}
