public import GeoCore
import Synchronization

/// Tells whoever watches a run what it is doing and how far it has come.
public final class RunMonitor: Sendable {
  /// The stages of a run, in order.
  public enum Stage: Int, Sendable {
    /// Nothing has begun.
    case none
    /// The inputs are read.
    case read
    /// The outlets are indexed.
    case index
    /// The communities are held against them.
    case query
    /// The results are written.
    case write
  }

  private let current = Atomic(0)
  /// How far the current stage has come.
  public let progress = Progress()

  /// Nothing has begun.
  public init() {}

  /// The stage that is going on.
  public var stage: Stage { Stage(rawValue: current.load(ordering: .relaxed)) ?? .none }

  /// Notes that a stage begins.
  public func enter(_ stage: Stage) {
    progress.begin(0)
    current.store(stage.rawValue, ordering: .relaxed)
  }
}
