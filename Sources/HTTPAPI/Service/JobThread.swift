import Dispatch

/// A thread of its own for work that reads and writes files between its awaits, so that the threads
/// that answer requests stay free.
final class JobThread: TaskExecutor {
  private let queue = DispatchQueue(label: "tabayyun.jobs")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
