extension GridSearch {
  /// All points of a group within a limit of a position, the nearest first.
  ///
  /// Every point near the circle is measured by Karney's geodesic: for questions that counts and the nearest do not
  /// answer, and for few of them.
  ///
  /// - Returns: Rows and distances, in the order of distances and, where they are equal, of rows.
  /// - Complexity: O(points in the cells that the circle touches).
  public func neighbors(
    of group: Int, within limit: DistanceLimit, of query: QueryPoint
  ) -> [Neighbor] {
    let neighbors = candidates(UInt16(group), limit, query).compactMap { point -> Neighbor? in
      let place = index.positions[Int(point.row)]
      let metres = geodesicLength(from: query.coordinate, to: place)
      return metres <= limit.metres ? Neighbor(row: point.row, metres: metres) : nil
    }
    return neighbors.sorted { ($0.metres, $0.row) < ($1.metres, $1.row) }
  }

  /// The distance to the point of a group that only so many others are nearer than or as near as, in metres.
  ///
  /// - Parameters:
  ///   - number: 1 for the nearest.
  ///   - group: The group.
  ///   - radius: Where to begin looking, in metres; a good guess saves work.
  ///   - query: The position.
  /// - Returns: `nil` where there are fewer within ``DistanceLimit/largest``.
  public func distance(
    toNearest number: Int, of group: Int, from radius: Double, of query: QueryPoint
  ) -> Double? {
    var radius = max(radius, 100)
    while true {
      let limit = DistanceLimit(metres: min(radius, DistanceLimit.largest))
      let found = neighbors(of: group, within: limit, of: query)
      if found.count >= number { return found[number - 1].metres }
      if radius >= DistanceLimit.largest { return nil }
      radius *= 3
    }
  }

  /// All points within a limit of a position, in no order; a row of several groups is a point in each.
  ///
  /// - Returns: Rows, each with its group.
  /// - Complexity: O(points in the cells that the circle touches).
  public func points(
    within limit: DistanceLimit, of query: QueryPoint
  ) -> [(row: UInt32, group: Int)] {
    candidates(nil, limit, query).compactMap { point in
      let place = index.positions[Int(point.row)]
      let square = query.geocentric.squaredChord(to: Geocentric(place))
      let isWithin = limit.contains(squaredChord: square, query.coordinate, place)
      return isWithin ? (point.row, Int(point.group)) : nil
    }
  }

  /// The points of a group, or of all of them, in the cells that a circle touches.
  private func candidates(
    _ group: UInt16?, _ limit: DistanceLimit, _ query: QueryPoint
  ) -> [CircleCandidates.Point] {
    guard view.pointCount > 0 else { return [] }
    var candidates = CircleCandidates(view, group)
    let walk = CircleWalk(view, runs, around: query, outer: limit.metres, inner: -1)
    _ = walk.run(&candidates)
    return candidates.points
  }
}

/// Gathers the points of one group, or of all of them, in the cells that a circle touches.
private struct CircleCandidates: CircleVisitor {
  typealias Point = (row: UInt32, group: UInt16)

  private let group: UInt16?
  private var columns: GridView.Columns
  private(set) var points: [Point] = []

  init(_ view: GridView, _ group: UInt16?) {
    self.group = group
    columns = view.columns(ofTile: 0)
  }

  mutating func enter(_ columns: GridView.Columns, _ here: SIMD3<Float>, error: Double) {
    self.columns = columns
  }

  mutating func look(at points: Range<Int>) {
    for point in points where group == nil || columns.groups[point] == group {
      self.points.append((columns.rows[point], columns.groups[point]))
    }
  }

  mutating func take(
    _ from: UnsafeMutablePointer<SIMD4<UInt32>>, to: UnsafeMutablePointer<SIMD4<UInt32>>
  ) {
    // No cell is certain to lie inside a circle whose inner radius is negative.
  }
}
