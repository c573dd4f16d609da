/// The search for the point of each group with the shortest chord to a query, and for its rivals.
///
/// Chords order points as geodesics do, except where two chords differ by less than the ellipsoid's
/// curvature allows (`ChordBounds.rivals`), and chords in single precision are known to ``error``.
/// The two shortest of each group are kept; where the second may be a rival of the first, geodesics
/// have to decide.
struct NearestOfGroups {
  private let view: GridView
  private let runs: RowRuns
  private let queue = LookQueue()
  private let groups: UnsafeMutablePointer<Best>
  /// Metres by which any chord found so far may be off.
  private var error = 0.0
  /// Chords whose squares are below `safeSquare` and `safeGap` apart are no rivals: they are
  /// further apart than errors and the curvature account for at twice the first circle's radius.
  private var safeSquare = 0.0
  private var safeGap = 0.0

  /// A group's two shortest chords, as keys that order as (squared chord, row) do.
  ///
  /// A key is the bits of a squared chord in single precision, then those of the point's row, read
  /// as one positive double: the lesser of two is one instruction without a branch.
  struct Best {
    var shortest = noPoint
    var second = noPoint

    @inline(__always)
    mutating func note(_ key: Double) {
      // Spelt as the processor's own minimum and maximum are defined.
      let longer = key > shortest ? key : shortest
      shortest = key < shortest ? key : shortest
      second = longer < second ? longer : second
    }
  }

  init(_ view: GridView, _ runs: RowRuns) {
    self.view = view
    self.runs = runs
    groups = allocateColumn(view.groupCount)
  }

  func deallocate() {
    queue.deallocate()
    groups.deallocate()
  }

  /// The row with the shortest chord of a group; `nil` if the group has no points.
  @inline(__always)
  func nearestRow(of group: Int) -> UInt32? {
    let key = groups[group].shortest
    return key < noPoint ? UInt32(truncatingIfNeeded: key.bitPattern) : nil
  }

  /// The chord in metres that a key holds, good to `error`; `nil` for the key of no point.
  @inline(__always)
  private func chord(_ key: Double) -> Double? {
    key < noPoint ? squaredChord(key).squareRoot() : nil
  }

  @inline(__always)
  private func squaredChord(_ key: Double) -> Double {
    Double(Float(bitPattern: UInt32(truncatingIfNeeded: key.bitPattern &>> 32)))
  }

  /// The chord that no rival of a group's nearest exceeds; infinite if no point has been found.
  @inline(__always)
  private func reach(of group: Int) -> Double {
    guard let chord = chord(groups[group].shortest) else { return .infinity }
    let longest = chord + error
    return ChordBounds.rivals(of: longest * longest).squareRoot()
  }

  /// Whether a group's nearest certainly has no rival; if not, ``rivals(of:_:)`` knows.
  @inline(__always)
  func hasNoRival(_ group: Int) -> Bool {
    let shortest = squaredChord(groups[group].shortest)
    return shortest < safeSquare && squaredChord(groups[group].second) > shortest + safeGap
  }

  /// All rows of a group that may be nearest, in ascending order; `nil` where the shortest chord
  /// has no rival.
  @inline(never)
  func rivals(of group: Int, _ query: QueryPoint) -> [UInt32]? {
    guard let second = chord(groups[group].second), second - error <= reach(of: group) else {
      return nil
    }
    let reach = reach(of: group)
    var within = RowsOfGroup(view, group, reach)
    _ = CircleWalk(view, runs, around: query, outer: reach, inner: -1).run(&within)
    return within.rows.sorted()
  }

  /// Finds the shortest chords of all groups.
  ///
  /// - Parameters:
  ///   - query: The position.
  ///   - bounds: Metres for each group, beyond which nothing need be found; `nil` for no bounds.
  ///   - work: What it costs is added.
  mutating func search(
    _ query: QueryPoint, within bounds: UnsafePointer<Double>? = nil, _ work: inout QueryWork
  ) {
    groups.update(repeating: Best(), count: view.groupCount)
    error = 0
    guard view.pointCount > 0 else { return }
    let radius = firstRadius(query)
    if radius > 0 {
      var look = NearestLook(view, queue, groups)
      work.rows &+= CircleWalk(view, runs, around: query, outer: radius, inner: -1).run(&look)
      look.note()
      work.distances &+= look.distances
      error = look.error
    }
    let closed = closedKey(radius)
    for group in 0..<view.groupCount where groups[group].shortest >= closed {
      searchOn(group, radius, bounds?[group] ?? .infinity, query, &work)
    }
    let longest = 2 * radius
    let known = longest + error
    let gap = 2 * error + (ChordBounds.rivals(of: known * known).squareRoot() - known)
    safeSquare = longest * longest
    safeGap = (2 * longest + gap) * gap
  }

  /// The key below which a group's nearest is certain to be in a circle that was looked at, and so
  /// are its rivals.
  ///
  /// That is `reach` solved for the chord, with the stretch of the whole radius, which is the
  /// greatest.
  private func closedKey(_ radius: Double) -> Double {
    let reach = ChordBounds.rivals(of: radius * radius).squareRoot()
    let chord = (radius - (reach - radius)) * (1 - 1e-6) - error
    guard chord > 0 else { return 0 }
    return key(Float(chord * chord).bitPattern, 0)
  }

  /// Looks further for a group that the first circle leaves open: in a circle that its nearest so
  /// far asks for, or else a second one of four times the area; then tile by tile.
  @inline(never)
  private mutating func searchOn(
    _ group: Int, _ radius: Double, _ bound: Double, _ query: QueryPoint, _ work: inout QueryWork
  ) {
    guard view.count(of: group, inTiles: 0, view.frame.tileCount) > 0 else { return }
    // No chord is longer than its geodesic; a rival of what is within the bound may be a little beyond it.
    let bound = ChordBounds.rivals(of: bound * bound).squareRoot() + 1e-3
    var known = min(reach(of: group), bound)
    let second = min(known, 2 * radius)
    if second > 0 {
      var look = GroupLook(view, groups + group, group)
      work.rows &+= CircleWalk(view, runs, around: query, outer: second, inner: -1).run(&look)
      work.distances &+= look.distances
      error = max(error, look.error)
      known = min(reach(of: group), bound)
    }
    if known > second { searchRings(group, known, query, &work) }
  }

  // MARK: The first circle

  /// A chord in metres that about `12 × groups` points are within, judged by the cells round the
  /// query; 0 where there are none.
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
  private mutating func searchRings(
    _ group: Int, _ reach: Double, _ query: QueryPoint, _ work: inout QueryWork
  ) {
    let frame = view.frame
    var known = reach
    var look = GroupLook(view, groups + group, group)
    let easting = frame.easting(query.coordinate.longitude)
    let row = cell((query.coordinate.latitude - frame.south) / frame.tileHeight, below: frame.rows)
    let column = cell(easting / frame.tileWidth, below: frame.columns)
    for ring in 0..<max(frame.rows, frame.columns) {
      for tileRow in max(row - ring, 0)...min(row + ring, frame.rows - 1) {
        let isEnd = abs(tileRow - row) == ring
        let step = isEnd ? 1 : max(2 * ring, 1)
        for tileColumn in stride(from: column - ring, through: column + ring, by: step)
        where tileColumn >= 0 && tileColumn < frame.columns {
          searchTile(tileRow, tileColumn, easting, query, known, &look)
          error = max(error, look.error)
          known = min(known, self.reach(of: group))
        }
      }
      if known * known < squaredChord(beyondRing: ring, row, column, easting, query) { break }
    }
    work.distances &+= look.distances
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
    _ row: Int, _ column: Int, _ easting: Double, _ query: QueryPoint, _ known: Double,
    _ look: inout GroupLook
  ) {
    let frame = view.frame
    let tile = row * frame.columns + column
    guard view.count(of: look.group, inTiles: tile, tile + 1) > 0 else { return }
    let reach = known + 1e-6
    let outer = RowReach(
      query: query.meridian, from: view.tileEdges[row], to: view.tileEdges[row + 1],
      outerSquare: reach < CircleWalk.longestChord ? reach * reach : .infinity, innerSquare: -1
    ).outer
    let here = frame.offset(easting, fromColumn: column)
    guard outer >= 0, here + outer >= 0, here - outer <= frame.tileWidth else { return }
    let local = view.tiles[tile].local.local(query.geocentric)
    look.enter(
      view.columns(ofTile: tile), SIMD3<Float>(local),
      error: view.tiles[tile].local.error((local * local).sum().squareRoot()))
    look.look(at: 0..<Int(view.tiles[tile + 1].firstPoint - view.tiles[tile].firstPoint))
  }
}
