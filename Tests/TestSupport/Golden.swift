public import Foundation
public import Testing

/// Expects `text` to be what stands in `Tests/Vectors/<path>`.
///
/// `RECORD=1 make test` writes the file instead; the difference is then reviewed like code.
public func expectGolden(
  _ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = ProjectFolder.url.appending(path: "Tests/Vectors/\(path)")
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = try? String(contentsOf: file, encoding: .utf8)
  guard let expected else {
    Issue.record("no golden file at \(path); RECORD=1 writes it", sourceLocation: sourceLocation)
    return
  }
  #expect(text == expected, "differs from \(path)", sourceLocation: sourceLocation)
}

/// The project's own folder, where sources and tables stand.
public enum ProjectFolder {
  public static let url = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

/// Real lists beside the project.
///
/// They are not part of it; tests that read them carry `.enabled(if: SharedData.exists, "skipped:
/// no shared data")`.
public enum SharedData {
  public static let url = ProjectFolder.url.deletingLastPathComponent().appending(
    path: "shared/data")
  public static let exists = FileManager.default.fileExists(atPath: url.path)

  /// The bytes of a file below `shared/data`.
  public static func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: url.appending(path: path))
  }
}

/// A folder of its own for one test, removed when the value is let go.
public final class TemporaryFolder: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "tabayyun-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
