public import GeoCore

/// The plain way: Karney's geodesic to every point. What the index is compared with.
public struct BruteForce {
  let points: [Coordinate]
  let grouping: Grouping

  /// Remembers grouped points.
  public init(_ points: [Coordinate], _ grouping: Grouping) {
    self.points = points
    self.grouping = grouping
  }

  /// The geodesics to all points, in metres.
  public func distances(from query: Coordinate) -> [Double] {
    points.map { geodesicLength(from: query, to: $0) }
  }

  /// How many points of each group are within a limit.
  public func counts(within metres: Double, _ distances: [Double]) -> ContiguousArray<UInt32> {
    var counts = ContiguousArray<UInt32>(repeating: 0, count: grouping.groupCount)
    for (row, distance) in distances.enumerated() where distance <= metres {
      for group in grouping.groups[Int(grouping.labels[row])] { counts[group] += 1 }
    }
    return counts
  }

  /// The nearest point of each group, the lowest row among equals.
  public func nearest(_ distances: [Double]) -> [Neighbor?] {
    var nearest = [Neighbor?](repeating: nil, count: grouping.groupCount)
    for (row, distance) in distances.enumerated() {
      for group in grouping.groups[Int(grouping.labels[row])]
      where distance < nearest[group]?.metres ?? .infinity {
        nearest[group] = Neighbor(row: UInt32(row), metres: distance)
      }
    }
    return nearest
  }
}
