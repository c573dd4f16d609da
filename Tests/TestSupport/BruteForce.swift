public import GeoCore

/// The plain way: Karney's geodesic to every point. What the index is compared with.
public struct BruteForce {
  let points: [Coordinate]

  public init(_ points: [Coordinate]) { self.points = points }

  public func count(within metres: Double, of query: Coordinate) -> Int {
    points.count { geodesicLength(from: query, to: $0) <= metres }
  }

  /// The nearest point, the lowest row among equals.
  public func nearest(to query: Coordinate) -> Neighbor? {
    var best: Neighbor?
    for (row, point) in points.enumerated() {
      let metres = geodesicLength(from: query, to: point)
      if metres < best?.metres ?? .infinity { best = Neighbor(row: UInt32(row), metres: metres) }
    }
    return best
  }
}
