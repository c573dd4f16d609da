/// Seconds that the stages of a run took.
public struct RunTimings: Codable, Hashable, Sendable {
  /// Reading, hashing and checking the inputs.
  public var read = 0.0
  /// Sorting the outlets into the index.
  public var index = 0.0
  /// Counting and finding the nearest.
  public var query = 0.0
  /// Writing the results.
  public var write = 0.0
  /// From the start of the process to the last file.
  public var total = 0.0

  /// Nothing measured yet.
  public init() {}

  /// Does some work and notes how long it took.
  public mutating func measure<Result>(
    _ stage: WritableKeyPath<RunTimings, Double>, _ work: () async throws -> Result
  ) async rethrows -> Result {
    let start = ContinuousClock.now
    let result = try await work()
    self[keyPath: stage] += (ContinuousClock.now - start) / .seconds(1)
    return result
  }
}
