/// What a feature is drawn as.
package enum Geometry: Equatable {
  case points([PlanePoint])
  case lines([[PlanePoint]])
  case areas([Polygon])
  case collection([Geometry])

  /// The polygons in it.
  var polygons: [Polygon] {
    switch self {
    case .points, .lines: []
    case .areas(let areas): areas
    case .collection(let parts): parts.flatMap(\.polygons)
    }
  }

  /// One place for all of it: a point as it is, of several the one nearest to their middle, the middle of the longest line, a
  /// place inside the largest area. Of a collection, areas go before lines and lines before points.
  ///
  /// - Returns: `nil` where there is nothing, or a coordinate is not finite.
  package var innerPoint: PlanePoint? {
    guard isFinite else { return nil }
    // Nearly all features are this.
    if case .points(let points) = self, points.count == 1 { return points[0] }
    guard let unwrapped = unwrappedAtAntimeridian else { return flatInnerPoint }
    guard var point = unwrapped.flatInnerPoint else { return nil }
    if point.x > 180 { point.x -= 360 }
    return point
  }

  private var flatInnerPoint: PlanePoint? {
    let parts = flattened
    let polygons = parts.flatMap(\.polygons)
    if let point = InnerPoint.of(polygons) { return point }
    let lines = parts.flatMap { part -> [[PlanePoint]] in
      if case .lines(let lines) = part { lines } else { [] }
    }
    if let point = InnerPoint.of(lines) { return point }
    return InnerPoint.of(
      parts.flatMap { part -> [PlanePoint] in
        if case .points(let points) = part { points } else { [] }
      })
  }

  /// The parts of collections, however deep.
  var flattened: [Geometry] {
    if case .collection(let parts) = self { parts.flatMap(\.flattened) } else { [self] }
  }

  /// All coordinate pairs.
  private func allSatisfy(_ condition: (PlanePoint) -> Bool) -> Bool {
    switch self {
    case .points(let points): points.allSatisfy(condition)
    case .lines(let lines): lines.allSatisfy { $0.allSatisfy(condition) }
    case .areas(let areas):
      areas.allSatisfy { $0.rings.allSatisfy { $0.points.allSatisfy(condition) } }
    case .collection(let parts): parts.allSatisfy { $0.allSatisfy(condition) }
    }
  }

  private var isFinite: Bool { allSatisfy { $0.x.isFinite && $0.y.isFinite } }

  /// The geometry with western longitudes as more than 180°, where some line leaps over half of the Earth: it is meant to
  /// go the short way, across the antimeridian. `nil` where none does, or these are no degrees.
  private var unwrappedAtAntimeridian: Geometry? {
    let lines = flattened.flatMap { part -> [[PlanePoint]] in
      switch part {
      case .points, .collection: []
      case .lines(let lines): lines
      case .areas(let areas): areas.flatMap { $0.rings.map(\.points) }
      }
    }
    let leaps = lines.contains { line in
      zip(line, line.dropFirst()).contains { abs($0.x - $1.x) > 180 }
    }
    guard leaps, allSatisfy({ abs($0.x) <= 180 && abs($0.y) <= 90 }) else { return nil }
    return mapped { PlanePoint(x: $0.x < 0 ? $0.x + 360 : $0.x, y: $0.y) }
  }

  private func mapped(_ change: (PlanePoint) -> PlanePoint) -> Geometry {
    switch self {
    case .points(let points): .points(points.map(change))
    case .lines(let lines): .lines(lines.map { $0.map(change) })
    case .areas(let areas):
      .areas(
        areas.map { area in
          Polygon(
            outline: Ring(area.outline.points.map(change)),
            holes: area.holes.map { Ring($0.points.map(change)) })
        })
    case .collection(let parts): .collection(parts.map { $0.mapped(change) })
    }
  }
}
