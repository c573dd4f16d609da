import Dispatch

/// Runs tasks on threads of their own.
///
/// A thread of the shared pool, which has one a core, waits for each benchmark to end: on two
/// cores, two workers there are no faster than one. On Linux each quality of service has a pool.
final class Threads: TaskExecutor {
  static let ofBenchmarks = Threads()

  private let queue = DispatchQueue(
    label: "benchmarks", qos: .userInteractive, attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
