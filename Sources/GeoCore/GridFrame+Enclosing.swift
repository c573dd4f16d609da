extension GridFrame {
  /// The bounding box of some rows of a table, cut into tiles that are about square in its middle.
  ///
  /// Longitudes are counted from the eastern end of the widest empty gap between them, found to a degree.
  /// No tile is wider than 90°, so that a circle that reaches under 90° either side never meets a tile from
  /// both of its ends.
  init(enclosing positions: Positions, rows: ContiguousArray<UInt32>, pointsPerTile: Int) {
    guard !rows.isEmpty else { return }
    var (south, north) = (Double.infinity, -Double.infinity)
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for row in rows {
      let place = positions[Int(row)]
      south = min(south, place.latitude)
      north = max(north, place.latitude)
      least = min(least, place.longitude)
      greatest = max(greatest, place.longitude)
    }
    self.south = south
    west = least
    var extent = greatest - least
    if extent > 180 { (west, extent) = Self.widestGap(positions, rows) }

    // A little more than the extents, so that rounding keeps the last point inside the last tile.
    let height = (north - south) * (1 + 1e-12) + 1e-9
    let width = extent * (1 + 1e-12) + 1e-9
    let cosine = max(sineCosine(degrees: 0.5 * (south + north)).cosine, 0.01)
    let side = (height * width * cosine * Double(pointsPerTile) / Double(rows.count))
      .squareRoot()
    // Never more tiles than points along one side: points on a line need no more.
    let most = Double(rows.count)
    self.rows = Int(min((height / side).rounded(.up), most, 65_536))
    columns = Int(max(min((width * cosine / side).rounded(.up), most, 65_536), width / 90 + 1))
    tileHeight = height / Double(self.rows)
    tileWidth = width / Double(columns)
  }

  /// The western end and the extent, in degrees, of the longitudes' shortest enclosing arc, to a degree.
  private static func widestGap(
    _ positions: Positions, _ rows: ContiguousArray<UInt32>
  ) -> (west: Double, extent: Double) {
    var occupied = [Bool](repeating: false, count: 360)
    for row in rows {
      occupied[min(Int(positions.longitudes[Int(row)] + 180), 359)] = true
    }
    var (gapStart, gapLength, runStart, run) = (0, 0, 0, 0)
    for degree in 0..<720 {
      if occupied[degree % 360] {
        run = 0
        runStart = degree + 1
      } else {
        run += 1
        if run > gapLength && run <= 360 { (gapStart, gapLength) = (runStart, run) }
      }
    }
    let west = Double((gapStart + gapLength) % 360) - 180
    return (west, Double(360 - gapLength))
  }
}
