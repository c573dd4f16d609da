#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many metres a unit is, near a point.
struct OSMScale {
  let x: Double
  let y: Double

  /// On a sphere of the Earth's mean radius, 6,371,008.8 m (IUGG).
  init(at point: OSMPoint) {
    let radians = Double.pi / 180
    y = 6_371_008.8 * radians / 1e7
    x = y * cos(Double(point.y) / 1e7 * radians)
  }
}

extension OSMShape {
  /// A point that stands for the shape: a node itself, or a point inside the largest polygon; `nil` for lines.
  var innerPoint: OSMPoint? {
    switch self {
    case .point(let point): point
    case .line: nil
    case .area(let polygons):
      polygons.count == 1
        ? polygons[0].innerPoint
        : polygons.max { $0.squareMetres < $1.squareMetres }?.innerPoint
    }
  }

  /// The area in square metres; 0 for points and lines.
  public var squareMetres: Double {
    guard case .area(let polygons) = self else { return 0 }
    return polygons.reduce(0) { $0 + $1.squareMetres }
  }

  /// Whether a point is inside an area or on its outline.
  package func holds(_ point: OSMPoint) -> Bool {
    guard case .area(let polygons) = self else { return false }
    return polygons.contains { $0.contains(point) }
  }

  /// The corners; a point is its own.
  var corners: [OSMPoint] {
    switch self {
    case .point(let point): [point]
    case .line(_, let points): points.compactMap { $0 }
    case .area(let polygons): polygons.flatMap { $0.rings.joined() }
    }
  }

  /// The box round all corners.
  package var box: OSMBox {
    switch self {
    case .point(let point): OSMBox(round: CollectionOfOne(point))
    case .line(_, let points): OSMBox(round: points.lazy.compactMap { $0 })
    case .area(let polygons): OSMBox(round: polygons.lazy.flatMap(\.outline))
    }
  }

  /// Whether two shapes come within some metres of each other.
  ///
  /// - Complexity: O(corners × corners), where the boxes do.
  package func isWithin(_ metres: Double, of other: OSMShape) -> Bool {
    let (mine, others) = (corners, other.corners)
    guard let first = mine.first, !others.isEmpty else { return false }
    if others.contains(where: holds) || mine.contains(where: other.holds) { return true }
    let scale = OSMScale(at: first)
    return others.contains { scale.isWithin(metres, of: $0, rings) }
      || mine.contains { scale.isWithin(metres, of: $0, other.rings) }
  }

  private var rings: [[OSMPoint]] {
    guard case .area(let polygons) = self else { return [corners] }
    return polygons.flatMap(\.rings)
  }
}

extension OSMScale {
  /// Whether a point is within some metres of a line.
  fileprivate func isWithin(_ metres: Double, of point: OSMPoint, _ lines: [[OSMPoint]]) -> Bool {
    lines.contains { line in
      line.count == 1
        ? squaredDistance(point, line[0], line[0]) <= metres * metres
        : zip(line, line.dropFirst()).contains {
          squaredDistance(point, $0, $1) <= metres * metres
        }
    }
  }

  /// The square of the distance from a point to a straight line between two others.
  private func squaredDistance(_ point: OSMPoint, _ a: OSMPoint, _ b: OSMPoint) -> Double {
    func metres(_ from: OSMPoint, _ to: OSMPoint) -> SIMD2<Double> {
      SIMD2((Double(to.x) - Double(from.x)) * x, (Double(to.y) - Double(from.y)) * y)
    }
    let (way, there) = (metres(a, b), metres(a, point))
    let length = (way * way).sum()
    let share = length > 0 ? min(max((way * there).sum() / length, 0), 1) : 0
    let rest = there - share * way
    return (rest * rest).sum()
  }
}

/// A box round points.
package struct OSMBox {
  package var west = Int.max, south = Int.max, east = Int.min, north = Int.min

  package init(round points: some Sequence<OSMPoint>) {
    for point in points {
      (west, east) = (min(west, Int(point.x)), max(east, Int(point.x)))
      (south, north) = (min(south, Int(point.y)), max(north, Int(point.y)))
    }
  }

  /// The box and what is so many metres round it.
  func widened(_ metres: Double) -> OSMBox {
    guard metres > 0, west <= east else { return self }
    // Where it is furthest from the equator: degrees of longitude are shortest there.
    let scale = OSMScale(at: OSMPoint(0, Int32(clamping: max(abs(south), abs(north)))))
    var box = self
    // Near the poles a metre is any number of degrees; no city is there.
    let (dx, dy) = (Int(metres / max(scale.x, 1e-6)) + 1, Int(metres / scale.y) + 1)
    (box.west, box.east) = (west - dx, east + dx)
    (box.south, box.north) = (south - dy, north + dy)
    return box
  }

  /// Whether two boxes have a point in common.
  func meets(_ other: OSMBox) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }
}
