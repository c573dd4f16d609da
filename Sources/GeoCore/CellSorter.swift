/// Sorts the points of one tile after another by cell and fills in everything that belongs to the tile.
final class CellSorter {
  private let view: GridView
  private let from: PointBuffers
  private var cellOf: ContiguousArray<UInt32> = []
  private var longitudes: ContiguousArray<Double> = []
  private var latitudes: ContiguousArray<Double> = []
  private var running: ContiguousArray<UInt32>

  init(view: GridView, from: PointBuffers) {
    self.view = view
    self.from = from
    running = ContiguousArray(repeating: 0, count: view.groupCount)
  }

  /// Fills in one tile.
  func sort(_ tile: Int) {
    let points = Int(view.tiles[tile].firstPoint)..<Int(view.tiles[tile + 1].firstPoint)
    let counts = view.tileCounts + (tile + 1) * view.groupCount
    let groupStarts = view.groupStarts + tile * (view.groupCount + 1)
    guard !points.isEmpty else {
      counts.update(repeating: 0, count: view.groupCount)
      groupStarts.update(repeating: UInt32(points.lowerBound), count: view.groupCount + 1)
      return
    }
    if cellOf.count < points.count {
      cellOf = ContiguousArray(repeating: 0, count: points.count)
      longitudes = ContiguousArray(repeating: 0, count: points.count)
      latitudes = ContiguousArray(repeating: 0, count: points.count)
    }
    countCells(tile, points)
    scatter(tile, points)
    project(points)
    countGroups(tile)
    for group in 0..<view.groupCount { counts[group] = running[group] }
    sortByGroup(points, groupStarts)
    fillEdges(tile)
  }

  /// Finds each point's cell and leaves each cell's first point in `cellStarts`.
  private func countCells(_ tile: Int, _ points: Range<Int>) {
    let frame = view.frame
    let split = Int(view.tiles[tile].split)
    let west = Double(tile % frame.columns) * frame.tileWidth
    let south = frame.south + Double(tile / frame.columns) * frame.tileHeight
    let perWidth = Double(split) / frame.tileWidth
    let perHeight = Double(split) / frame.tileHeight
    let starts = view.cellStarts + Int(view.tiles[tile].firstCell)
    starts.update(repeating: 0, count: split * split)
    cellOf.withUnsafeMutableBufferPointer { cellOf in
      for point in points {
        let easting = frame.easting(from.longitudes[point]) - west
        let column = cell(easting * perWidth, below: split)
        let row = cell((from.latitudes[point] - south) * perHeight, below: split)
        let cell = row &* split &+ column
        cellOf[point &- points.lowerBound] = UInt32(truncatingIfNeeded: cell)
        starts[cell] &+= 1
      }
    }
    var next = UInt32(points.lowerBound)
    for cell in 0..<split * split {
      let size = starts[cell]
      starts[cell] = next
      next &+= size
    }
  }

  private func scatter(_ tile: Int, _ points: Range<Int>) {
    let split = Int(view.tiles[tile].split)
    let first = points.lowerBound
    let starts = view.cellStarts + Int(view.tiles[tile].firstCell)
    longitudes.withUnsafeMutableBufferPointer { longitudes in
      latitudes.withUnsafeMutableBufferPointer { latitudes in
        cellOf.withUnsafeBufferPointer { cellOf in
          for point in points {
            let cell = Int(cellOf[point &- first])
            let place = Int(starts[cell])
            starts[cell] &+= 1
            longitudes[place &- first] = from.longitudes[point]
            latitudes[place &- first] = from.latitudes[point]
            view.groups[place] = from.groups[point]
            view.rows[place] = from.rows[point]
          }
        }
      }
    }
    // Filling moved each cell's start to its end, which is the next one's start.
    for cell in stride(from: split * split - 1, to: 0, by: -1) { starts[cell] = starts[cell - 1] }
    starts[0] = UInt32(first)
  }

  /// Turns degrees into geocentric metres, two points at a time.
  private func project(_ points: Range<Int>) {
    longitudes.withUnsafeBufferPointer { longitudes in
      latitudes.withUnsafeBufferPointer { latitudes in
        var place = 0
        while place &+ 1 < points.count {
          let pair = GeocentricPair(
            longitudes: SIMD2(longitudes[place], longitudes[place &+ 1]),
            latitudes: SIMD2(latitudes[place], latitudes[place &+ 1]))
          let point = points.lowerBound &+ place
          (view.x[point], view.x[point &+ 1]) = (pair.x[0], pair.x[1])
          (view.y[point], view.y[point &+ 1]) = (pair.y[0], pair.y[1])
          (view.z[point], view.z[point &+ 1]) = (pair.z[0], pair.z[1])
          place &+= 2
        }
        guard place < points.count else { return }
        let last = Geocentric(
          Coordinate(longitude: longitudes[place], latitude: latitudes[place]))
        let point = points.lowerBound &+ place
        (view.x[point], view.y[point], view.z[point]) = (last.x, last.y, last.z)
      }
    }
  }

  /// Writes beside each cell how many points of each group come before it, and leaves the tile's in `running`.
  private func countGroups(_ tile: Int) {
    let groupCount = view.groupCount
    let cells = Int(view.tiles[tile].split * view.tiles[tile].split)
    let starts = view.cellStarts + Int(view.tiles[tile].firstCell)
    let end = Int(view.tiles[tile + 1].firstPoint)
    var counts = view.cellCounts(ofTile: tile)
    running.withUnsafeMutableBufferPointer { running in
      running.update(repeating: 0)
      var point = Int(starts[0])
      for cell in 0..<cells {
        counts.update(from: running.baseAddress!, count: groupCount)
        counts += groupCount
        let cellEnd = cell + 1 < cells ? Int(starts[cell + 1]) : end
        while point < cellEnd {
          running[Int(view.groups[point])] &+= 1
          point &+= 1
        }
      }
      counts.update(from: running.baseAddress!, count: groupCount)
    }
  }

  /// Lists the tile's points by group; `running` holds how many each has.
  private func sortByGroup(_ points: Range<Int>, _ starts: UnsafeMutablePointer<UInt32>) {
    starts[0] = UInt32(points.lowerBound)
    running.withUnsafeMutableBufferPointer { running in
      for group in running.indices {
        starts[group + 1] = starts[group] + running[group]
        running[group] = starts[group]
      }
      for point in points {
        let group = Int(view.groups[point])
        view.byGroup[Int(running[group])] = UInt32(truncatingIfNeeded: point)
        running[group] &+= 1
      }
    }
  }

  private func fillEdges(_ tile: Int) {
    let split = Int(view.tiles[tile].split)
    let row = Double(tile / view.frame.columns)
    let edges = view.cellEdges + Int(view.tiles[tile].firstEdge)
    for edge in 0...split {
      edges[edge] = MeridianPoint(
        latitude: view.frame.latitude(row + Double(edge) / Double(split)))
    }
  }
}
