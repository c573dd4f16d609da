/// Builds the columns of an index: sorts the points by tile, then each tile's points by cell.
///
/// Both sorts are counting sorts that keep the order of rows, whatever the number of workers, so that
/// equal input gives equal bytes.
struct GridBuilder: Sendable {
  private let positions: Positions
  private let grouping: Grouping
  private let density: GridIndex.Density
  private let frame: GridFrame
  /// The groups of label l are `labelGroups[labelStarts[l]..<labelStarts[l + 1]]`.
  private let labelStarts: ContiguousArray<Int>
  private let labelGroups: ContiguousArray<UInt16>

  init(_ positions: Positions, _ grouping: Grouping, _ density: GridIndex.Density) {
    self.positions = positions
    self.grouping = grouping
    self.density = density
    frame = GridFrame(
      enclosing: BoundingBox(positions), pointCount: positions.count,
      pointsPerTile: density.pointsPerTile)
    var starts: ContiguousArray = [0]
    var all: ContiguousArray<UInt16> = []
    for groups in grouping.groups {
      all.append(contentsOf: groups.map { UInt16($0) })
      starts.append(all.count)
    }
    labelStarts = starts
    labelGroups = all
  }

  func build(workers: Int) async throws -> GridView {
    let blocks = rowBlocks(workers: workers)
    let tileOf = Buffer<UInt32>(capacity: positions.count)
    defer { tileOf.deallocate() }
    let histograms = try await concurrentMap(blocks.count, workers: workers) {
      countTiles(blocks[$0], tileOf)
    }
    let (ends, starts) = Self.offsets(histograms, frame.tileCount)
    let count = Int(ends.last ?? 0)
    precondition(count < UInt32.max, "an index holds fewer than 2³² − 1 points")

    let byTile = PointBuffers(capacity: count)
    defer { byTile.deallocate() }
    _ = try await concurrentMap(blocks.count, workers: workers) {
      scatter(blocks[$0], tileOf, starts[$0], into: byTile)
    }
    let view = makeView(ends)
    let tileBlocks = Self.blocks(of: ends, workers: workers)
    _ = try await concurrentMap(tileBlocks.count, workers: workers) { block in
      let sorter = CellSorter(view: view, from: byTile)
      for tile in tileBlocks[block] { sorter.sort(tile) }
    }
    sumTileCounts(view)
    return view
  }

  // MARK: Tiles

  /// One block of rows a worker; more would only cost histograms.
  private func rowBlocks(workers: Int) -> [Range<Int>] {
    let count = max(1, min(workers, positions.count / 4_096))
    return (0..<count).map {
      positions.count * $0 / count..<positions.count * ($0 + 1) / count
    }
  }

  /// Finds the tile of each row of a block and counts the points of each tile.
  private func countTiles(_ block: Range<Int>, _ tileOf: Buffer<UInt32>) -> ContiguousArray<UInt32>
  {
    var histogram = ContiguousArray<UInt32>(repeating: 0, count: frame.tileCount)
    let frame = self.frame
    grouping.labels.withUnsafeBufferPointer { labels in
      positions.longitudes.withUnsafeBufferPointer { longitudes in
        positions.latitudes.withUnsafeBufferPointer { latitudes in
          for row in block {
            let tile = frame.tile(longitude: longitudes[row], latitude: latitudes[row])
            tileOf[row] = UInt32(truncatingIfNeeded: tile)
            let label = Int(labels[row])
            histogram[tile] &+= UInt32(
              truncatingIfNeeded: labelStarts[label &+ 1] &- labelStarts[label])
          }
        }
      }
    }
    return histogram
  }

  /// Where each tile ends, and where each block's points of each tile begin.
  private static func offsets(
    _ histograms: [ContiguousArray<UInt32>], _ tileCount: Int
  ) -> (ends: ContiguousArray<UInt32>, starts: [ContiguousArray<UInt32>]) {
    var starts = histograms
    var ends = ContiguousArray<UInt32>(repeating: 0, count: tileCount)
    var next: UInt32 = 0
    for tile in 0..<tileCount {
      for block in histograms.indices {
        starts[block][tile] = next
        let (sum, overflow) = next.addingReportingOverflow(histograms[block][tile])
        precondition(!overflow, "an index holds fewer than 2³² − 1 points")
        next = sum
      }
      ends[tile] = next
    }
    return (ends, starts)
  }

  /// Writes the points of a block of rows to where their tiles' points begin.
  private func scatter(
    _ block: Range<Int>, _ tileOf: Buffer<UInt32>, _ starts: ContiguousArray<UInt32>,
    into points: PointBuffers
  ) {
    var next = starts
    grouping.labels.withUnsafeBufferPointer { labels in
      positions.longitudes.withUnsafeBufferPointer { longitudes in
        positions.latitudes.withUnsafeBufferPointer { latitudes in
          for row in block {
            let tile = Int(tileOf[row])
            let label = Int(labels[row])
            for group in labelStarts[label]..<labelStarts[label &+ 1] {
              let place = Int(next[tile])
              next[tile] &+= 1
              points.longitudes[place] = longitudes[row]
              points.latitudes[place] = latitudes[row]
              points.groups[place] = labelGroups[group]
              points.rows[place] = UInt32(truncatingIfNeeded: row)
            }
          }
        }
      }
    }
  }

  /// Runs of tiles with about equally many points, several a worker, because tiles differ in their cost.
  private static func blocks(of ends: ContiguousArray<UInt32>, workers: Int) -> [Range<Int>] {
    let target = max(Int(ends.last ?? 0) / (8 * workers), 4_096)
    var blocks: [Range<Int>] = []
    var (first, points) = (0, 0)
    for tile in ends.indices where Int(ends[tile]) - points >= target || tile == ends.count - 1 {
      blocks.append(first..<tile + 1)
      (first, points) = (tile + 1, Int(ends[tile]))
    }
    return blocks
  }

  // MARK: The view

  /// Chooses each tile's number of cells and makes room for everything.
  private func makeView(_ ends: ContiguousArray<UInt32>) -> GridView {
    let tiles: UnsafeMutablePointer<GridView.Tile> = allocateColumn(frame.tileCount + 1)
    var (cells, edges, first) = (0, 0, UInt32(0))
    for tile in 0..<frame.tileCount {
      let points = Int(ends[tile] - first)
      let split = points == 0 ? 0 : cellsPerSide(points)
      tiles[tile] = GridView.Tile(
        firstPoint: first, firstCell: UInt32(cells), firstEdge: UInt32(edges),
        split: UInt32(split))
      cells += split * split
      edges += split == 0 ? 0 : split + 1
      first = ends[tile]
    }
    tiles[frame.tileCount] = GridView.Tile(
      firstPoint: first, firstCell: UInt32(cells), firstEdge: UInt32(edges), split: 0)

    let count = Int(first)
    let groupCount = grouping.groupCount
    let view = GridView(
      pointCount: count, cellCount: cells, groupCount: groupCount, frame: frame,
      x: allocateColumn(count + 1), y: allocateColumn(count + 1), z: allocateColumn(count + 1),
      groups: allocateColumn(count + 1), rows: allocateColumn(count),
      byGroup: allocateColumn(count),
      groupStarts: allocateColumn(frame.tileCount * (groupCount + 1)), tiles: tiles,
      tileCounts: allocateColumn((frame.tileCount + 1) * groupCount),
      cellStarts: allocateColumn(cells + 1),
      cellCounts: allocateColumn((cells + frame.tileCount) * groupCount),
      tileEdges: allocateColumn(frame.rows + 1), cellEdges: allocateColumn(edges))
    (view.x[count], view.y[count], view.z[count], view.groups[count]) = (0, 0, 0, 0)
    view.cellStarts[cells] = first
    for row in 0...frame.rows {
      view.tileEdges[row] = MeridianPoint(latitude: frame.latitude(Double(row)))
    }
    return view
  }

  private func cellsPerSide(_ points: Int) -> Int {
    min(Int((Double(points) / density.pointsPerCell).squareRoot()) + 1, 4_096)
  }

  /// Turns each tile's counts of groups, which its sorter left one place on, into counts of what comes before.
  private func sumTileCounts(_ view: GridView) {
    let groupCount = view.groupCount
    view.tileCounts.update(repeating: 0, count: groupCount)
    for place in 0..<frame.tileCount * groupCount {
      view.tileCounts[place + groupCount] += view.tileCounts[place]
    }
  }
}

/// Points on their way into cell order.
struct PointBuffers: Sendable {
  let longitudes: Buffer<Double>
  let latitudes: Buffer<Double>
  let groups: Buffer<UInt16>
  let rows: Buffer<UInt32>

  init(capacity: Int) {
    longitudes = Buffer(capacity: capacity)
    latitudes = Buffer(capacity: capacity)
    groups = Buffer(capacity: capacity)
    rows = Buffer(capacity: capacity)
  }

  func deallocate() {
    longitudes.deallocate()
    latitudes.deallocate()
    groups.deallocate()
    rows.deallocate()
  }
}

/// Unchecked for the reason that `Buffer` is: while an index is built, each tile is written by one task.
extension GridView: @unchecked Sendable {}
