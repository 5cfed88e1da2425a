import Access
import Foundation

/// A password from standard input: never an argument, which everybody on the machine could read.
enum PasswordInput {
  /// The first line of standard input, without showing it where it is typed.
  static func read(prompt: String, command: String) throws -> String {
    let isTerminal = isatty(STDIN_FILENO) == 1
    var old = termios()
    if isTerminal {
      Output.show(prompt)
      tcgetattr(STDIN_FILENO, &old)
      var silent = old
      silent.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    }
    let line = readLine(strippingNewline: true)
    if isTerminal {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &old)
      Output.show("\n")
    }
    guard let line, !line.isEmpty else {
      throw UsageError(message: "There is no password on standard input.", command: command)
    }
    return line
  }
}
