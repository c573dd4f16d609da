/// What a walk over the cells of a circle hands out.
protocol CircleVisitor {
  /// Points of cells that the circle's edge may cross: each has to be looked at.
  mutating func look(at points: Range<Int>)
  /// Two sets of counts, one for each group, whose difference lies inside the circle.
  mutating func take(_ from: UnsafeMutablePointer<UInt32>, to: UnsafeMutablePointer<UInt32>)
}

/// Walks the rows of cells that a circle round a query touches, from the middle outwards, each as one run of points: those of the cells at
/// its western edge, the cells that lie wholly inside, those at its eastern edge.
struct CircleWalk {
  private let view: GridView
  private let meridian: MeridianPoint
  private let outerSquare: Double
  private let innerSquare: Double
  private let easting: Double
  /// The latitudes that the circle reaches, in degrees north of the grid's southern edge.
  private let lowest: Double
  private let highest: Double

  /// Half the chord between antipodes, and a little less. Beyond it, chords along a meridian need not grow with the
  /// difference of latitude all the way to a pole, and nothing is left out.
  static let longestChord = 6e6

  /// A circle of chords.
  ///
  /// - Parameters:
  ///   - view: The index.
  ///   - query: The centre.
  ///   - outer: Metres of chord beyond which no point matters; ``DistanceLimit/gridSlack`` is added.
  ///   - inner: Metres of chord within which every point counts, less the same; negative for none.
  @inline(__always)
  init(_ view: GridView, around query: QueryPoint, outer: Double, inner: Double) {
    self.view = view
    meridian = query.meridian
    easting = view.frame.easting(query.coordinate.longitude)
    let northing = query.coordinate.latitude - view.frame.south
    let wide = outer + CircleWalk.slack
    let narrow = inner - CircleWalk.slack
    let reach = wide < Self.longestChord ? latitudeReach(chord: wide) : 180
    outerSquare = wide < Self.longestChord ? wide * wide : .infinity
    innerSquare = narrow > 0 ? narrow * narrow : -1
    lowest = northing - reach
    highest = northing + reach
  }

  /// Metres by which rows and cells are widened or narrowed against rounding of angles: the last bit of a degree is
  /// under 4 nm on the ground.
  private static let slack = 1e-6

  /// Walks the circle.
  ///
  /// - Returns: The number of rows of cells walked.
  @inline(__always)
  func run(_ visitor: inout some CircleVisitor) -> Int {
    let frame = view.frame
    let rows = CellRange(
      touching: lowest, highest, perUnit: 1 / frame.tileHeight, count: frame.rows)
    let middle = rows.middle
    var walked = 0
    var row = middle
    while row < rows.end {
      walked += walkRow(row, &visitor)
      row += 1
    }
    row = middle - 1
    while row >= rows.first {
      walked += walkRow(row, &visitor)
      row -= 1
    }
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
      view.tileCounts + (first + whole.first) * view.groupCount,
      to: view.tileCounts + (first + whole.end) * view.groupCount)
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
    let starts = view.cellStarts + Int(tile.firstCell)
    let counts = view.cellCounts(ofTile: first + column)
    let middle = rows.middle
    var row = middle
    while row < rows.end {
      let reach = self.reach(from: edges[row], to: edges[row + 1])
      walkCells(starts, counts, row * split, split, here, perDegree, reach, &visitor)
      row += 1
    }
    row = middle - 1
    while row >= rows.first {
      let reach = self.reach(from: edges[row], to: edges[row + 1])
      walkCells(starts, counts, row * split, split, here, perDegree, reach, &visitor)
      row -= 1
    }
    return max(rows.end - rows.first, 0)
  }

  /// Walks the row of cells that starts at cell `first` of its tile.
  @inline(__always)
  private func walkCells(
    _ starts: UnsafeMutablePointer<UInt32>, _ counts: UnsafeMutablePointer<UInt32>, _ first: Int,
    _ split: Int, _ here: Double, _ perDegree: Double, _ reach: RowReach,
    _ visitor: inout some CircleVisitor
  ) {
    let touched = CellRange(
      touching: here - reach.outer, here + reach.outer, perUnit: perDegree, count: split)
    guard reach.outer >= 0, touched.first < touched.end else { return }
    let west = Int(starts[first &+ touched.first])
    let east = Int(starts[first &+ touched.end])
    let whole = CellRange(
      inside: here - reach.inner, here + reach.inner, perUnit: perDegree, count: split)
    guard reach.inner > 0, whole.first < whole.end else {
      visitor.look(at: west..<east)
      return
    }
    visitor.look(at: west..<Int(starts[first &+ whole.first]))
    visitor.look(at: Int(starts[first &+ whole.end])..<east)
    visitor.take(
      counts + (first &+ whole.first) &* view.groupCount,
      to: counts + (first &+ whole.end) &* view.groupCount)
  }
}
