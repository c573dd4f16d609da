/// A worker's desk for queries on an index: the index stays shared and unchanged, results and
/// scratch are here.
///
/// Not `Sendable`: make one for each task. Its results are overwritten by the next query.
public final class GridSearch {
  let index: GridIndex
  let view: GridView
  /// How many points of each group the last ``count(within:of:)`` found.
  public private(set) var counts: ContiguousArray<UInt32>
  /// The nearest point of each group that the last ``findNearest(to:within:)`` found; `nil` for groups
  /// without points.
  public private(set) var nearest: ContiguousArray<Neighbor?>
  /// What all queries so far have cost.
  public private(set) var work = QueryWork()

  let runs: RowRuns
  private let sums: UnsafeMutablePointer<UInt32>
  /// The places of the groups' nearest and the squared chords to them, two groups together.
  private let places: UnsafeMutablePointer<(longitudes: SIMD2<Double>, latitudes: SIMD2<Double>)>
  private let squares: UnsafeMutablePointer<SIMD2<Double>>
  private var best: NearestOfGroups

  /// A desk for one worker.
  public init(_ index: GridIndex) {
    self.index = index
    view = index.storage.view
    counts = ContiguousArray(repeating: 0, count: view.groupCount)
    nearest = ContiguousArray(repeating: nil, count: view.groupCount)
    runs = RowRuns()
    sums = allocateColumn(4 * view.quads)
    let pairs = (view.groupCount + 1) / 2
    places = allocateColumn(pairs)
    places.update(repeating: (SIMD2(), SIMD2()), count: pairs)
    squares = allocateColumn(pairs)
    best = NearestOfGroups(view, runs)
  }

  deinit {
    runs.deallocate()
    sums.deallocate()
    places.deallocate()
    squares.deallocate()
    best.deallocate()
  }

  /// Counts the points of every group within a limit of a position; a distance equal to it is
  /// within.
  public func count(within limit: DistanceLimit, of query: QueryPoint) {
    sums.update(repeating: 0, count: 4 * view.quads)
    if view.pointCount > 0 {
      let within = limit.certainlyWithin
      var count = CircleCount(view, limit, sums)
      let walk = CircleWalk(
        view, runs, around: query, outer: limit.metres,
        inner: within > 0 ? within.squareRoot() : -1)
      work.rows &+= walk.run(&count)
      work.distances &+= count.distances
      for point in count.open { decide(point, limit, query) }
    }
    counts.withUnsafeMutableBufferPointer { counts in
      for group in counts.indices { counts[group] = sums[group] }
    }
  }

  /// Decides on a point that chords in single precision leave open.
  @inline(never)
  private func decide(
    _ point: CircleCount.OpenPoint, _ limit: DistanceLimit, _ query: QueryPoint
  ) {
    let coordinate = index.positions[Int(point.row)]
    let square = query.geocentric.squaredChord(to: Geocentric(coordinate))
    if square > limit.certainlyWithin {
      if square > limit.certainlyBeyond { return }
      work.geodesics += 1
      if geodesicLength(from: query.coordinate, to: coordinate) > limit.metres { return }
    }
    sums[Int(point.group)] += 1
  }

  /// Finds the point of every group with the shortest geodesic to a position, however far away it
  /// is.
  ///
  /// Of points that are equally near, the one in the lowest row is found.
  ///
  /// - Parameters:
  ///   - query: The position.
  ///   - bounds: Metres for each group: what is further away need not be found, nor be the nearest where it is; `nil` for
  ///     no bounds.
  /// - Precondition: One bound for each group, none of them negative.
  public func findNearest(
    to query: QueryPoint, within bounds: ContiguousArray<Double>? = nil
  ) {
    var cost = QueryWork()
    if let bounds {
      precondition(bounds.count == view.groupCount, "one bound for each group")
      bounds.withUnsafeBufferPointer { best.search(query, within: $0.baseAddress, &cost) }
    } else {
      best.search(query, &cost)
    }
    gather()
    measure(query)
    nearest.withUnsafeMutableBufferPointer { nearest in
      for group in nearest.indices {
        nearest[group] = neighbor(group, squares[group / 2][group & 1], query, &cost)
      }
    }
    work += cost
  }

  /// Fetches the places of all groups' nearest.
  ///
  /// They lie anywhere in the table, each a cache miss
  /// or two, and nothing but fetching keeps many of those under way at once.
  private func gather() {
    let positions = index.positions
    positions.longitudes.withUnsafeBufferPointer { longitudes in
      positions.latitudes.withUnsafeBufferPointer { latitudes in
        guard let longitudes = longitudes.baseAddress, let latitudes = latitudes.baseAddress else {
          return
        }
        for group in 0..<view.groupCount {
          let row = Int(best.nearestRow(of: group) ?? 0)
          places[group / 2].longitudes[group & 1] = longitudes[row]
          places[group / 2].latitudes[group & 1] = latitudes[row]
        }
      }
    }
  }

  /// Computes the squared chords to what was fetched, in double precision and two at a time.
  private func measure(_ query: QueryPoint) {
    for pair in 0..<(view.groupCount + 1) / 2 {
      let points = GeocentricPair(
        longitudes: places[pair].longitudes, latitudes: places[pair].latitudes)
      let dx = points.x - query.geocentric.x
      let dy = points.y - query.geocentric.y
      let dz = points.z - query.geocentric.z
      squares[pair] = dx * dx + dy * dy + dz * dz
    }
  }

  @inline(__always)
  private func neighbor(
    _ group: Int, _ square: Double, _ query: QueryPoint, _ cost: inout QueryWork
  ) -> Neighbor? {
    guard let row = best.nearestRow(of: group) else { return nil }
    if best.hasNoRival(group), let metres = geodesicLength(squaredChord: square) {
      return Neighbor(row: row, metres: metres)
    }
    return nearest(of: best.rivals(of: group, query) ?? [row], query, &cost)
  }

  /// The nearest of some rows by Karney's geodesic; of rows at one position only the lowest is
  /// measured.
  @inline(never)
  private func nearest(
    of rivals: [UInt32], _ query: QueryPoint, _ cost: inout QueryWork
  ) -> Neighbor {
    var nearest = Neighbor(row: .max, metres: .infinity)
    var measured: Coordinate?
    for row in rivals {
      let coordinate = index.positions[Int(row)]
      guard coordinate != measured else { continue }
      measured = coordinate
      cost.geodesics += 1
      let metres = geodesicLength(from: query.coordinate, to: coordinate)
      if metres < nearest.metres { nearest = Neighbor(row: row, metres: metres) }
    }
    return nearest
  }
}
