public import GeoCore

/// Where a feature is, to seven decimals of a degree.
///
/// What crosses the antimeridian is cut there, as RFC 7946 asks: parts on either side, none of which leaps round the Earth.
public enum LayerShape: Sendable, Equatable {
  /// A point.
  case point(Coordinate)
  /// A line in one part, or in two.
  case line([[Coordinate]])
  /// An area in one part, or in two; each is a closed ring, counter-clockwise.
  case area([[Coordinate]])

  /// The points, by parts.
  public var parts: [[Coordinate]] {
    switch self {
    case .point(let point): [[point]]
    case .line(let parts), .area(let parts): parts
    }
  }

  /// The straight way between two places, which is the short one.
  public static func line(from start: Coordinate, to end: Coordinate) -> LayerShape {
    var (start, end) = (start, end)
    guard abs(start.longitude - end.longitude) > 180 else {
      return .line([[start.rounded, end.rounded]])
    }
    // What lies on the antimeridian lies on both sides.
    if abs(start.longitude) == 180 {
      start.longitude.negate()
    } else if abs(end.longitude) == 180 {
      end.longitude.negate()
    } else {
      let border = start.longitude > 0 ? 180.0 : -180.0
      let share =
        (border - start.longitude) / (end.longitude + 2 * border - start.longitude)
      let latitude = start.latitude + share * (end.latitude - start.latitude)
      return .line([
        [start.rounded, Coordinate(longitude: border, latitude: latitude).rounded],
        [Coordinate(longitude: -border, latitude: latitude).rounded, end.rounded],
      ])
    }
    return .line([[start.rounded, end.rounded]])
  }
}

extension Coordinate {
  /// The position to seven decimals, which is about a centimetre.
  package var rounded: Coordinate {
    func round(_ degrees: Double) -> Double {
      // Adding zero makes −0 a plain one.
      (degrees * 1e7).rounded(.toNearestOrEven) / 1e7 + 0
    }
    return Coordinate(longitude: round(longitude), latitude: round(latitude))
  }
}
