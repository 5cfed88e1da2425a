import ArgumentParser
import Foundation
import Register

/// Which register a command works on.
struct RegisterOptions: ParsableArguments {
  @Option(
    name: .customLong("register"),
    help: "The register's file (default: TABAYYUN_REGISTER, else tabayyun.sqlite).")
  var path: String?

  private var chosen: String {
    if let path { return path }
    let variable = ProcessInfo.processInfo.environment["TABAYYUN_REGISTER"]
    return variable.flatMap { $0.isEmpty ? nil : $0 } ?? "tabayyun.sqlite"
  }

  /// Whether there is a file where the register should be.
  var isThere: Bool { FileManager.default.fileExists(atPath: chosen) }

  /// Opens the register for a command that only reads.
  ///
  /// - Parameter waitSeconds: how long to wait for a process that writes, before the command goes on
  ///   without writing.
  func open(waitSeconds: Double = 60) throws -> RegisterFile {
    try RegisterFile(path: chosen, waitSeconds: waitSeconds)
  }

  /// Opens the register for a command that writes, and makes it where it is missing.
  func openOrCreate() throws -> RegisterFile { try RegisterFile(path: chosen, create: true) }
}
