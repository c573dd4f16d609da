import Synchronization

/// Tells whoever watches a batch how far it has come.
public final class BatchMonitor: Sendable {
  /// How far a batch has come.
  public struct State: Sendable {
    /// The number of cities.
    public fileprivate(set) var cities = 0
    /// How many of them are finished, whatever came of them.
    public fileprivate(set) var finished = 0
    /// How many have failed.
    public fileprivate(set) var failed = 0
    /// The cities that are being done, those that began first in front.
    public fileprivate(set) var running: [String] = []
    /// The size of the files that are read.
    public fileprivate(set) var bytes = 0
    /// How much of it is done.
    public fileprivate(set) var doneBytes = 0
  }

  private let current = Mutex(State())
  private let onFinish: @Sendable (BatchRecord.City, State) -> Void

  /// Nothing has begun.
  ///
  /// - Parameter onFinish: Called when a city is finished, by one task at a time.
  public init(onFinish: @escaping @Sendable (BatchRecord.City, State) -> Void = { _, _ in }) {
    self.onFinish = onFinish
  }

  /// How far the batch has come.
  public var state: State { current.withLock { $0 } }

  func begin(cities: Int, finished: Int, bytes: Int) {
    current.withLock { ($0.cities, $0.finished, $0.bytes) = (cities, finished, bytes) }
  }

  func start(_ city: String) { current.withLock { $0.running.append(city) } }

  func finish(_ city: BatchRecord.City, bytes: Int) {
    let state = current.withLock { state in
      state.running.removeAll { $0 == city.city }
      state.finished += 1
      state.failed += city.failure == nil ? 0 : 1
      state.doneBytes += bytes
      return state
    }
    onFinish(city, state)
  }
}
