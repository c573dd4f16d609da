import GeoFormats
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The cities of a batch, done several at a time, the largest first, within an amount of memory.
///
/// A city gets as many threads as its share of the work is worth, one at least: cities are done side by side rather than each with
/// all threads. What a city comes to is what `analyze` comes to, whatever is done beside it.
public final class BatchRun: Sendable {
  private let jobs: [BatchJob]
  private let folder: BatchFolder
  private let workers: Int
  private let memory: Int
  private let monitor: BatchMonitor
  private let describe: @Sendable (any Error) -> String
  private let writing = Mutex(Writing())

  /// What is half-written.
  private struct Writing {
    var folders: [String: OutputFolder] = [:]
    /// Whether the batch has been interrupted, so that nothing more is begun.
    var isEnded = false
  }

  /// Plans a batch.
  ///
  /// - Parameters:
  ///   - jobs: The cities, in the order of the manifest; those that have a failure already are not begun.
  ///   - folder: Where their results go, and what is there already.
  ///   - workers: The largest number of threads of all cities together.
  ///   - memory: How much memory they may take together, in bytes.
  ///   - monitor: Told what is going on.
  ///   - describe: The words for what went wrong in a city.
  public init(
    _ jobs: [BatchJob], in folder: BatchFolder, workers: Int, memory: Int, monitor: BatchMonitor,
    describe: @escaping @Sendable (any Error) -> String
  ) {
    self.jobs = jobs
    self.folder = folder
    (self.workers, self.memory) = (workers, memory)
    self.monitor = monitor
    self.describe = describe
  }

  /// Does what is not done yet.
  ///
  /// - Returns: All cities, in the order of the manifest; `batch.json` says the same.
  /// - Throws: `OutputError` where what is known of the cities cannot be written.
  public func run() async throws -> BatchRecord {
    let check = SourceCheck(entries: folder.entries)
    var cities = jobs.map(\.city)
    var pending: [Int] = []
    for (number, job) in jobs.enumerated() {
      if let earlier = folder.earlier[job.city.city], earlier.folder == job.city.folder,
        earlier.arguments == job.city.arguments,
        check.isCurrent(earlier, in: folder.path(of: job.city))
      {
        cities[number].sources = earlier.sources
        cities[number].results = earlier.results
        cities[number].figures = earlier.figures
      } else if job.city.failure == nil {
        pending.append(number)
      }
    }
    let sizes = jobs.map { max($0.bytes, 1) }
    pending.sort { (sizes[$1], $0) < (sizes[$0], $1) }
    monitor.begin(
      cities: jobs.count, finished: cities.count { $0.figures != nil },
      bytes: pending.reduce(0) { $0 + sizes[$1] })
    for city in cities where city.failure != nil { monitor.finish(city, bytes: 0) }
    try await run(pending, sizes, &cities)
    let record = BatchRecord(cities: cities)
    try folder.finish(record)
    return record
  }

  private func run(
    _ pending: [Int], _ sizes: [Int], _ cities: inout [BatchRecord.City]
  ) async throws {
    let total = pending.reduce(0) { $0 + sizes[$1] }
    let free = max(memory - RunOptions.memoryOfTheProcess, 0)
    var plan = BatchPlan(workers: workers, memory: free)
    for number in pending {
      let share = Double(workers) * Double(sizes[number]) / Double(total)
      // A city that takes more than there is is done by itself, its outlets part by part.
      plan.add(
        number, workers: min(max(Int(share.rounded()), 1), workers),
        memory: min(jobs[number].options.neededMemory, free))
    }
    try await withThrowingTaskGroup(of: (BatchPlan.Item, BatchRecord.City, Bool).self) { group in
      var isHalted = false
      while true {
        while !isHalted, let item = plan.take() {
          let job = jobs[item.number]
          group.addTask { [self] in
            monitor.start(job.city.city)
            let (city, isDiskFull) = await done(job, workers: item.workers)
            return (item, city, isDiskFull)
          }
        }
        guard let (item, city, isDiskFull) = try await group.next() else { break }
        plan.giveBack(item)
        cities[item.number] = city
        isHalted = isHalted || isDiskFull
        if city.failure == nil { try folder.note(city) }
        monitor.finish(city, bytes: sizes[item.number])
      }
      for item in plan.waiting {
        cities[item.number].failure = describe(BatchHalt())
        monitor.finish(cities[item.number], bytes: 0)
      }
    }
  }

  /// Does one city.
  ///
  /// - Returns: What is known of it then, and whether the disk takes no more.
  private func done(_ job: BatchJob, workers: Int) async -> (BatchRecord.City, Bool) {
    var city = job.city
    let path = folder.path(of: city)
    do {
      let output = try begin(path)
      defer { writing.withLock { $0.folders[path] = nil } }
      return (try await job.done(into: output, workers: workers, memory: memory), false)
    } catch {
      city.failure = describe(error)
      return (city, (error as? OutputError)?.isOfTheDisk ?? false)
    }
  }

  private func begin(_ path: String) throws -> OutputFolder {
    try writing.withLock { writing in
      if writing.isEnded { throw CancellationError() }
      let output = try OutputFolder(path: path, names: CoverageRun.fileNames, force: true)
      writing.folders[path] = output
      return output
    }
  }

  /// Begins nothing more and takes back what is half-written; for the moment when a batch is interrupted.
  public func removePartial() {
    let outputs = writing.withLock { writing in
      writing.isEnded = true
      return Array(writing.folders.values)
    }
    for output in outputs { output.removePartial() }
  }
}

/// A city was not begun because the disk took no more.
public struct BatchHalt: Error, Hashable, Sendable {
  /// The one reason.
  public init() {}
}

extension OutputError {
  /// Whether the next city would meet it too.
  fileprivate var isOfTheDisk: Bool {
    if case .system(let code) = reason { [ENOSPC, EDQUOT, EROFS].contains(code) } else { false }
  }
}
