/// Sorts the points of one tile after another by cell and fills in everything that belongs to the
/// tile.
final class CellSorter {
  private let view: GridView
  /// Scratch that grows to the largest tile: each point's cell, and the records in cell order.
  private var cellOf: UnsafeMutablePointer<UInt32> = allocateColumn(0)
  private var sorted: UnsafeMutablePointer<PointRecord> = allocateColumn(0)
  private var capacity = 0
  private let running: UnsafeMutablePointer<SIMD4<UInt32>>

  init(view: GridView) {
    self.view = view
    running = allocateColumn(view.quads)
  }

  deinit {
    cellOf.deallocate()
    sorted.deallocate()
    running.deallocate()
  }

  /// Fills in one tile.
  func sort(_ tile: Int) {
    let count = Int(view.tiles[tile + 1].firstPoint - view.tiles[tile].firstPoint)
    running.update(repeating: SIMD4(), count: view.quads)
    if count > 0 {
      makeRoom(count)
      countCells(tile, count)
      scatter(tile, count)
      project(tile, count)
      countGroups(tile)
      fillEdges(tile)
    }
    (view.tileCounts + (tile + 1) * view.quads).update(from: running, count: view.quads)
  }

  private func makeRoom(_ count: Int) {
    guard count > capacity else { return }
    capacity = count + count / 4
    cellOf.deallocate()
    sorted.deallocate()
    cellOf = allocateColumn(capacity)
    // Points are projected four at a time, past the last one too.
    sorted = allocateColumn(capacity + 4)
  }

  private func records(_ tile: Int) -> UnsafeMutablePointer<PointRecord> {
    view.points.assumingMemoryBound(to: PointRecord.self) + Int(view.tiles[tile].firstPoint)
  }

  /// Finds each point's cell and leaves each cell's first point in `cellStarts`.
  private func countCells(_ tile: Int, _ count: Int) {
    let split = Int(view.tiles[tile].split)
    let starts = view.cellStarts + Int(view.tiles[tile].firstCell)
    starts.update(repeating: 0, count: split * split + 1)
    let records = records(tile)
    let perDegree =
      Float(split) / SIMD2(Float(view.frame.tileWidth), Float(view.frame.tileHeight))
    let middle = 0.5 * Float(split) - 0.5
    let last = SIMD2(repeating: Float(split) - 1)
    for point in 0..<count {
      let position =
        SIMD2(records[point].east, records[point].north) * perDegree + middle
      // Adding 1.5 × 2²³ rounds to the nearest integer: half a cell less than the position, its
      // floor.
      let inside =
        position
        .replacing(with: last, where: position .> last)
        .replacing(with: 0, where: position .< 0)
      let shifted = inside + 12_582_912
      let row = Int(truncatingIfNeeded: shifted.y.bitPattern & 0xFFFF)
      let cell = row &* split &+ Int(truncatingIfNeeded: shifted.x.bitPattern & 0xFFFF)
      cellOf[point] = UInt32(truncatingIfNeeded: cell)
      starts[cell &+ 1] &+= 1
    }
    for cell in 1..<split * split + 1 { starts[cell] &+= starts[cell &- 1] }
  }

  /// Puts the records into cell order.
  private func scatter(_ tile: Int, _ count: Int) {
    let split = Int(view.tiles[tile].split)
    let starts = view.cellStarts + Int(view.tiles[tile].firstCell)
    let records = records(tile)
    for point in 0..<count {
      let cell = Int(cellOf[point])
      sorted[Int(starts[cell])] = records[point]
      starts[cell] &+= 1
    }
    // Filling moved each cell's start to its end, which is the next one's start.
    for cell in stride(from: split * split, to: 0, by: -1) { starts[cell] = starts[cell &- 1] }
    starts[0] = 0
    (sorted + count).update(
      repeating: PointRecord(east: 0, north: 0, row: 0, group: 0), count: 4)
  }

  /// Turns the tile's records into columns of points, four at a time, in the records' own place.
  private func project(_ tile: Int, _ count: Int) {
    let frame = view.frame
    let projection = TileProjection(
      view.tiles[tile].local, latitude: frame.middle(ofRow: tile / frame.columns),
      width: frame.tileWidth, height: frame.tileHeight)
    let columns = view.columns(ofTile: tile)
    var point = 0
    while point &+ 3 < count {
      let four = sorted + point
      let (x, y, z) = Self.project(projection, four)
      UnsafeMutableRawPointer(columns.x + point).storeBytes(of: x, as: SIMD4<Float>.self)
      UnsafeMutableRawPointer(columns.y + point).storeBytes(of: y, as: SIMD4<Float>.self)
      UnsafeMutableRawPointer(columns.z + point).storeBytes(of: z, as: SIMD4<Float>.self)
      for lane in 0..<4 { put(four[lane], point &+ lane, columns) }
      point &+= 4
    }
    let (x, y, z) = Self.project(projection, sorted + point)
    for lane in 0..<count - point {
      (columns.x[point + lane], columns.y[point + lane]) = (x[lane], y[lane])
      columns.z[point + lane] = z[lane]
      put(sorted[point + lane], point + lane, columns)
    }
  }

  @inline(__always)
  private static func project(
    _ projection: TileProjection, _ four: UnsafeMutablePointer<PointRecord>
  ) -> (x: SIMD4<Float>, y: SIMD4<Float>, z: SIMD4<Float>) {
    projection.project(
      east: SIMD4(four[0].east, four[1].east, four[2].east, four[3].east),
      north: SIMD4(four[0].north, four[1].north, four[2].north, four[3].north))
  }

  @inline(__always)
  private func put(_ record: PointRecord, _ point: Int, _ columns: GridView.Columns) {
    columns.rows[point] = record.row
    columns.groups[point] = UInt16(truncatingIfNeeded: record.group)
  }

  /// Writes beside each cell how many points of each group come before it, and leaves the tile's in
  /// `running`.
  private func countGroups(_ tile: Int) {
    let cells = Int(view.tiles[tile].split * view.tiles[tile].split)
    let first = Int(view.tiles[tile].firstCell)
    let starts = view.cellStarts + first
    let groups = view.columns(ofTile: tile).groups
    var counts = view.cellCounts + first * view.quads
    let each = UnsafeMutableRawPointer(running).assumingMemoryBound(to: UInt32.self)
    for cell in 0..<cells {
      for quad in 0..<view.quads { counts[quad] = running[quad] }
      counts += view.quads
      for point in Int(starts[cell])..<Int(starts[cell &+ 1]) { each[Int(groups[point])] &+= 1 }
    }
    for quad in 0..<view.quads { counts[quad] = running[quad] }
  }

  private func fillEdges(_ tile: Int) {
    let split = Int(view.tiles[tile].split)
    let row = Double(tile / view.frame.columns)
    let first = Int(view.tiles[tile].firstEdge)
    let local = view.tiles[tile].local
    for edge in 0...split {
      let parallel = MeridianPoint(
        latitude: view.frame.latitude(row + Double(edge) / Double(split)))
      view.edgeRho[first + edge] = Float(parallel.rho - local.rho)
      view.edgeZ[first + edge] = Float(parallel.z - local.z)
    }
  }
}
