/// A place for each kind of geometry that lies on it: never outside an area, and not in one of its holes.
enum InnerPoint {
  /// The point nearest to the middle of all; the first of several.
  static func of(_ points: [PlanePoint]) -> PlanePoint? {
    guard let first = points.first else { return nil }
    // From the first point, so that large coordinates lose no digits, and one point stays what it is.
    let count = Double(points.count)
    let x = points.reduce(0) { $0 + ($1.x - first.x) } / count
    let y = points.reduce(0) { $0 + ($1.y - first.y) } / count
    func distance(_ point: PlanePoint) -> Double {
      let (dx, dy) = (point.x - first.x - x, point.y - first.y - y)
      return dx * dx + dy * dy
    }
    return points.min { distance($0) < distance($1) }
  }

  /// The place halfway along the longest line; the first of several.
  static func of(_ lines: [[PlanePoint]]) -> PlanePoint? {
    let lengths = lines.map(length)
    guard let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }) else { return nil }
    let line = lines[longest]
    var rest = lengths[longest] / 2
    for (a, b) in zip(line, line.dropFirst()) {
      let step = distance(a, b)
      if step > 0, rest <= step {
        return PlanePoint(x: a.x + (b.x - a.x) * rest / step, y: a.y + (b.y - a.y) * rest / step)
      }
      rest -= step
    }
    return line.last
  }

  /// A place inside the largest area; where no area holds any, a point of an outline.
  static func of(_ areas: [Polygon]) -> PlanePoint? {
    let areas = areas.filter { !$0.outline.points.isEmpty }
    let sizes = areas.map(\.doubledArea)
    let largest = sizes.indices.max { sizes[$0] < sizes[$1] }
    guard let largest else { return nil }
    return inside(areas[largest]) ?? of([areas[largest].outline.points])
  }

  /// The middle of the widest stretch that a horizontal line has inside; `nil` where there is none, as of a line drawn as an
  /// area.
  ///
  /// The line goes between the heights of two neighbouring points, so that it touches none; the pair round the middle height
  /// is tried first, then others, the tallest gaps before the rest.
  /// - Complexity: O(n log n) in the points for a usual area.
  private static func inside(_ area: Polygon) -> PlanePoint? {
    let heights = Array(Set(area.rings.flatMap { $0.points.map(\.y) })).sorted()
    guard heights.count > 1, let low = heights.first, let high = heights.last else { return nil }
    let middle = low + (high - low) / 2
    let upper = max(heights.firstIndex { $0 > middle } ?? heights.count - 1, 1)
    if let point = inside(area, between: heights[upper - 1], heights[upper]) { return point }
    let gaps = (1..<heights.count).sorted { a, b in
      let (first, second) = (heights[a] - heights[a - 1], heights[b] - heights[b - 1])
      return first == second ? a < b : first > second
    }
    // A bound on the work; an area that none of the tallest gaps holds is thinner than doubles tell.
    for gap in gaps.prefix(32) {
      if let point = inside(area, between: heights[gap - 1], heights[gap]) { return point }
    }
    return nil
  }

  private static func inside(
    _ area: Polygon, between low: Double, _ high: Double
  ) -> PlanePoint? {
    let y = low + (high - low) / 2
    let crossings = area.rings.flatMap { $0.crossings(atY: y) }.sorted()
    var widest: (width: Double, x: Double)?
    for start in stride(from: 0, to: crossings.count - 1, by: 2) {
      let width = crossings[start + 1] - crossings[start]
      if width > (widest?.width ?? 0) { widest = (width, crossings[start] + width / 2) }
    }
    guard let widest else { return nil }
    let point = PlanePoint(x: widest.x, y: y)
    return area.contains(point) ? point : nil
  }

  private static func length(_ line: [PlanePoint]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + distance($1.0, $1.1) }
  }

  private static func distance(_ a: PlanePoint, _ b: PlanePoint) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }
}
