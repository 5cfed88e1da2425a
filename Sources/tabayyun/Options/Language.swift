import ArgumentParser
import Foundation

/// A language in which the program answers.
enum Language: String, CaseIterable, Sendable, ExpressibleByArgument {
  case en, ar

  /// From LC_ALL, LC_MESSAGES and LANG, the first that is set (POSIX, "Locale", 8.2).
  static var ofLocale: Language {
    let environment = ProcessInfo.processInfo.environment
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    return set?.hasPrefix("ar") == true ? .ar : .en
  }

  /// One of two texts.
  func text(_ english: String, _ arabic: String) -> String { self == .en ? english : arabic }
}
