public import ArgumentParser
public import Evidence
import Foundation

// The program speaks the languages in which reasons are said.

extension Language: ExpressibleByArgument {}

extension Language {
  /// From LC_ALL, LC_MESSAGES and LANG, the first that is set (POSIX, "Locale", 8.2).
  static var ofLocale: Language {
    let environment = ProcessInfo.processInfo.environment
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    return set?.hasPrefix("ar") == true ? .arabic : .english
  }

  /// One of two texts.
  func text(_ english: String, _ arabic: String) -> String {
    self == .english ? english : arabic
  }
}
