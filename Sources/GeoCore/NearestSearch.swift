/// One search for the point with the shortest geodesic to a query.
///
/// Chords order points as geodesics do, except where two chords differ by less than the ellipsoid's
/// curvature allows (`ChordBounds.rivals`). The search therefore keeps the two shortest chords it has
/// seen and prunes only what cannot be a rival of the first; where the second is a rival after all,
/// Karney's geodesic decides among all rivals, and the lowest row among equals.
struct NearestSearch {
  private let view: GridView
  private let query: QueryPoint
  private let easting: Double
  private let northing: Double

  private var best = -1
  private var shortest = Double.infinity
  private var second = Double.infinity
  /// The squared chord up to which a point is a rival of the best.
  private var reach = Double.infinity
  private(set) var distances = 0

  init(view: GridView, query: QueryPoint) {
    self.view = view
    self.query = query
    easting = view.frame.easting(query.coordinate.longitude)
    northing = query.coordinate.latitude - view.frame.south
  }

  /// Finds the shortest chord and whether it has a rival.
  mutating func run() {
    let frame = view.frame
    let row = clamp(northing / frame.tileHeight, below: frame.rows)
    let column = clamp(easting / frame.tileWidth, below: frame.columns)
    if searchAround(row, column) { return }
    searchRings(row, column) { search, first, end in search.scan(first, end) }
  }

  /// The nearest point, once ``run()`` has found the shortest chord.
  mutating func result(_ positions: Positions, _ work: inout QueryWork) -> Neighbor? {
    guard best >= 0 else { return nil }
    if second <= reach { return nearestRival(positions, &work) }
    let row = view.rows[best]
    let metres = geodesicLength(
      squaredChord: shortest, from: query.coordinate, to: positions[Int(row)])
    return Neighbor(row: row, metres: metres)
  }

  // MARK: Near the query

  /// Searches the query's cell and the eight round it, inside one tile.
  ///
  /// - Returns: Whether nothing outside them can be a rival of what was found.
  private mutating func searchAround(_ row: Int, _ column: Int) -> Bool {
    let frame = view.frame
    let tile = view.tiles[row * frame.columns + column]
    let split = Int(tile.split)
    guard split > 0 else { return false }
    let perDegree = Double(split) / frame.tileWidth
    let here = frame.offset(easting, fromColumn: column) * perDegree
    let there =
      (northing - Double(row) * frame.tileHeight) * (Double(split) / frame.tileHeight)
    let cellColumn = clamp(here, below: split)
    let cellRow = clamp(there, below: split)
    let west = max(cellColumn - 1, 0)
    let east = min(cellColumn + 2, split)
    let south = max(cellRow - 1, 0)
    let north = min(cellRow + 2, split)
    var starts = view.cellStarts + (Int(tile.firstCell) + south * split)
    for _ in south..<north {
      scan(Int(starts[west]), Int(starts[east]))
      starts += split
    }
    let edges = view.cellEdges + Int(tile.firstEdge)
    let sideways = min(here - Double(west), Double(east) - here) / perDegree
    guard best >= 0, there >= 0, there <= Double(split) else { return false }
    return reach < squaredChord(toMeridianAt: sideways)
      && reach < query.meridian.squaredChord(to: edges[south])
      && reach < query.meridian.squaredChord(to: edges[north])
  }

  /// The least squared chord from the query to anything at least this many degrees of longitude away.
  ///
  /// That is the distance to a half plane through the axis, ρ₀ sin λ up to 90° and ρ₀ beyond; here with
  /// sin λ ≥ λ − λ³/6.
  @inline(__always)
  private func squaredChord(toMeridianAt degrees: Double) -> Double {
    guard degrees > 0 else { return 0 }
    let angle = min(degrees, 90) * (Double.pi / 180)
    let chord = query.meridian.rho * (angle - angle * angle * angle / 6)
    return chord * chord * (1 - 1e-9)
  }

  // MARK: Rings of tiles

  /// Visits the runs of points that may hold rivals, in rings of tiles round the query's.
  private mutating func searchRings(
    _ row: Int, _ column: Int, _ visit: (inout NearestSearch, Int, Int) -> Void
  ) {
    let frame = view.frame
    for ring in 0..<max(frame.rows, frame.columns) {
      let rows = max(row - ring, 0)...min(row + ring, frame.rows - 1)
      for tileRow in rows {
        if abs(tileRow - row) == ring {
          let columns = max(column - ring, 0)...min(column + ring, frame.columns - 1)
          for tileColumn in columns { searchTile(tileRow, tileColumn, visit) }
        } else {
          if column - ring >= 0 { searchTile(tileRow, column - ring, visit) }
          if column + ring < frame.columns { searchTile(tileRow, column + ring, visit) }
        }
      }
      if reach < squaredChord(beyondRing: ring, row, column) { return }
    }
  }

  /// The least squared chord from the query to any tile outside a ring.
  private func squaredChord(beyondRing ring: Int, _ row: Int, _ column: Int) -> Double {
    let frame = view.frame
    var least = Double.infinity
    if row - ring > 0 {
      least = min(least, query.meridian.squaredChord(to: view.tileEdges[row - ring]))
    }
    if row + ring + 1 < frame.rows {
      least = min(least, query.meridian.squaredChord(to: view.tileEdges[row + ring + 1]))
    }
    var degrees = Double.infinity
    if column - ring > 0 {
      // Westwards to the nearest of the tiles left there, or eastwards all the way round to the frame's edge.
      degrees = min(degrees, easting - Double(column - ring) * frame.tileWidth, 360 - easting)
    }
    if column + ring + 1 < frame.columns {
      degrees = min(
        degrees, Double(column + ring + 1) * frame.tileWidth - easting,
        easting + 360 - Double(frame.columns) * frame.tileWidth)
    }
    return degrees.isFinite ? min(least, squaredChord(toMeridianAt: degrees)) : least
  }

  private mutating func searchTile(
    _ row: Int, _ column: Int, _ visit: (inout NearestSearch, Int, Int) -> Void
  ) {
    let frame = view.frame
    let tile = view.tiles[row * frame.columns + column]
    let split = Int(tile.split)
    guard split > 0 else { return }
    let rowReach = self.rowReach(view.tileEdges[row], view.tileEdges[row + 1])
    let here = frame.offset(easting, fromColumn: column)
    guard rowReach >= 0, here + rowReach >= 0, here - rowReach <= frame.tileWidth else { return }
    let there =
      (northing - Double(row) * frame.tileHeight) * (Double(split) / frame.tileHeight)
    let start = clamp(there, below: split)
    var cellRow = start
    while cellRow >= 0, searchRow(tile, cellRow, here, visit) { cellRow -= 1 }
    cellRow = start + 1
    while cellRow < split, searchRow(tile, cellRow, here, visit) { cellRow += 1 }
  }

  /// Visits the cells of one row that may hold rivals.
  ///
  /// - Returns: Whether the row comes near enough for the rows beyond it to matter.
  private mutating func searchRow(
    _ tile: GridView.Tile, _ row: Int, _ here: Double,
    _ visit: (inout NearestSearch, Int, Int) -> Void
  ) -> Bool {
    let split = Int(tile.split)
    let edges = view.cellEdges + (Int(tile.firstEdge) + row)
    let rowReach = self.rowReach(edges[0], edges[1])
    guard rowReach >= 0 else { return false }
    let cells = CellRange(
      touching: here - rowReach, here + rowReach,
      perUnit: Double(split) / view.frame.tileWidth, count: split)
    guard cells.first < cells.end else { return true }
    let starts = view.cellStarts + (Int(tile.firstCell) + row * split)
    visit(&self, Int(starts[cells.first]), Int(starts[cells.end]))
    return true
  }

  @inline(__always)
  private func rowReach(_ south: MeridianPoint, _ north: MeridianPoint) -> Double {
    // Half the antipodal chord: beyond it, a chord along the meridian need not grow to the very pole.
    let square = reach < 4e13 ? reach + 2 * DistanceLimit.gridSlack * reach.squareRoot() : reach
    return RowReach(
      query: query.meridian, from: south, to: north,
      outerSquare: square < 4e13 ? square + 1e-12 : .infinity, innerSquare: -1
    ).outer
  }

  // MARK: Points

  @inline(__always)
  private mutating func scan(_ first: Int, _ end: Int) {
    let here = query.geocentric
    distances &+= end - first
    for point in first..<end {
      let dx = view.x[point] - here.x
      let dy = view.y[point] - here.y
      let dz = view.z[point] - here.z
      let square = dx * dx + dy * dy + dz * dz
      if square < second { note(point, square) }
    }
  }

  /// Keeps the two shortest chords; a point that is seen again changes nothing.
  @inline(__always)
  private mutating func note(_ point: Int, _ square: Double) {
    if square < shortest {
      second = shortest
      shortest = square
      best = point
      reach = ChordBounds.rivals(of: square)
    } else if point != best {
      second = square
    }
  }

  /// Lets Karney's geodesic decide among all rivals of the shortest chord.
  @inline(never)
  private mutating func nearestRival(_ positions: Positions, _ work: inout QueryWork) -> Neighbor {
    let frame = view.frame
    var rivals: [UInt32] = []
    let view = self.view
    searchRings(
      clamp(northing / frame.tileHeight, below: frame.rows),
      clamp(easting / frame.tileWidth, below: frame.columns)
    ) { search, first, end in
      for point in first..<end {
        let other = Geocentric(x: view.x[point], y: view.y[point], z: view.z[point])
        guard search.query.geocentric.squaredChord(to: other) <= search.reach else { continue }
        rivals.append(view.rows[point])
      }
    }
    rivals.sort()
    return nearest(of: rivals, positions, &work)
  }

  /// The nearest of some rows by Karney's geodesic; of rows at one position only the lowest is measured.
  private func nearest(
    of rivals: [UInt32], _ positions: Positions, _ work: inout QueryWork
  ) -> Neighbor {
    var nearest = Neighbor(row: .max, metres: .infinity)
    var measured: Coordinate?
    for row in rivals {
      let coordinate = positions[Int(row)]
      guard coordinate != measured else { continue }
      measured = coordinate
      work.geodesics += 1
      let metres = geodesicLength(from: query.coordinate, to: coordinate)
      if metres < nearest.metres { nearest = Neighbor(row: row, metres: metres) }
    }
    return nearest
  }
}

/// The index of the cell that holds a position measured in cells, the first or last for positions outside.
@inline(__always)
private func clamp(_ position: Double, below count: Int) -> Int {
  Int(min(max(position, 0), Double(count) - 0.5))
}
