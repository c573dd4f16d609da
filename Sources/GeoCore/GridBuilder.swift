/// Builds the columns of an index: sorts the points by tile, then each tile's points by cell.
///
/// Both sorts are counting sorts that keep the order of rows, whatever the number of workers, so
/// that equal input gives equal bytes.
struct GridBuilder: Sendable {
  private let positions: Positions
  private let grouping: Grouping
  private let density: GridIndex.Density
  private let frame: GridFrame
  /// The groups of label l are `labelGroups[labelStarts[l]..<labelStarts[l + 1]]`.
  private let labelStarts: ContiguousArray<Int>
  private let labelGroups: ContiguousArray<UInt32>

  init(
    _ positions: Positions, _ grouping: Grouping, _ density: GridIndex.Density, _ box: BoundingBox
  ) {
    self.positions = positions
    self.grouping = grouping
    self.density = density
    frame = GridFrame(
      enclosing: box, pointCount: positions.count, pointsPerTile: density.pointsPerTile)
    var starts: ContiguousArray = [0]
    var all: ContiguousArray<UInt32> = []
    for groups in grouping.groups {
      all.append(contentsOf: groups.map { UInt32($0) })
      starts.append(all.count)
    }
    labelStarts = starts
    labelGroups = all
  }

  func build(workers: Int) async throws -> GridView {
    let blocks = rowBlocks(positions.count, workers: workers)
    let histograms = try await concurrentMap(blocks.count, workers: workers) {
      countTiles(blocks[$0])
    }
    let (ends, starts) = Self.offsets(histograms, frame.tileCount)
    let count = Int(ends.last ?? 0)
    precondition(count < UInt32.max, "an index holds fewer than 2³² − 1 points")

    // The points' groups follow the records, two bytes each.
    let records = Buffer<PointRecord>(base: allocateColumn(count + 4 + (count + 8) / 8 + 1))
    _ = try await concurrentMap(blocks.count, workers: workers) {
      scatter(blocks[$0], starts[$0], into: records)
    }
    let view = makeView(ends, records)
    let tileBlocks = Self.blocks(of: ends, workers: workers)
    let nextBlock = Counter()
    // One task a worker and not a block, so that a worker's scratch serves all of its blocks.
    _ = try await concurrentMap(workers, workers: workers) { _ in
      let sorter = CellSorter(view: view)
      while case let block = nextBlock.take(), block < tileBlocks.count {
        try Task.checkCancellation()
        for tile in tileBlocks[block] { sorter.sort(tile) }
      }
    }
    sumTileCounts(view)
    return view
  }

  // MARK: Tiles

  /// Counts the points of each tile in a block of rows.
  private func countTiles(_ block: Range<Int>) -> ContiguousArray<UInt32> {
    var histogram = ContiguousArray<UInt32>(repeating: 0, count: frame.tileCount)
    let locator = TileLocator(frame)
    histogram.withUnsafeMutableBufferPointer { histogram in
      withColumns { columns in
        for row in block {
          let tile = locator.tile(
            locator.place(columns.longitudes[row], columns.latitudes[row]))
          let groups = columns.groups(of: row)
          histogram.baseAddress![tile] &+= UInt32(truncatingIfNeeded: groups.end &- groups.first)
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
    _ block: Range<Int>, _ starts: ContiguousArray<UInt32>, into records: Buffer<PointRecord>
  ) {
    var starts = starts
    let locator = TileLocator(frame)
    starts.withUnsafeMutableBufferPointer { starts in
      let next = starts.baseAddress!
      withColumns { columns in
        for row in block {
          let place = locator.place(columns.longitudes[row], columns.latitudes[row])
          let tile = locator.tile(place)
          let degrees = locator.degreesFromMiddle(place)
          let groups = columns.groups(of: row)
          var group = groups.first
          while group < groups.end {
            records.base[Int(next[tile])] = PointRecord(
              east: degrees.x, north: degrees.y, row: UInt32(truncatingIfNeeded: row),
              group: columns.labelGroups[group])
            next[tile] &+= 1
            group &+= 1
          }
        }
      }
    }
  }

  private func withColumns(_ body: (RowColumns) -> Void) {
    positions.longitudes.withUnsafeBufferPointer { longitudes in
      positions.latitudes.withUnsafeBufferPointer { latitudes in
        grouping.labels.withUnsafeBufferPointer { labels in
          labelStarts.withUnsafeBufferPointer { starts in
            labelGroups.withUnsafeBufferPointer { groups in
              guard let longitudes = longitudes.baseAddress,
                let latitudes = latitudes.baseAddress, let labels = labels.baseAddress,
                let starts = starts.baseAddress, let groups = groups.baseAddress
              else { return }
              body(
                RowColumns(
                  longitudes: longitudes, latitudes: latitudes, labels: labels,
                  labelStarts: starts, labelGroups: groups))
            }
          }
        }
      }
    }
  }

  /// Runs of tiles with about equally many points, several a worker, because tiles differ in their
  /// cost.
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
  private func makeView(_ ends: ContiguousArray<UInt32>, _ records: Buffer<PointRecord>) -> GridView
  {
    let (tiles, cells, edges) = makeTiles(ends)
    let count = Int(tiles[frame.tileCount].firstPoint)
    let places = Int(tiles[frame.tileCount].firstCell)
    let quads = (grouping.groupCount + 3) / 4
    let view = GridView(
      pointCount: count, cellCount: cells, groupCount: grouping.groupCount, quads: quads,
      frame: frame, points: UnsafeMutableRawPointer(records.base),
      groups: UnsafeMutableRawPointer(records.base + count + 4)
        .bindMemory(to: UInt16.self, capacity: count + 8),
      tiles: tiles,
      tileCounts: allocateColumn((frame.tileCount + 1) * quads),
      cellStarts: allocateColumn(places), cellCounts: allocateColumn(places * quads),
      tileEdges: allocateColumn(frame.rows + 1),
      edgeRho: allocateColumn(edges + 4), edgeZ: allocateColumn(edges + 4))
    (view.groups + count).update(repeating: 0, count: 8)
    (view.edgeRho + edges).update(repeating: 0, count: 4)
    (view.edgeZ + edges).update(repeating: 0, count: 4)
    (records.base + count).update(
      repeating: PointRecord(east: 0, north: 0, row: 0, group: 0), count: 4)
    for row in 0...frame.rows {
      view.tileEdges[row] = MeridianPoint(latitude: frame.latitude(Double(row)))
    }
    return view
  }

  private func makeTiles(
    _ ends: ContiguousArray<UInt32>
  ) -> (tiles: UnsafeMutablePointer<GridView.Tile>, cells: Int, edges: Int) {
    let tiles: UnsafeMutablePointer<GridView.Tile> = allocateColumn(frame.tileCount + 1)
    var (cells, places, edges, first) = (0, 0, 0, UInt32(0))
    for tile in 0...frame.tileCount {
      let points = tile < frame.tileCount ? Int(ends[tile] - first) : 0
      let split = points == 0 ? 0 : cellsPerSide(points)
      tiles[tile] = GridView.Tile(
        firstPoint: first, firstCell: UInt32(places), firstEdge: UInt32(edges),
        split: UInt32(split), local: localFrame(tile))
      cells += split * split
      places += split == 0 ? 0 : split * split + 1
      edges += split == 0 ? 0 : split + 1
      first += UInt32(points)
    }
    return (tiles, cells, edges)
  }

  private func localFrame(_ tile: Int) -> LocalFrame {
    LocalFrame(
      longitude: frame.west + (Double(tile % frame.columns) + 0.5) * frame.tileWidth,
      latitude: frame.middle(ofRow: tile / frame.columns),
      width: frame.tileWidth, height: frame.tileHeight)
  }

  private func cellsPerSide(_ points: Int) -> Int {
    min(
      Int((Double(points) / density.pointsPerCell).squareRoot()) + 1, GridView.mostCellsPerSide)
  }

  /// Turns each tile's counts of groups, which its sorter left one place on, into counts of what
  /// comes before.
  private func sumTileCounts(_ view: GridView) {
    view.tileCounts.update(repeating: SIMD4(), count: view.quads)
    for place in 0..<frame.tileCount * view.quads {
      view.tileCounts[place + view.quads] &+= view.tileCounts[place]
    }
  }
}

/// The table that is indexed, as a kernel reads it: `GridIndex.init` has checked that each row has
/// a label.
private struct RowColumns {
  var longitudes: UnsafePointer<Double>
  var latitudes: UnsafePointer<Double>
  var labels: UnsafePointer<UInt32>
  var labelStarts: UnsafePointer<Int>
  var labelGroups: UnsafePointer<UInt32>

  @inline(__always)
  func groups(of row: Int) -> (first: Int, end: Int) {
    let label = Int(labels[row])
    return (labelStarts[label], labelStarts[label &+ 1])
  }
}

/// Unchecked for the reason that `Buffer` is: while an index is built, each tile is written by one
/// task.
extension GridView: @unchecked Sendable {}
