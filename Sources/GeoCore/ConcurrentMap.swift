import Synchronization

/// Computes `count` values on up to `workers` tasks and returns them in order.
///
/// Each task takes the next index that nobody has taken, so that long and short pieces of work
/// share the cores evenly. What is computed, and the order of the result, does not depend on the
/// number of tasks.
///
/// - Parameters:
///   - count: How many values to compute.
///   - workers: The largest number of tasks; at least 1.
///   - body: Computes the value of one index.
/// - Returns: The values in the order of their indices.
/// - Throws: What `body` throws, or `CancellationError`.
public func concurrentMap<Value: Sendable>(
  _ count: Int, workers: Int, _ body: @Sendable @escaping (Int) throws -> Value
) async throws -> [Value] {
  precondition(workers > 0, "at least one worker is needed")
  let next = Counter()
  return try await withThrowingTaskGroup(of: [(Int, Value)].self) { group in
    for _ in 0..<min(workers, count) {
      group.addTask {
        var values: [(Int, Value)] = []
        while true {
          let index = next.take()
          guard index < count else { return values }
          try Task.checkCancellation()
          values.append((index, try body(index)))
        }
      }
    }
    var slots = [Value?](repeating: nil, count: count)
    for try await values in group {
      for (index, value) in values { slots[index] = value }
    }
    return slots.compactMap { $0 }
  }
}

/// Hands out the integers from 0 on, each once.
final class Counter: Sendable {
  private let value = Atomic(0)

  func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
