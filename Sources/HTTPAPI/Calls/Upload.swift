import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A file that a caller sends, which goes to the disk as it comes and is never held in memory.
struct Upload: Sendable {
  private let body: RequestBody
  /// The media type, without parameters, in small letters.
  let type: String
  private let limit: Int
  private let seconds: Int

  /// - Throws: `APIFailure` with 413 where the caller announces more than the limit.
  init(_ request: Request, limits: Limits) throws(APIFailure) {
    body = request.body
    type =
      (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
      .trimmingCharacters { $0 == " " }
    limit = limits.jobBytes
    seconds = limits.jobSeconds
    if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
      throw Self.tooLarge(limit)
    }
  }

  /// Writes the file, which nobody else may read; when this returns it is on the disk.
  ///
  /// Where it throws, what is written of it stays for the caller to remove.
  ///
  /// - Returns: its size in bytes.
  /// - Throws: `APIFailure` with 408, 413 or 503.
  func save(to path: String) async throws -> Int {
    let (body, limit, seconds) = (body, limit, seconds)
    return try await withThrowingTaskGroup(of: Int.self) { group in
      group.addTask { try await Self.save(body, to: path, limit: limit) }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        throw APIFailure(.requestTimeout, "The file did not arrive within \(seconds) seconds.")
      }
      defer { group.cancelAll() }
      return try await group.next() ?? 0
    }
  }

  private static func save(_ body: RequestBody, to path: String, limit: Int) async throws -> Int {
    let file = try await Blocking.run { try handle(path) }
    var waiting: [UInt8] = []
    var size = 0
    for try await chunk in body {
      size += chunk.readableBytes
      guard size <= limit else { throw tooLarge(limit) }
      waiting.append(contentsOf: chunk.readableBytesView)
      if waiting.count >= 1 << 20 {
        let bytes = waiting
        try await Blocking.run { try writing { try file.write(contentsOf: Data(bytes)) } }
        waiting.removeAll(keepingCapacity: true)
      }
    }
    let bytes = waiting
    try await Blocking.run {
      try writing {
        try file.write(contentsOf: Data(bytes))
        try file.synchronize()
        try file.close()
      }
    }
    return size
  }

  private static func handle(_ path: String) throws -> FileHandle {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw unwritable }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  private static func writing(_ body: () throws -> Void) throws {
    do { try body() } catch { throw unwritable }
  }

  private static let unwritable = APIFailure(
    .serviceUnavailable, "The file cannot be kept: the disk is full or may not be written.")

  private static func tooLarge(_ limit: Int) -> APIFailure {
    APIFailure(.contentTooLarge, "The file has more than \(limit) bytes.")
  }
}
