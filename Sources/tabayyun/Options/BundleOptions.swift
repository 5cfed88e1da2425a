import ArgumentParser
import Foundation
import Screening

/// Which folder holds the bundle in use.
struct BundleOptions: ParsableArguments {
  @Option(
    name: .customLong("bundle"),
    help: """
      The folder of the bundle in use (default: TABAYYUN_BUNDLE, else tabayyun-bundle, which \
      `check` takes where there is no register).
      """)
  var path: String?

  /// The folder named in the environment; `nil` where none is.
  static var ofEnvironment: String? {
    let variable = ProcessInfo.processInfo.environment["TABAYYUN_BUNDLE"]
    return variable.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The folder, whether or not it is there.
  var folder: BundleFolder {
    BundleFolder(path: path ?? Self.ofEnvironment ?? "tabayyun-bundle")
  }

  /// The folder that a check rests on; `nil` where it rests on the register.
  ///
  /// What is named in the command goes before the environment; of what is merely there, a register
  /// goes before a bundle.
  func folder(unless register: RegisterOptions) -> BundleFolder? {
    if path != nil { return folder }
    if register.path != nil { return nil }
    if Self.ofEnvironment != nil { return folder }
    return !register.isThere && folder.holdsBundle ? folder : nil
  }
}
