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
    guard view.pointCount > 0 else { return [] }
    var candidates = CircleCandidates(view, UInt16(group))
    let walk = CircleWalk(view, runs, around: query, outer: limit.metres, inner: -1)
    _ = walk.run(&candidates)
    let neighbors = candidates.rows.compactMap { row -> Neighbor? in
      let metres = geodesicLength(from: query.coordinate, to: index.positions[Int(row)])
      return metres <= limit.metres ? Neighbor(row: row, metres: metres) : nil
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
}

/// Gathers the points of one group in the cells that a circle touches.
private struct CircleCandidates: CircleVisitor {
  private let group: UInt16
  private var columns: GridView.Columns
  private(set) var rows: [UInt32] = []

  init(_ view: GridView, _ group: UInt16) {
    self.group = group
    columns = view.columns(ofTile: 0)
  }

  mutating func enter(_ columns: GridView.Columns, _ here: SIMD3<Float>, error: Double) {
    self.columns = columns
  }

  mutating func look(at points: Range<Int>) {
    for point in points where columns.groups[point] == group { rows.append(columns.rows[point]) }
  }

  mutating func take(
    _ from: UnsafeMutablePointer<SIMD4<UInt32>>, to: UnsafeMutablePointer<SIMD4<UInt32>>
  ) {
    // No cell is certain to lie inside a circle whose inner radius is negative.
  }
}
