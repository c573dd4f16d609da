/// One count of the points within a limit of a query.
struct CircleCount {
  let view: GridView
  let positions: Positions
  let limit: DistanceLimit
  let query: QueryPoint
  private let outerSquare: Double
  private let innerSquare: Double
  private let easting: Double
  /// The latitudes that the circle reaches, in degrees north of the grid's southern edge.
  private let lowest: Double
  private let highest: Double

  @inline(__always)
  init(view: GridView, positions: Positions, limit: DistanceLimit, query: QueryPoint) {
    self.view = view
    self.positions = positions
    self.limit = limit
    self.query = query
    outerSquare = limit.outerSquare
    innerSquare = limit.innerSquare
    easting = view.frame.easting(query.coordinate.longitude)
    let reach = latitudeReach(chord: limit.metres + DistanceLimit.gridSlack)
    let northing = query.coordinate.latitude - view.frame.south
    lowest = northing - reach
    highest = northing + reach
  }

  func run(_ work: inout QueryWork) -> Int {
    let frame = view.frame
    guard view.pointCount > 0 else { return 0 }
    let rows = CellRange(
      touching: lowest, highest, perUnit: 1 / frame.tileHeight, count: frame.rows)
    var total = 0
    for row in rows.first..<rows.end {
      let reach = self.reach(from: view.tileEdges[row], to: view.tileEdges[row + 1])
      if reach.outer < 0 { continue }
      total += countRow(row, reach, easting, &work)
      // A circle that is not cut by the frame's western edge ends here.
      guard reach.outer <= 90 else { continue }
      if easting - reach.outer < 0 { total += countRow(row, reach, easting + 360, &work) }
      if easting + reach.outer >= 360 { total += countRow(row, reach, easting - 360, &work) }
    }
    return total
  }

  @inline(__always)
  private func reach(from a: MeridianPoint, to b: MeridianPoint) -> RowReach {
    RowReach(
      query: query.meridian, from: a, to: b, outerSquare: outerSquare, innerSquare: innerSquare)
  }

  /// Counts in the tiles of one row that the circle reaches, its centre being at `easting`.
  private func countRow(
    _ row: Int, _ reach: RowReach, _ easting: Double, _ work: inout QueryWork
  ) -> Int {
    let frame = view.frame
    let first = row * frame.columns
    let touched = CellRange(
      touching: easting - reach.outer, easting + reach.outer,
      perUnit: 1 / frame.tileWidth, count: frame.columns)
    let whole = CellRange(
      inside: easting - reach.inner, easting + reach.inner,
      perUnit: 1 / frame.tileWidth, count: frame.columns)
    guard reach.inner > 0, whole.first < whole.end else {
      return countTiles(first, touched.first, touched.end, &work)
    }
    return countTiles(first, touched.first, whole.first, &work)
      + view.pointCount(fromTile: first + whole.first, toTile: first + whole.end)
      + countTiles(first, whole.end, touched.end, &work)
  }

  private func countTiles(
    _ first: Int, _ from: Int, _ end: Int, _ work: inout QueryWork
  ) -> Int {
    var total = 0
    var column = from
    while column < end {
      total += countTile(first, column, &work)
      column += 1
    }
    return total
  }

  /// Counts in the tile in `column` of the row of tiles that starts at tile `first`.
  private func countTile(_ first: Int, _ column: Int, _ work: inout QueryWork) -> Int {
    let frame = view.frame
    let tile = view.tiles[first + column]
    let split = Int(tile.split)
    guard split > 0 else { return 0 }
    let south = Double(first / frame.columns) * frame.tileHeight
    let rows = CellRange(
      touching: lowest - south, highest - south, perUnit: Double(split) / frame.tileHeight,
      count: split)
    let here = frame.offset(easting, fromColumn: column)
    let perDegree = Double(split) / frame.tileWidth
    let edges = view.cellEdges + Int(tile.firstEdge)
    var starts = view.cellStarts + (Int(tile.firstCell) + rows.first * split)
    var total = 0
    var row = rows.first
    while row < rows.end {
      let reach = self.reach(from: edges[row], to: edges[row + 1])
      if reach.outer >= 0 {
        total += countCells(starts, split, here, perDegree, reach, &work)
      }
      starts += split
      row += 1
    }
    return total
  }

  /// Counts in one row of cells, whose offsets begin at `starts`.
  @inline(__always)
  private func countCells(
    _ starts: UnsafeMutablePointer<UInt32>, _ split: Int, _ here: Double, _ perDegree: Double,
    _ reach: RowReach, _ work: inout QueryWork
  ) -> Int {
    let touched = CellRange(
      touching: here - reach.outer, here + reach.outer, perUnit: perDegree, count: split)
    guard touched.first < touched.end else { return 0 }
    let first = Int(starts[touched.first])
    let end = Int(starts[touched.end])
    let whole = CellRange(
      inside: here - reach.inner, here + reach.inner, perUnit: perDegree, count: split)
    guard reach.inner > 0, whole.first < whole.end else { return countPoints(first, end, &work) }
    let wholeFirst = Int(starts[whole.first])
    let wholeEnd = Int(starts[whole.end])
    return countPoints(first, wholeFirst, &work) + (wholeEnd - wholeFirst)
      + countPoints(wholeEnd, end, &work)
  }

  /// How many of a run of points are within the limit, one chord each.
  @inline(__always)
  private func countPoints(_ first: Int, _ end: Int, _ work: inout QueryWork) -> Int {
    let here = query.geocentric
    var within = 0
    var notBeyond = 0
    for point in first..<end {
      let dx = view.x[point] - here.x
      let dy = view.y[point] - here.y
      let dz = view.z[point] - here.z
      let square = dx * dx + dy * dy + dz * dz
      within &+= square <= limit.certainlyWithin ? 1 : 0
      notBeyond &+= square <= limit.certainlyBeyond ? 1 : 0
    }
    work.distances &+= end - first
    if within != notBeyond { within += decide(first, end, &work) }
    return within
  }

  /// How many of a run of points that the chord leaves open are within the limit by Karney's geodesic.
  @inline(never)
  private func decide(_ first: Int, _ end: Int, _ work: inout QueryWork) -> Int {
    var within = 0
    for point in first..<end {
      let other = Geocentric(x: view.x[point], y: view.y[point], z: view.z[point])
      let square = query.geocentric.squaredChord(to: other)
      guard square > limit.certainlyWithin && square <= limit.certainlyBeyond else { continue }
      work.geodesics += 1
      let coordinate = positions[Int(view.rows[point])]
      if geodesicLength(from: query.coordinate, to: coordinate) <= limit.metres { within += 1 }
    }
    return within
  }
}
