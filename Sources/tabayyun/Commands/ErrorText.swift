import Access
import Foundation
import HTTPAPI
import ListReaders
import RecordStreams
import Register
import Screening

/// Says errors in words: what, where, and how to mend it.
///
/// English, since it goes into tickets.
enum ErrorText {
  static func text(of error: any Error) -> String {
    switch error {
    case let error as UnreadableList: text(of: error)
    case let error as ImportError: text(of: error)
    case let error as RegisterError: text(of: error)
    case let error as PolicyError: text(of: error)
    case let error as AccessError: AccessErrorText.text(of: error)
    case let error as CheckError: text(of: error)
    case let error as BundleError: BundleErrorText.text(of: error)
    case let error as MakerError: BundleErrorText.text(of: error)
    case let error as ServiceError: ServeErrorText.text(of: error)
    case let error as AuditError: AuditErrorText.text(of: error)
    case let error as CaseError: CaseErrorText.text(of: error)
    case let error as EntryError: CaseErrorText.text(of: error)
    case let error as RedressError: CaseErrorText.text(of: error)
    case CSVError.tooManyOpenQuotes(let line, _, _):
      "line \(line): quote after quote is never closed.\nClose or double them."
    case CSVError.recordTooLong(let line, _, let limit):
      "line \(line): a row of more than \(limit) bytes.\nMake sure that the file is a CSV."
    case let error as UsageError: error.message + "\nSee `tabayyun \(error.command) --help`."
    case let error as CocoaError: error.localizedDescription
    default: "\(error)"
    }
  }

  private static func text(of error: UnreadableList) -> String {
    switch error {
    case .notThisFormat(let file, let expected, let found):
      """
      \(file): this is not \(expected), it looks like \(found).
      Name the right format, or fetch the right file.
      """
    case .notUTF8(let file, let line, let byte):
      """
      \(file): line \(line), byte \(byte): the bytes are not UTF-8.
      Convert the file to UTF-8 (iconv -f latin1 -t utf8), or fetch it again from the publisher.
      """
    case .truncated(let file, let line, let byte):
      "\(file): line \(line), byte \(byte): the file ends in the middle.\nFetch it again."
    case .malformed(let file, let line, let byte, let reason):
      """
      \(file): line \(line), byte \(byte): \(reason).
      Fetch the file again; if it is as published, tell the publisher.
      """
    case .tooLarge(let file, let line, let byte, let what, let limit):
      """
      \(file): line \(line), byte \(byte): \(what) exceeds \(limit).
      No genuine list comes near that: make sure where the file is from.
      """
    }
  }

  private static func text(of error: ImportError) -> String {
    switch error {
    case .unreadable(let path, let reason): "\(path): \(reason)."
    case .changedWhileRead(let path):
      "\(path): the file changed while it was read.\nImport it again when it is complete."
    case .publishedInFuture(let text):
      "Published on \(text)? That day has not come yet.\nName the right one with --published."
    case .publishedUnreadable(let text):
      "The file says it was published on “\(text)”, which is no day.\nName it with --published."
    }
  }

  private static func text(of error: RegisterError) -> String {
    switch error {
    case .missing(let path):
      "\(path): there is no register.\n`tabayyun init` or an import makes one; --register names another."
    case .notARegister(let path):
      "\(path): this file is not a register; it was left as it is.\nName another with --register."
    case .tooNew(let path):
      "\(path): a newer tabayyun has made this register.\nUpdate the program."
    case .damaged(let path, let reason):
      """
      \(path): the register is damaged: \(reason).
      Restore it from a copy, or import the lists into a new one.
      """
    case .busy(let path):
      "\(path): another process is writing to the register.\nTry again when it is done."
    case .unusable(let path, let reason): "\(path): \(reason)."
    case .unknownList(let list):
      "There is no list “\(list)”.\n`tabayyun lists` shows those that are there."
    case .unknownEdition(let text, let list):
      "The list “\(list)” has no edition “\(text)”.\nGive a number or a day of publication."
    case .publishedUnknown:
      "Nobody says when the list was published.\nName the day with --published."
    }
  }

  private static func text(of error: CheckError) -> String {
    switch error {
    case .noListInForce:
      """
      Nothing was checked: no list was in force.
      Import one with `tabayyun import`, or ask for another day.
      """
    case .unknownPurpose(let code, let known):
      "The policy has no purpose “\(code)”, only \(known.joined(separator: ", "))."
    case .notInForce(let list):
      "The list “\(list)” has no edition in force, so nothing was checked.\nLook with `tabayyun lists`."
    case .sameFile(let path):
      "\(path): the answers would take the place of the questions.\nName another file with --to."
    case .busy(let path):
      "\(path): another batch is writing there.\nWait for it, or name another file with --to."
    case .noNameColumn(let columns):
      """
      The first row of the CSV names no column “name”, only \(columns.prefix(8).joined(separator: ", ")).
      Give the file a header: key,name,birthDate,…
      """
    case .cannotWrite(let path, let reason):
      "\(path): this cannot be written: \(reason)."
    }
  }

  private static func text(of error: PolicyError) -> String {
    switch error {
    case .notJSON(let byte, let expected):
      "The policy is no JSON at byte \(byte): expected \(expected)."
    case .missing(let member): "The policy lacks “\(member)”."
    case .wrong(let member, let expected): "In the policy, “\(member)” must be \(expected)."
    case .unknownMember(let member): "The policy has “\(member)”, which means nothing. A slip?"
    case .purposeTwice(let code): "The policy has the purpose “\(code)” twice."
    case .unknownPurpose(let code, let known):
      "The policy has no purpose “\(code)”, only \(known.joined(separator: ", "))."
    }
  }
}
