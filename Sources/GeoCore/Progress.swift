import Synchronization

/// How far a long piece of work has come; work advances it, and whoever shows it looks at it from time to time.
public final class Progress: Sendable {
  private let done = Atomic(0)
  private let total = Atomic(0)

  /// Work whose extent is not known yet.
  public init() {}

  /// Starts a piece of work of so many units.
  public func begin(_ units: Int) {
    done.store(0, ordering: .relaxed)
    total.store(units, ordering: .relaxed)
  }

  /// Notes that units of the work are done.
  public func advance(by units: Int) {
    done.wrappingAdd(units, ordering: .relaxed)
  }

  /// The share that is done, 0...1; `nil` where the extent is not known.
  public var fraction: Double? {
    let units = total.load(ordering: .relaxed)
    return units > 0 ? min(Double(done.load(ordering: .relaxed)) / Double(units), 1) : nil
  }
}
