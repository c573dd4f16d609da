/// Builds the columns of an index: sorts the points by tile, then each tile's points by cell.
///
/// Both sorts are counting sorts and keep the order of rows, so that equal input gives equal bytes.
struct GridBuilder {
  private let positions: Positions
  private let rows: ContiguousArray<UInt32>
  private let density: GridIndex.Density
  private let frame: GridFrame

  /// Builds an index of some rows of a table.
  static func build(
    _ positions: Positions, rows: ContiguousArray<UInt32>, density: GridIndex.Density
  ) -> GridStorage {
    let builder = GridBuilder(positions, rows, density)
    return GridStorage(builder.build())
  }

  private init(
    _ positions: Positions, _ rows: ContiguousArray<UInt32>, _ density: GridIndex.Density
  ) {
    self.positions = positions
    self.rows = rows
    self.density = density
    frame = GridFrame(enclosing: positions, rows: rows, pointsPerTile: density.pointsPerTile)
  }

  /// Points on their way into cell order.
  private struct Columns {
    var longitudes: UnsafeMutablePointer<Double>
    var latitudes: UnsafeMutablePointer<Double>
    var rows: UnsafeMutablePointer<UInt32>

    init(capacity: Int) {
      longitudes = .allocate(capacity: capacity)
      latitudes = .allocate(capacity: capacity)
      rows = .allocate(capacity: capacity)
    }
  }

  private func build() -> GridView {
    let count = rows.count
    let byTile = Columns(capacity: count)
    var tileEnds = ContiguousArray<UInt32>(repeating: 0, count: frame.tileCount + 1)
    sortByTile(into: byTile, ends: &tileEnds)
    let tiles = UnsafeMutablePointer<GridView.Tile>.allocate(capacity: frame.tileCount + 1)
    let (cellCount, edgeCount) = split(tileEnds, into: tiles)

    let sorted = Columns(capacity: count)
    let cellStarts = UnsafeMutablePointer<UInt32>.allocate(capacity: cellCount + 1)
    let cellEdges = UnsafeMutablePointer<MeridianPoint>.allocate(capacity: max(edgeCount, 1))
    sortByCell(byTile, tileEnds, tiles, into: sorted, cellStarts)
    cellStarts[cellCount] = UInt32(count)
    fillEdges(tiles, cellEdges)
    let tileEdges = UnsafeMutablePointer<MeridianPoint>.allocate(capacity: frame.rows + 1)
    for row in 0...frame.rows {
      tileEdges[row] = MeridianPoint(latitude: latitude(Double(row)))
    }

    // The sort by tile is done with: its columns take the geocentric coordinates.
    let x = byTile.longitudes
    let y = byTile.latitudes
    let z = UnsafeMutablePointer<Double>.allocate(capacity: count)
    Self.project(sorted.longitudes, sorted.latitudes, count, x, y, z)
    byTile.rows.deallocate()
    sorted.longitudes.deallocate()
    sorted.latitudes.deallocate()
    return GridView(
      pointCount: count, cellCount: cellCount, x: x, y: y, z: z, rows: sorted.rows,
      cellStarts: cellStarts, tiles: tiles, tileEdges: tileEdges, cellEdges: cellEdges,
      frame: frame)
  }

  // MARK: Tiles

  private func sortByTile(into columns: Columns, ends: inout ContiguousArray<UInt32>) {
    let count = rows.count
    let tileOf = UnsafeMutablePointer<UInt32>.allocate(capacity: count)
    defer { tileOf.deallocate() }
    let frame = self.frame
    let perWidth = 1 / frame.tileWidth
    let perHeight = 1 / frame.tileHeight
    let lastColumn = Double(frame.columns) - 0.5
    let lastRow = Double(frame.rows) - 0.5
    positions.longitudes.withUnsafeBufferPointer { longitudes in
      positions.latitudes.withUnsafeBufferPointer { latitudes in
        rows.withUnsafeBufferPointer { rows in
          ends.withUnsafeMutableBufferPointer { ends in
            for index in 0..<count {
              let row = Int(rows[index])
              let column = min(frame.easting(longitudes[row]) * perWidth, lastColumn)
              let line = min((latitudes[row] - frame.south) * perHeight, lastRow)
              let tile = Int(line) &* frame.columns &+ Int(column)
              tileOf[index] = UInt32(truncatingIfNeeded: tile)
              ends[tile &+ 1] &+= 1
            }
            for tile in 0..<frame.tileCount { ends[tile + 1] += ends[tile] }
            for index in 0..<count {
              let row = Int(rows[index])
              let tile = Int(tileOf[index])
              let place = Int(ends[tile])
              ends[tile] &+= 1
              columns.longitudes[place] = longitudes[row]
              columns.latitudes[place] = latitudes[row]
              columns.rows[place] = rows[index]
            }
          }
        }
      }
    }
  }

  /// Chooses each tile's number of cells from its number of points.
  ///
  /// - Returns: The number of cells and of parallels between rows of cells.
  private func split(
    _ tileEnds: ContiguousArray<UInt32>, into tiles: UnsafeMutablePointer<GridView.Tile>
  ) -> (cells: Int, edges: Int) {
    var cells = 0
    var edges = 0
    var first = 0
    for tile in 0..<frame.tileCount {
      let points = Int(tileEnds[tile]) - first
      first += points
      let split = points == 0 ? 0 : cellsPerSide(points)
      tiles[tile] = GridView.Tile(
        firstCell: UInt32(cells), firstEdge: UInt32(edges), split: UInt32(split))
      cells += split * split
      edges += split == 0 ? 0 : split + 1
    }
    tiles[frame.tileCount] = GridView.Tile(
      firstCell: UInt32(cells), firstEdge: UInt32(edges), split: 0)
    return (cells, edges)
  }

  private func cellsPerSide(_ points: Int) -> Int {
    min(Int((Double(points) / density.pointsPerCell).squareRoot()) + 1, 4_096)
  }

  // MARK: Cells

  private func sortByCell(
    _ from: Columns, _ tileEnds: ContiguousArray<UInt32>,
    _ tiles: UnsafeMutablePointer<GridView.Tile>, into to: Columns,
    _ cellStarts: UnsafeMutablePointer<UInt32>
  ) {
    let largest = (0..<frame.tileCount).map { tileSize(tileEnds, $0) }.max() ?? 0
    let cellOf = UnsafeMutablePointer<UInt32>.allocate(capacity: max(largest, 1))
    defer { cellOf.deallocate() }
    var first = 0
    for tile in 0..<frame.tileCount {
      let split = Int(tiles[tile].split)
      let end = Int(tileEnds[tile])
      defer { first = end }
      guard split > 0 else { continue }
      let west = Double(tile % frame.columns) * frame.tileWidth
      let south = Double(tile / frame.columns) * frame.tileHeight
      let starts = cellStarts + Int(tiles[tile].firstCell)
      starts.update(repeating: 0, count: split * split)
      let perWidth = Double(split) / frame.tileWidth
      let perHeight = Double(split) / frame.tileHeight
      let last = Double(split) - 0.5
      for point in first..<end {
        let easting = frame.easting(from.longitudes[point]) - west
        let northing = from.latitudes[point] - frame.south - south
        let column = Int(min(max(easting * perWidth, 0), last))
        let row = Int(min(max(northing * perHeight, 0), last))
        let cell = row &* split &+ column
        cellOf[point - first] = UInt32(truncatingIfNeeded: cell)
        starts[cell] &+= 1
      }
      var next = UInt32(first)
      for cell in 0..<split * split {
        let size = starts[cell]
        starts[cell] = next
        next &+= size
      }
      for point in first..<end {
        let cell = Int(cellOf[point - first])
        let place = Int(starts[cell])
        starts[cell] &+= 1
        to.longitudes[place] = from.longitudes[point]
        to.latitudes[place] = from.latitudes[point]
        to.rows[place] = from.rows[point]
      }
      // Filling moved each cell's start to its end, which is the next one's start.
      for cell in stride(from: split * split - 1, to: 0, by: -1) {
        starts[cell] = starts[cell - 1]
      }
      starts[0] = UInt32(first)
    }
  }

  private func tileSize(_ tileEnds: ContiguousArray<UInt32>, _ tile: Int) -> Int {
    Int(tileEnds[tile]) - (tile == 0 ? 0 : Int(tileEnds[tile - 1]))
  }

  // MARK: Geometry

  private func fillEdges(
    _ tiles: UnsafeMutablePointer<GridView.Tile>, _ edges: UnsafeMutablePointer<MeridianPoint>
  ) {
    for tile in 0..<frame.tileCount where tiles[tile].split > 0 {
      let split = Int(tiles[tile].split)
      let row = Double(tile / frame.columns)
      for edge in 0...split {
        edges[Int(tiles[tile].firstEdge) + edge] =
          MeridianPoint(latitude: latitude(row + Double(edge) / Double(split)))
      }
    }
  }

  /// The latitude of a line so many tile heights north of the southern edge.
  private func latitude(_ tileHeights: Double) -> Double {
    min(frame.south + tileHeights * frame.tileHeight, 90)
  }

  /// Turns columns of degrees into columns of geocentric metres.
  private static func project(
    _ longitudes: UnsafeMutablePointer<Double>, _ latitudes: UnsafeMutablePointer<Double>,
    _ count: Int, _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>,
    _ z: UnsafeMutablePointer<Double>
  ) {
    for point in 0..<count {
      let place = geocentric(longitude: longitudes[point], latitude: latitudes[point])
      x[point] = place.x
      y[point] = place.y
      z[point] = place.z
    }
  }
}
