/// A worker's desk for queries on an index: the index stays shared and unchanged, results and scratch are here.
///
/// Not `Sendable`: make one for each task. Its results are overwritten by the next query.
public final class GridSearch {
  private let index: GridIndex
  private let view: GridView
  /// How many points of each group the last ``count(within:of:)`` found.
  public private(set) var counts: ContiguousArray<UInt32>
  /// The nearest point of each group that the last ``findNearest(to:)`` found; `nil` for groups without points.
  public private(set) var nearest: ContiguousArray<Neighbor?>
  /// What all queries so far have cost.
  public private(set) var work = QueryWork()

  private var best: NearestOfGroups

  /// A desk for one worker.
  public init(_ index: GridIndex) {
    self.index = index
    view = index.storage.view
    counts = ContiguousArray(repeating: 0, count: view.groupCount)
    nearest = ContiguousArray(repeating: nil, count: view.groupCount)
    best = NearestOfGroups(view)
  }

  deinit { best.deallocate() }

  /// Counts the points of every group within a limit of a position; a distance equal to it is within.
  public func count(within limit: DistanceLimit, of query: QueryPoint) {
    counts.withUnsafeMutableBufferPointer { counts in
      counts.update(repeating: 0)
      guard view.pointCount > 0, let base = counts.baseAddress else { return }
      var count = CircleCount(view, limit, query, base)
      let walk = CircleWalk(
        view, around: query, outer: limit.metres,
        inner: limit.certainlyWithin > 0 ? limit.certainlyWithin.squareRoot() : -1)
      work.rows &+= walk.run(&count)
      work.distances &+= count.distances
      if count.undecided > 0 { decide(walk, limit, query, base) }
    }
  }

  /// Lets Karney's geodesic decide on the points in the band that chords leave open.
  @inline(never)
  private func decide(
    _ walk: CircleWalk, _ limit: DistanceLimit, _ query: QueryPoint,
    _ counts: UnsafeMutablePointer<UInt32>
  ) {
    var open = PointsBetween(
      view, query, above: limit.certainlyWithin, upTo: limit.certainlyBeyond)
    _ = walk.run(&open)
    for point in open.points {
      work.geodesics += 1
      let coordinate = index.positions[Int(view.rows[point])]
      if geodesicLength(from: query.coordinate, to: coordinate) <= limit.metres {
        counts[Int(view.groups[point])] += 1
      }
    }
  }

  /// Finds the point of every group with the shortest geodesic to a position, however far away it is.
  ///
  /// Of points that are equally near, the one in the lowest row is found.
  public func findNearest(to query: QueryPoint) {
    best.search(query, &work)
    for group in 0..<view.groupCount {
      nearest[group] = neighbor(group, query)
    }
  }

  private func neighbor(_ group: Int, _ query: QueryPoint) -> Neighbor? {
    guard let shortest = best.shortest(of: group) else { return nil }
    if let rivals = best.rivals(of: group, query) { return nearest(of: rivals, query) }
    let row = view.rows[shortest.point]
    if let metres = geodesicLength(squaredChord: shortest.squaredChord) {
      return Neighbor(row: row, metres: metres)
    }
    work.geodesics += 1
    let metres = geodesicLength(from: query.coordinate, to: index.positions[Int(row)])
    return Neighbor(row: row, metres: metres)
  }

  /// The nearest of some rows by Karney's geodesic; of rows at one position only the lowest is measured.
  @inline(never)
  private func nearest(of rivals: [UInt32], _ query: QueryPoint) -> Neighbor {
    var nearest = Neighbor(row: .max, metres: .infinity)
    var measured: Coordinate?
    for row in rivals {
      let coordinate = index.positions[Int(row)]
      guard coordinate != measured else { continue }
      measured = coordinate
      work.geodesics += 1
      let metres = geodesicLength(from: query.coordinate, to: coordinate)
      if metres < nearest.metres { nearest = Neighbor(row: row, metres: metres) }
    }
    return nearest
  }
}
