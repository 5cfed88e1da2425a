import Access
import ArgumentParser
import Foundation
import HTTPAPI
import ListReaders
import Register
import Screening

/// What the program's exit status says.
///
/// Scripts rely on the numbers.
enum ExitStatus: Int32 {
  case success = 0
  /// `diff` found differences, `check` found somebody, `show` found no such entry.
  case different = 1
  case usage = 2
  case unreadable = 3
  case damaged = 4
  /// The edition that was imported is held.
  case held = 5

  /// Ends the command with this status and no message.
  var signal: ExitCode { ExitCode(rawValue) }

  /// The status for an error.
  init(_ error: any Error) {
    switch error {
    case is UnreadableList, is ImportError, is PolicyError: self = .unreadable
    case CheckError.unknownPurpose, CheckError.sameFile, is UsageError: self = .usage
    case BundleError.noSuchList, MakerError.alreadyOver, AuditError.noTrustedKey: self = .usage
    case AuditError.noSuchRecord: self = .different
    case is CaseError, is EntryError, is RedressError: self = .usage
    case ServiceError.openBeyondLoopback, ServiceError.plainBeyondLoopback: self = .usage
    case BundleError.inUseDamaged: self = .damaged
    case let error as RegisterError: self = Self.status(of: error)
    case let error as AccessError: self = Self.status(of: error)
    default: self = .unreadable
    }
  }

  private static func status(of error: RegisterError) -> ExitStatus {
    switch error {
    case .notARegister, .tooNew, .damaged: .damaged
    case .missing, .busy, .unusable, .publishedUnknown: .unreadable
    case .unknownList, .unknownEdition: .usage
    }
  }

  private static func status(of error: AccessError) -> ExitStatus {
    switch error {
    case .notAnAccessFile, .tooNew, .damaged: .damaged
    case .missing, .openToOthers, .busy, .unusable, .tokenConfiguration, .tokenKeys: .unreadable
    case .notAName, .accountExists, .unknownAccount, .lastAdministrator, .weakPassword,
      .unknownKey, .outOfRange, .noPurpose, .unknownPurpose, .purposeFixed, .purposeNotAllowed:
      .usage
    }
  }

  /// Says what went wrong and ends the program.
  static func exit(with error: any Error) -> Never {
    if let signal = error as? ExitCode { Foundation.exit(signal.rawValue) }
    let parserStatus = Tabayyun.exitCode(for: error)
    if isOfParser(error) {
      let message = Tabayyun.fullMessage(for: error)
      if parserStatus == .success {
        if !message.isEmpty { Output.write(message) }
        Foundation.exit(ExitStatus.success.rawValue)
      }
      Output.remark(message)
      Foundation.exit(ExitStatus.usage.rawValue)
    }
    Output.remark("tabayyun: " + ErrorText.text(of: error))
    Foundation.exit(ExitStatus(error).rawValue)
  }

  /// ArgumentParser has 64 for its own usage errors, and 0 for help and version.
  private static func isOfParser(_ error: any Error) -> Bool {
    if error is CleanExit || error is ValidationError { return true }
    let status = Tabayyun.exitCode(for: error)
    return status == .validationFailure || status == .success
  }
}
