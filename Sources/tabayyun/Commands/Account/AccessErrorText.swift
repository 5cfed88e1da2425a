import Access

/// Says in words why accounts, keys or purposes do not do: what, where, and the cure.
enum AccessErrorText {
  static func text(of error: AccessError) -> String {
    switch error {
    case .missing(let path):
      "\(path): there are no accounts yet.\n`tabayyun account add` makes the first."
    case .notAnAccessFile(let path):
      "\(path): this file does not hold accounts; it was left as it was.\nMove it away."
    case .openToOthers(let path):
      """
      \(path): others may read this file.
      Run chmod 600 on it; if others had access, reset passwords and revoke keys.
      """
    case .tooNew(let path): "\(path): a newer tabayyun has made this file.\nUpdate the program."
    case .damaged(let path, let reason):
      "\(path): the file of accounts is damaged: \(reason).\nRestore it from a copy."
    case .busy(let path): "\(path): another process is writing.\nTry again."
    case .unusable(let path, let reason): "\(path): \(reason)."
    case .notAName(let text):
      "“\(text)” cannot name an account.\nA small letter, then small letters, digits, _ . and -."
    case .accountExists(let name): "There is an account “\(name)” already."
    case .unknownAccount(let name):
      "There is no account “\(name)”.\n`tabayyun account list` shows those that are there."
    case .lastAdministrator(let name):
      "“\(name)” is the only administrator.\nMake another first."
    case .weakPassword(let fault): text(of: fault)
    case .unknownKey(let id):
      "There is no key “\(id)”.\n`tabayyun key list` shows those that are there."
    case .outOfRange(let what, let expected): "“\(what)” must be \(expected)."
    case .noPurpose(let known):
      "Nothing is answered without a purpose.\nName one of \(known.joined(separator: ", "))."
    case .unknownPurpose(let code, let known):
      "The policy has no purpose “\(code)”, only \(known.joined(separator: ", "))."
    case .purposeFixed(let asked, let fixed):
      "The purpose here is “\(fixed)” and cannot be “\(asked)”."
    case .purposeNotAllowed(let code, let allowed):
      "The account may not have the purpose “\(code)”, only \(allowed.joined(separator: ", "))."
    case .tokenConfiguration(let member, let expected):
      "In the configuration of tokens, “\(member)” must be \(expected)."
    case .tokenKeys(let source, let reason):
      "\(source): the keys of the tokens' issuer cannot be had: \(reason)."
    }
  }

  private static func text(of fault: PasswordFault) -> String {
    switch fault {
    case .tooShort: "The password is too short.\nTake 12 characters or more; four words do."
    case .tooLong: "The password is longer than 1024 bytes."
    case .holdsName: "The password holds the name of the account.\nTake another."
    case .common:
      "The password is among the first that anybody tries.\nTake another; four words do."
    case .same: "That is the password which is to be replaced.\nTake another."
    }
  }
}
