import Foundation
import RecordStreams
import Synchronization

/// The files of batch jobs: for each its description, its questions and its answers, which nobody
/// else on the machine may read.
///
/// One process at a time has the folder. A job is there once its description is.
public final class JobFolder: Sendable {
  private let path: String
  /// Held open for the lock on it; `nil` before the folder is there.
  private let lock = Mutex<FileHandle?>(nil)

  /// - Parameter path: need not be there yet.
  public init(path: String) { self.path = path }

  /// The folder beside a register.
  public static func path(besideRegister register: String) -> String { register + "-jobs" }

  /// Takes the folder for this process.
  ///
  /// - Parameter create: whether to make it where it is not there.
  /// - Returns: whether it is there.
  /// - Throws: `CheckError.busy` where another process has it, `.cannotWrite`.
  func take(create: Bool) throws -> Bool {
    try lock.withLock { held in
      if held != nil { return true }
      if create {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw Self.failure(path) }
      }
      let lockPath = path + "/lock"
      let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        if errno == ENOENT, !create { return false }
        throw Self.failure(lockPath)
      }
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw CheckError.busy(path) }
      held = handle
      return true
    }
  }

  /// Where the questions of a job stand.
  public func questions(of id: String) -> String { "\(path)/\(id).questions" }

  /// Where its answers stand once they are whole.
  public func answers(of id: String) -> String { "\(path)/\(id).answers" }

  private func description(of id: String) -> String { "\(path)/\(id).json" }

  /// Every job, in the order of their numbers; what an upload left behind that was cut off is
  /// removed, and a description that cannot be read goes with its files.
  func jobs() throws -> [BatchJob] {
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    var jobs: [BatchJob] = []
    for name in names where name.hasSuffix(".json") {
      // What cannot be read is removed below: nobody could fetch it.
      guard let data = FileManager.default.contents(atPath: path + "/" + name),
        let record = try? JSONValue(parsing: Array(data)), let job = BatchJob(record: record)
      else { continue }
      jobs.append(job)
    }
    let known = Set(jobs.map(\.id))
    for name in names where name != "lock" && !known.contains(String(name.prefix { $0 != "." })) {
      unlink(path + "/" + name)
    }
    return jobs.sorted { $0.number < $1.number }
  }

  /// Keeps the description of a job.
  func write(_ job: BatchJob) throws {
    try DurableFile.write(
      Data(job.record.text.utf8), to: description(of: job.id), mode: 0o600)
  }

  /// Removes the questions of a job that needs them no more.
  public func removeQuestions(of id: String) { unlink(questions(of: id)) }

  /// Removes all files of a job, its description first.
  func remove(_ id: String) {
    unlink(description(of: id))
    let answers = answers(of: id)
    for path in [questions(of: id), answers, answers + ".partial", answers + ".partial.of"] {
      unlink(path)
    }
  }

  private static func failure(_ path: String) -> CheckError {
    CheckError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}
