/// A grid over the lines of a network's edges, to find the edge nearest to a point.
///
/// An edge follows straight lines in longitude and latitude from vertex to vertex. The foot of a
/// point on such a line is where the point's perpendicular meets the chord between its ends, moved
/// up to the line; over a line of 1 km that is off the nearest place by far less than the line
/// itself is off the street. Within a degree of a pole, where such lines are spirals, it may be off
/// by as much as the line is long.
public struct EdgeIndex: Sendable {
  private let network: WalkNetwork
  private let lines: Positions
  private let cells: SegmentCells

  /// The greatest distance at which an edge is looked for, in metres: up to there a chord is as
  /// long as its geodesic to 0.2 mm.
  public static let farthest = 5_000.0

  /// Sorts the lines of a network into cells.
  ///
  /// - Parameters:
  ///   - network: The network; it is kept, not copied.
  ///   - lines: The network's vertices, in another frame than its own where the points are in one;
  ///     places along edges and their lengths stay what they are.
  ///   - isUsed: Whether an edge may be joined at all.
  /// - Precondition: There is a line's position for each vertex.
  /// - Complexity: O(n log n) in the vertices, and in metres of lines longer than a cell.
  public init(
    _ network: WalkNetwork, lines: Positions? = nil,
    where isUsed: (_ edge: Int) -> Bool = { _ in true }
  ) {
    self.network = network
    self.lines = lines ?? network.vertices
    precondition(self.lines.count == network.vertices.count, "a position for each vertex")
    cells = SegmentCells(network, self.lines, where: isUsed)
  }

  /// The place on the network nearest to a point, the walk to it counted; `nil` where none is near
  /// enough.
  ///
  /// Of places as near as each other, the one on the first line counts.
  ///
  /// - Parameters:
  ///   - point: A valid coordinate.
  ///   - limit: The greatest distance in metres; one equal to it is near enough.
  ///   - isWanted: Whether an edge may be the one; all may unless given.
  /// - Returns: The place, with the walk to it in `extra`.
  /// - Precondition: The limit is in 0...``farthest``.
  public func nearest(
    to point: Coordinate, within limit: Double, where isWanted: ((_ edge: Int) -> Bool)? = nil
  ) -> EdgePoint? {
    precondition((0...Self.farthest).contains(limit), "a limit of at most 5 km")
    let query = Geocentric(point)
    var best = Foot.none
    var radius = min(SegmentCells.size, limit)
    while true {
      cells.forEachSegment(within: radius, of: point) { vertex in
        if let isWanted, !isWanted(edge(ofVertex: vertex)) { return }
        let foot = foot(of: query, onSegmentFrom: vertex)
        if (foot.metres, foot.vertex) < (best.metres, best.vertex) { best = foot }
      }
      if best.metres <= radius { return edgePoint(best) }
      if radius >= limit { return nil }
      radius = min(2 * radius, limit)
    }
  }

  /// The nearest places of many points.
  ///
  /// - Parameters:
  ///   - points: The points.
  ///   - limit: As for one point.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: One place or `nil` for each point.
  /// - Throws: `CancellationError`, nothing else.
  public func nearest(
    toEach points: Positions, within limit: Double, workers: Int = 1
  ) async throws -> ContiguousArray<EdgePoint?> {
    let size = 1_024
    let parts = try await concurrentMap((points.count + size - 1) / size, workers: workers) {
      block in
      (block * size..<min(points.count, (block + 1) * size)).map {
        nearest(to: points[$0], within: limit)
      }
    }
    return ContiguousArray(parts.joined())
  }

  /// Where a point's perpendicular meets a line.
  private struct Foot {
    var metres: Double
    /// The vertex at which the line begins.
    var vertex: Int
    /// The share of the line before the foot, 0...1.
    var share: Double

    static let none = Foot(metres: .infinity, vertex: .max, share: 0)
  }

  private func foot(of point: Geocentric, onSegmentFrom vertex: Int) -> Foot {
    let (a, b) = (lines[vertex], lines[vertex + 1])
    let ends = GeocentricPair(
      longitudes: SIMD2(a.longitude, b.longitude), latitudes: SIMD2(a.latitude, b.latitude))
    let along = SIMD3(ends.x[1] - ends.x[0], ends.y[1] - ends.y[0], ends.z[1] - ends.z[0])
    let out = SIMD3(point.x - ends.x[0], point.y - ends.y[0], point.z - ends.z[0])
    let square = (along * along).sum()
    let share = square > 0 ? min(max((along * out).sum() / square, 0), 1) : 0
    let place = Geocentric(a.toward(b, share: share))
    return Foot(
      metres: place.squaredChord(to: point).squareRoot(), vertex: vertex, share: share)
  }

  private func edgePoint(_ foot: Foot) -> EdgePoint {
    let edge = edge(ofVertex: foot.vertex)
    let (start, end) = (
      network.vertexOffsets[foot.vertex], network.vertexOffsets[foot.vertex + 1]
    )
    let along = (foot.share * Double(end - start)).rounded()
    return EdgePoint(
      edge: UInt32(edge), offset: start + UInt32(along),
      extra: UInt32((foot.metres * 1_000).rounded()))
  }

  private func edge(ofVertex vertex: Int) -> Int {
    var (low, high) = (0, network.edgeCount)
    while high - low > 1 {
      let middle = (low + high) / 2
      if network.vertexStarts[middle] <= UInt32(vertex) { low = middle } else { high = middle }
    }
    return low
  }
}
