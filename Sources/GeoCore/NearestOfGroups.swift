/// The search for the point of each group with the shortest chord to a query, and for its rivals.
///
/// Chords order points as geodesics do, except where two chords differ by less than the ellipsoid's
/// curvature allows (`ChordBounds.rivals`). The two shortest chords of each group are kept; where the second is a
/// rival of the first, geodesics have to decide.
struct NearestOfGroups {
  private let view: GridView
  private let groups: UnsafeMutablePointer<Best>

  private struct Best {
    var shortest = Double.infinity
    var second = Double.infinity
    /// The squared chord up to which a point is a rival of the shortest; brought up to date by `settle`.
    var reach = Double.infinity
    var point = -1
  }

  init(_ view: GridView) {
    self.view = view
    groups = .allocate(capacity: max(view.groupCount, 1))
  }

  func deallocate() { groups.deallocate() }

  /// The point of a group with the shortest chord; `nil` if the group has no points.
  @inline(__always)
  func shortest(of group: Int) -> (point: Int, squaredChord: Double)? {
    guard groups[group].point >= 0 else { return nil }
    return (groups[group].point, groups[group].shortest)
  }

  /// All rows of a group that may be nearest, in ascending order; `nil` where the shortest chord has no rival.
  func rivals(of group: Int, _ query: QueryPoint) -> [UInt32]? {
    guard groups[group].second <= groups[group].reach else { return nil }
    let reach = groups[group].reach
    var within = PointsBetween(view, query, above: -1, upTo: reach)
    _ = CircleWalk(view, around: query, outer: reach.squareRoot(), inner: -1).run(&within)
    return within.points.filter { Int(view.groups[$0]) == group }.map { view.rows[$0] }.sorted()
  }

  /// Finds the shortest chords of all groups.
  func search(_ query: QueryPoint, _ work: inout QueryWork) {
    groups.update(repeating: Best(), count: view.groupCount)
    guard view.pointCount > 0 else { return }
    let radius = firstRadius(query)
    if radius > 0 {
      var look = NearestLook(view: view, here: query.geocentric, best: self)
      work.rows &+= CircleWalk(view, around: query, outer: radius, inner: -1).run(&look)
      work.distances &+= look.distances
    }
    for group in 0..<view.groupCount {
      settle(group)
      if groups[group].reach > radius * radius { searchRings(group, query, &work) }
    }
  }

  // MARK: The first circle

  /// A chord in metres that about `12 × groups` points are within, judged by the cells round the query; 0 where
  /// there are none.
  private func firstRadius(_ query: QueryPoint) -> Double {
    let frame = view.frame
    let easting = frame.easting(query.coordinate.longitude)
    let tileColumn = cell(easting / frame.tileWidth, below: frame.columns)
    let northing = (query.coordinate.latitude - frame.south) / frame.tileHeight
    let tileRow = cell(northing, below: frame.rows)
    let tile = view.tiles[tileRow * frame.columns + tileColumn]
    let split = Int(tile.split)
    guard split > 0 else { return 0 }
    let perTile = Double(split)
    let column = cell(
      frame.offset(easting, fromColumn: tileColumn) / frame.tileWidth * perTile, below: split)
    let row = cell((northing - Double(tileRow)) * perTile, below: split)
    let metresPerDegree = WGS84.equatorialRadius * (Double.pi / 180)
    let cellArea =
      frame.tileHeight / perTile * metresPerDegree
      * (frame.tileWidth / perTile * (Double.pi / 180) * query.meridian.rho)
    let target = 12 * Double(view.groupCount)
    var half = 1
    while true {
      let rows = max(row - half, 0)..<min(row + half + 1, split)
      let columns = max(column - half, 0)..<min(column + half + 1, split)
      var points = 0
      for row in rows {
        let starts = view.cellStarts + (Int(tile.firstCell) + row * split)
        points += Int(starts[columns.upperBound]) - Int(starts[columns.lowerBound])
      }
      let cells = Double(rows.count * columns.count)
      let wanted = target * cells / (.pi * Double(max(points, 1)))
      // Judged by cells at most twice as far as the circle reaches, or by the whole tile.
      if wanted <= Double(4 * half * half) || Int(cells) == split * split {
        return (wanted * cellArea).squareRoot()
      }
      half *= 2
    }
  }

  // MARK: Rings of tiles

  /// Looks for one group's nearest, tile by tile, in rings round the query's tile.
  private func searchRings(_ group: Int, _ query: QueryPoint, _ work: inout QueryWork) {
    let frame = view.frame
    guard view.tileCounts[frame.tileCount * view.groupCount + group] > 0 else { return }
    let easting = frame.easting(query.coordinate.longitude)
    let row = cell((query.coordinate.latitude - frame.south) / frame.tileHeight, below: frame.rows)
    let column = cell(easting / frame.tileWidth, below: frame.columns)
    for ring in 0..<max(frame.rows, frame.columns) {
      for tileRow in max(row - ring, 0)...min(row + ring, frame.rows - 1) {
        let isEnd = abs(tileRow - row) == ring
        let step = isEnd ? 1 : max(2 * ring, 1)
        for tileColumn in stride(from: column - ring, through: column + ring, by: step)
        where tileColumn >= 0 && tileColumn < frame.columns {
          searchTile(tileRow, tileColumn, group, easting, query, &work)
        }
      }
      if groups[group].reach < squaredChord(beyondRing: ring, row, column, easting, query) {
        return
      }
    }
  }

  /// The least squared chord from the query to any tile outside a ring.
  private func squaredChord(
    beyondRing ring: Int, _ row: Int, _ column: Int, _ easting: Double, _ query: QueryPoint
  ) -> Double {
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
      // Westwards to the tiles left there, or eastwards all the way round to the frame's edge.
      degrees = min(degrees, easting - Double(column - ring) * frame.tileWidth, 360 - easting)
    }
    if column + ring + 1 < frame.columns {
      degrees = min(
        degrees, Double(column + ring + 1) * frame.tileWidth - easting,
        easting + 360 - Double(frame.columns) * frame.tileWidth)
    }
    guard degrees.isFinite else { return least }
    return min(least, query.meridian.squaredChord(toMeridianAt: degrees))
  }

  /// Looks at one group's points in one tile, unless the tile is too far away.
  private func searchTile(
    _ row: Int, _ column: Int, _ group: Int, _ easting: Double, _ query: QueryPoint,
    _ work: inout QueryWork
  ) {
    let frame = view.frame
    let tile = row * frame.columns + column
    let starts = view.groupStarts + (tile * (view.groupCount + 1) + group)
    guard starts[0] < starts[1] else { return }
    let reach = groups[group].reach.squareRoot() + 1e-6
    let outer = RowReach(
      query: query.meridian, from: view.tileEdges[row], to: view.tileEdges[row + 1],
      outerSquare: reach < CircleWalk.longestChord ? reach * reach : .infinity, innerSquare: -1
    ).outer
    let here = frame.offset(easting, fromColumn: column)
    guard outer >= 0, here + outer >= 0, here - outer <= frame.tileWidth else { return }
    for place in Int(starts[0])..<Int(starts[1]) {
      let point = Int(view.byGroup[place])
      note(point, group, view.squaredChord(from: query.geocentric, to: point))
    }
    settle(group)
    work.distances &+= Int(starts[1]) - Int(starts[0])
  }

  // MARK: The two shortest

  /// Keeps a group's two shortest chords; a point that is seen again changes nothing.
  @inline(__always)
  fileprivate func note(_ point: Int, _ group: Int, _ square: Double) {
    let best = groups + group
    guard square < best.pointee.second else { return }
    if square < best.pointee.shortest {
      best.pointee.second = best.pointee.shortest
      best.pointee.shortest = square
      best.pointee.point = point
    } else if point != best.pointee.point {
      best.pointee.second = square
    }
  }

  @inline(__always)
  private func settle(_ group: Int) {
    guard groups[group].point >= 0 else { return }
    groups[group].reach = ChordBounds.rivals(of: groups[group].shortest)
  }
}

/// Looks at points of all groups for the nearest of each.
private struct NearestLook: CircleVisitor {
  let view: GridView
  let here: Geocentric
  let best: NearestOfGroups
  var distances = 0

  @inline(__always)
  mutating func look(at points: Range<Int>) {
    distances &+= points.count
    for point in points {
      best.note(point, Int(view.groups[point]), view.squaredChord(from: here, to: point))
    }
  }

  mutating func take(_ from: UnsafeMutablePointer<UInt32>, to: UnsafeMutablePointer<UInt32>) {}
}
