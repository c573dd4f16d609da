#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension OSMPolygon {
  /// A point inside, not in a hole: on a line from west to east halfway up, in the middle of the longest stretch inside.
  ///
  /// The same way as the interior points of JTS and GEOS. Where the area is narrower than two units, some centimetres, it is the
  /// unit nearest to it.
  ///
  /// - Complexity: O(points log points).
  package var innerPoint: OSMPoint {
    let y = innerLine
    var crossings: [Double] = []
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) where (Double(a.y) > y) != (Double(b.y) > y) {
        let share = (y - Double(a.y)) / (Double(b.y) - Double(a.y))
        crossings.append(Double(a.x) + share * (Double(b.x) - Double(a.x)))
      }
    }
    crossings.sort()
    var (west, east) = (Double(outline.first?.x ?? 0), Double(outline.first?.x ?? 0))
    for place in stride(from: 0, to: crossings.count - 1, by: 2)
    where place == 0 || crossings[place + 1] - crossings[place] > east - west {
      (west, east) = (crossings[place], crossings[place + 1])
    }
    return OSMPoint(Int32(((west + east) / 2).rounded()), Int32(y.rounded(.down)))
  }

  /// The height of a line through the middle of the area that meets no corner.
  private var innerLine: Double {
    let heights = outline.map { Double($0.y) }
    guard let low = heights.min(), let high = heights.max() else { return 0 }
    let middle = (low + high) / 2
    var (below, above) = (low, high)
    for point in rings.joined() {
      let height = Double(point.y)
      if height <= middle { below = max(below, height) } else { above = min(above, height) }
    }
    let line = (below + above) / 2
    // On a whole unit where there is one in between, so that the point is on the line and not beside it.
    return above - below > 1.5 ? line.rounded(.down) : line
  }

  /// Whether a point is inside, on the outline, or on a hole's.
  package func contains(_ point: OSMPoint) -> Bool {
    var isInside = false
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) {
        let cross = Self.cross(a, b, point)
        if cross == 0, Self.isBetween(a, b, point) { return true }
        if (a.y > point.y) != (b.y > point.y), (cross > 0) == (b.y > a.y) { isInside.toggle() }
      }
    }
    return isInside
  }

  /// Twice the area of a triangle, exactly: positive where `c` is to the left of the way from `a` to `b`.
  private static func cross(_ a: OSMPoint, _ b: OSMPoint, _ c: OSMPoint) -> Int {
    // Degrees × 10⁷ differ by less than 2³², and their products by less than 2⁶³ as latitudes have half the range.
    let (ux, uy) = (Int(b.x) - Int(a.x), Int(b.y) - Int(a.y))
    let (vx, vy) = (Int(c.x) - Int(a.x), Int(c.y) - Int(a.y))
    let (one, two) = (ux.multipliedFullWidth(by: vy), uy.multipliedFullWidth(by: vx))
    if one.high != two.high { return one.high > two.high ? 1 : -1 }
    return one.low == two.low ? 0 : one.low > two.low ? 1 : -1
  }

  private static func isBetween(_ a: OSMPoint, _ b: OSMPoint, _ c: OSMPoint) -> Bool {
    (min(a.x, b.x)...max(a.x, b.x)).contains(c.x) && (min(a.y, b.y)...max(a.y, b.y)).contains(c.y)
  }

  /// The area in square metres, right to 1 % as far as cities reach.
  package var squareMetres: Double {
    func twice(_ ring: [OSMPoint]) -> Double {
      guard let first = ring.first else { return 0 }
      var sum = 0.0
      for (a, b) in zip(ring, ring.dropFirst()) {
        let (ax, ay) = (Double(a.x) - Double(first.x), Double(a.y) - Double(first.y))
        let (bx, by) = (Double(b.x) - Double(first.x), Double(b.y) - Double(first.y))
        sum += ax * by - bx * ay
      }
      return abs(sum)
    }
    let scale = OSMScale(at: outline.first ?? OSMPoint(0, 0))
    let units = twice(outline) - holes.reduce(0) { $0 + twice($1) }
    return max(units / 2 * scale.x * scale.y, 0)
  }
}
