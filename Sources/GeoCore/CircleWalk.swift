/// What a walk over the cells of a circle hands out.
protocol CircleVisitor {
  /// The tile that the next points are in: its columns, the query relative to its middle, and the
  /// metres by which a chord between the two may be off.
  mutating func enter(_ columns: GridView.Columns, _ here: SIMD3<Float>, error: Double)
  /// Points of cells that the circle's edge may cross: each has to be looked at.
  mutating func look(at points: Range<Int>)
  /// Two sets of counts, one for each group, whose difference lies inside the circle.
  mutating func take(
    _ from: UnsafeMutablePointer<SIMD4<UInt32>>, to: UnsafeMutablePointer<SIMD4<UInt32>>)
}

/// Walks the rows of cells that a circle round a query touches, each as one run of points: those of
/// the cells at its western edge, the cells that lie wholly inside, those at its eastern edge.
struct CircleWalk {
  private let view: GridView
  private let runs: RowRuns
  private let place: Geocentric
  /// Metres of chord, infinite where everything is to be looked at; negative where nothing is
  /// certain.
  private let outer: Double
  private let inner: Double
  private let meridian: MeridianPoint
  private let outerSquare: Double
  private let innerSquare: Double
  private let easting: Double
  /// The latitudes that the circle reaches, in degrees north of the grid's southern edge.
  private let lowest: Double
  private let highest: Double

  /// Half the chord between antipodes, and a little less.
  ///
  /// Beyond it, chords along a meridian need
  /// not grow with the difference of latitude all the way to a pole, and nothing is left out.
  static let longestChord = 6e6

  /// A circle of chords.
  ///
  /// - Parameters:
  ///   - view: The index.
  ///   - runs: Scratch.
  ///   - query: The centre.
  ///   - outer: Metres of chord beyond which no point matters; ``DistanceLimit/gridSlack`` is
  ///     added.
  ///   - inner: Metres of chord within which every point counts, less the same; negative for none.
  @inline(__always)
  init(
    _ view: GridView, _ runs: RowRuns, around query: QueryPoint, outer: Double, inner: Double
  ) {
    self.view = view
    self.runs = runs
    place = query.geocentric
    meridian = query.meridian
    easting = view.frame.easting(query.coordinate.longitude)
    let northing = query.coordinate.latitude - view.frame.south
    let wide = outer + CircleWalk.slack
    let narrow = inner - CircleWalk.slack
    let reach = wide < Self.longestChord ? latitudeReach(chord: wide) : 180
    self.outer = wide < Self.longestChord ? wide : .infinity
    self.inner = narrow > 0 ? narrow : -1
    outerSquare = wide < Self.longestChord ? wide * wide : .infinity
    innerSquare = narrow > 0 ? narrow * narrow : -1
    lowest = northing - reach
    highest = northing + reach
  }

  /// Metres by which rows and cells are widened or narrowed against rounding of angles: the last
  /// bit of a degree is under 4 nm on the ground.
  private static let slack = 1e-6

  /// Walks the circle.
  ///
  /// - Returns: The number of rows of cells walked.
  @inline(__always)
  func run(_ visitor: inout some CircleVisitor) -> Int {
    let frame = view.frame
    let rows = CellRange(
      touching: lowest, highest, perUnit: 1 / frame.tileHeight, count: frame.rows)
    var walked = 0
    for row in rows.first..<max(rows.first, rows.end) { walked += walkRow(row, &visitor) }
    return walked
  }

  /// Walks one row of tiles.
  private func walkRow(_ row: Int, _ visitor: inout some CircleVisitor) -> Int {
    let reach = self.reach(from: view.tileEdges[row], to: view.tileEdges[row + 1])
    if reach.outer < 0 { return 0 }
    var walked = walkTiles(row, reach, easting, &visitor)
    // A circle that is not cut by the frame's western edge ends here.
    guard reach.outer <= 90 else { return walked }
    if easting - reach.outer < 0 { walked += walkTiles(row, reach, easting + 360, &visitor) }
    if easting + reach.outer >= 360 { walked += walkTiles(row, reach, easting - 360, &visitor) }
    return walked
  }

  @inline(__always)
  private func reach(from a: MeridianPoint, to b: MeridianPoint) -> RowReach {
    RowReach(
      query: meridian, from: a, to: b, outerSquare: outerSquare, innerSquare: innerSquare)
  }

  /// Walks the tiles of one row that the circle touches, its centre being at `easting`.
  private func walkTiles(
    _ row: Int, _ reach: RowReach, _ easting: Double, _ visitor: inout some CircleVisitor
  ) -> Int {
    let frame = view.frame
    let first = row * frame.columns
    let touched = CellRange(
      touching: easting - reach.outer, easting + reach.outer, perUnit: 1 / frame.tileWidth,
      count: frame.columns)
    let whole = CellRange(
      inside: easting - reach.inner, easting + reach.inner, perUnit: 1 / frame.tileWidth,
      count: frame.columns)
    guard reach.inner > 0, whole.first < whole.end else {
      return walkTiles(first, touched.first, touched.end, &visitor)
    }
    visitor.take(
      view.tileCounts + (first + whole.first) * view.quads,
      to: view.tileCounts + (first + whole.end) * view.quads)
    return walkTiles(first, touched.first, whole.first, &visitor)
      + walkTiles(first, whole.end, touched.end, &visitor)
  }

  @inline(__always)
  private func walkTiles(
    _ first: Int, _ from: Int, _ end: Int, _ visitor: inout some CircleVisitor
  ) -> Int {
    var walked = 0
    var column = from
    while column < end {
      walked += walkTile(first, column, &visitor)
      column += 1
    }
    return walked
  }

  /// Walks the tile in `column` of the row of tiles that starts at tile `first`.
  private func walkTile(_ first: Int, _ column: Int, _ visitor: inout some CircleVisitor) -> Int {
    let frame = view.frame
    let tile = view.tiles + (first + column)
    let split = Int(tile.pointee.split)
    guard split > 0 else { return 0 }
    let south = Double(first / frame.columns) * frame.tileHeight
    let hair = 1e-6 * frame.tileHeight
    let rows = CellRange(
      touching: lowest - south - hair, highest - south + hair,
      perUnit: Double(split) / frame.tileHeight, count: split)
    guard rows.first < rows.end else { return 0 }
    let here = tile.pointee.local.local(place)
    let distance = (here * here).sum().squareRoot()
    visitor.enter(
      view.columns(ofTile: first + column), SIMD3<Float>(here),
      error: tile.pointee.local.error(distance))
    let edge = Int(tile.pointee.firstEdge)
    runs.fill(
      rows.first..<rows.end, circle(tile.pointee, column, distance), view.edgeRho + edge,
      view.edgeZ + edge)
    let cell = Int(tile.pointee.firstCell)
    // Counts first: they are scattered in memory, and without branches in between, many loads are
    // under way at once.
    if inner >= 0 {
      for row in rows.first..<rows.end { takeCells(cell &+ row &* split, row, &visitor) }
    }
    for row in rows.first..<rows.end { lookAtCells(cell &+ row &* split, row, &visitor) }
    return rows.end - rows.first
  }

  /// The circle as a tile sees it whose middle is `distance` metres away.
  @inline(__always)
  private func circle(
    _ tile: GridView.Tile, _ column: Int, _ distance: Double
  ) -> RowRuns.Circle {
    let (local, frame) = (tile.local, view.frame)
    let split = Double(tile.split)
    // Covers what single precision does to the rows' edges, to points near them and to the radii.
    let slack = 0x1p-19 * (distance + local.radius)
    let rhoSlack = 0x1p-20 * (local.rho + local.radius)
    let wide = outer + slack + 0x1p-19 * outer
    let narrow = inner - slack - 0x1p-19 * inner
    let cellsPerDegree = split / frame.tileWidth
    return RowRuns.Circle(
      rho: Float(meridian.rho), leastRho: Float(local.rho - rhoSlack),
      greatestRho: Float(local.rho + rhoSlack), x: Float(meridian.rho - local.rho),
      z: Float(meridian.z - local.z), outerSquare: Float(wide * wide),
      innerSquare: narrow > 0 ? Float(narrow * narrow) : -1,
      here: Float(frame.offset(easting, fromColumn: column) * cellsPerDegree),
      split: Float(split), cellsPerRadian: Float(cellsPerDegree * (180 / Double.pi)),
      holdsEquator: abs(local.z) <= local.radius)
  }

  /// Takes the cells inside the circle of the row of cells that starts at place `first` of the
  /// index.
  @inline(__always)
  private func takeCells(_ first: Int, _ row: Int, _ visitor: inout some CircleVisitor) {
    let whole = runs.whole(row)
    guard whole.first < whole.end else { return }
    visitor.take(
      view.cellCounts + (first &+ whole.first) &* view.quads,
      to: view.cellCounts + (first &+ whole.end) &* view.quads)
  }

  /// Looks at the other cells that the circle touches in that row.
  @inline(__always)
  private func lookAtCells(_ first: Int, _ row: Int, _ visitor: inout some CircleVisitor) {
    let touched = runs.touched(row)
    guard touched.first < touched.end else { return }
    let starts = view.cellStarts + first
    let west = Int(starts[touched.first])
    let east = Int(starts[touched.end])
    let whole = runs.whole(row)
    guard whole.first < whole.end else {
      visitor.look(at: west..<east)
      return
    }
    visitor.look(at: west..<Int(starts[whole.first]))
    visitor.look(at: Int(starts[whole.end])..<east)
  }
}
