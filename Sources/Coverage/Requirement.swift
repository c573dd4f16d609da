/// What is asked of every community: an outlet of a category within a limit.
public struct Requirement: Hashable, Sendable {
  /// The category, as an index of ``CategorySet/names``.
  public var category: Int
  /// The limit in metres; a distance equal to it is within it.
  public var limit: Double

  /// Asks for one outlet of a category within a limit.
  public init(category: Int, limit: Double) {
    self.category = category
    self.limit = limit
  }
}

/// How far residents walk: the limit of a circle.
public enum Walk: Hashable, Sendable {
  /// A distance as the crow flies, in metres.
  case radius(Double)
  /// A time at a speed along streets that are so many times as long as the straight line.
  case time(minutes: Double, speed: Double, detour: Double)

  /// A quarter of an hour at 80 m a minute with streets 1.3 times the straight line: 923 m, inside the 800–1000 m that
  /// GB 50180-2018 gives a 15-minute circle.
  public static let quarterHour = Walk.time(minutes: 15, speed: usualSpeed, detour: 1.3)

  /// Metres a minute where nobody says otherwise.
  public static let usualSpeed = 80.0

  /// The distance as the crow flies, in metres.
  public var metres: Double {
    switch self {
    case .radius(let metres): metres
    case .time(let minutes, let speed, let detour): minutes * speed / detour
    }
  }

  /// How far residents come, in metres: along paths a time is not divided by a detour, which they have themselves.
  public func metres(along reach: Reach) -> Double {
    switch (reach, self) {
    case (.network, .time(let minutes, let speed, _)): minutes * speed
    default: metres
    }
  }
}
