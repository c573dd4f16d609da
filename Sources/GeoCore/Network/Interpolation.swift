/// Degrees east from one position to another, the shorter way round.
func eastward(from a: Coordinate, to b: Coordinate) -> Double {
  let east = b.longitude - a.longitude
  return east > 180 ? east - 360 : east < -180 ? east + 360 : east
}

extension Coordinate {
  /// The position that many degrees east and at a latitude; longitudes beyond 180° come round, exactly.
  init(_ start: Coordinate, east: Double, latitude: Double) {
    let longitude = start.longitude + east
    self.init(
      longitude: longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude,
      latitude: latitude)
  }

  /// The position after a share of the straight line in longitude and latitude to another.
  package func toward(_ end: Coordinate, share: Double) -> Coordinate {
    Coordinate(
      self, east: share * eastward(from: self, to: end),
      latitude: latitude + share * (end.latitude - latitude))
  }
}

extension WalkNetwork {
  /// The vertex at which the straight piece of an edge begins that holds a place, and the share of the piece before it.
  func piece(at place: EdgePoint) -> (vertex: Int, share: Double) {
    let inner = vertices(of: Int(place.edge)).dropLast()
    let vertex = inner.last { vertexOffsets[$0] <= place.offset } ?? inner.lowerBound
    let length = vertexOffsets[vertex + 1] - vertexOffsets[vertex]
    let along = Double(place.offset - vertexOffsets[vertex])
    return (vertex, length > 0 ? along / Double(length) : 0)
  }

  /// Where a place on an edge lies.
  ///
  /// - Precondition: The offset is at most the edge's length.
  /// - Complexity: O(vertices of the edge).
  public func coordinate(at place: EdgePoint) -> Coordinate {
    let (vertex, share) = piece(at: place)
    return vertices[vertex].toward(vertices[vertex + 1], share: share)
  }
}
