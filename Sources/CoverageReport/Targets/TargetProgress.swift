public import Catalogue

/// How far a city is on the way to a target.
public struct TargetProgress: Sendable, Equatable {
  /// How it stands.
  public enum State: String, Sendable, CaseIterable {
    /// Reached.
    case reached
    /// Reached in time where it goes on as it has.
    case onCourse = "on-course"
    /// Missed where it goes on as it has.
    case behind
    /// Not reached in time.
    case missed
    /// Nobody can tell: there is one run alone, or what is counted is not known.
    case unknown

    /// Whether a city misses its target, if it goes on as it has.
    public var isLate: Bool { self == .behind || self == .missed }
  }

  /// The city.
  public var city: String
  /// The standard's id.
  public var standard: String?
  /// The target.
  public var target: TargetsFile.Target
  /// What is reached in the report's quarter; `nil` where it is not known.
  public var now: Double?
  /// What will be reached at the present pace; `nil` where that cannot be said.
  public var expected: Double?
  /// How it stands.
  public var state: State

  package init(
    city: String, standard: String?, target: TargetsFile.Target, now: Double?,
    expected: Double?, state: State
  ) {
    (self.city, self.standard, self.target) = (city, standard, target)
    (self.now, self.expected, self.state) = (now, expected, state)
  }
}

extension TargetProgress {
  /// The cities of targets that are missed at the present pace, each once, in the order of the targets.
  package static func lateCities(_ progress: [TargetProgress]) -> [String] {
    var seen: Set<String> = []
    return progress.filter(\.state.isLate).map(\.city).filter { seen.insert($0).inserted }
  }
}
