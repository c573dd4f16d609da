/// The bounding box of the points and its division into tiles, in degrees.
struct GridFrame: Sendable {
  /// The meridian that longitudes are counted from, eastwards.
  var west = 0.0
  var south = 0.0
  var tileWidth = 1.0
  var tileHeight = 1.0
  var columns = 1
  var rows = 1

  var tileCount: Int { columns * rows }

  /// Degrees east of the western edge, in 0..<360.
  @inline(__always)
  func easting(_ longitude: Double) -> Double {
    let difference = longitude - west
    let turn = difference < 0 ? 360.0 : 0
    return difference + (difference >= 360 ? -360 : turn)
  }

  /// Degrees from a tile's western edge to an easting, the shorter way round from the tile's
  /// middle.
  @inline(__always)
  func offset(_ easting: Double, fromColumn column: Int) -> Double {
    let difference = easting - Double(column) * tileWidth
    let fromMiddle = difference - 0.5 * tileWidth
    if fromMiddle > 180 { return difference - 360 }
    return fromMiddle < -180 ? difference + 360 : difference
  }

  /// The latitude of a line so many tile heights north of the southern edge.
  func latitude(_ tileHeights: Double) -> Double {
    min(south + tileHeights * tileHeight, 90)
  }

  /// The latitude of the middle of a row of tiles.
  func middle(ofRow row: Int) -> Double { latitude(Double(row) + 0.5) }
}

/// The cell that holds a position measured in cells; the first or the last one for positions
/// outside.
@inline(__always)
func cell(_ position: Double, below count: Int) -> Int {
  Int(min(max(position, 0), Double(count) - 0.5))
}

extension GridFrame {
  /// The box round some positions, cut into tiles that are about square in its middle.
  ///
  /// No tile is wider than 90°, so that a circle that reaches under 90° either side never meets a
  /// tile from both of its ends.
  init(enclosing box: BoundingBox, pointCount: Int, pointsPerTile: Int) {
    guard pointCount > 0 else { return }
    // A little more than the extents, so that rounding keeps the last point inside the last tile.
    let height = (box.north - box.south) * (1 + 1e-12) + 1e-9
    let width = box.extent * (1 + 1e-12) + 1e-9
    let cosine = max(
      sineCosine(degrees: SIMD2(repeating: 0.5 * (box.south + box.north))).cosine[0], 0.01)
    let side = (height * width * cosine * Double(pointsPerTile) / Double(pointCount)).squareRoot()
    // Never more tiles than points along one side: points on a line need no more.
    let most = min(Double(pointCount), 65_536)
    west = box.west
    south = box.south
    rows = Int(min((height / side).rounded(.up), most))
    columns = Int(max(min((width * cosine / side).rounded(.up), most), width / 90 + 1))
    tileHeight = height / Double(rows)
    tileWidth = width / Double(columns)
  }
}

/// The parallels and meridians that enclose some positions, in degrees.
struct BoundingBox: Sendable {
  var south = Double.infinity
  var north = -Double.infinity
  /// Where the shortest enclosing arc of longitudes begins.
  var west = Double.infinity
  /// The arc's length eastwards; found to a degree where it passes the antimeridian.
  var extent = 0.0

  init(_ positions: Positions, workers: Int) async throws {
    let blocks = rowBlocks(positions.count, workers: workers)
    let boxes = try await concurrentMap(blocks.count, workers: workers) { block in
      (
        extremes(positions.longitudes, blocks[block]), extremes(positions.latitudes, blocks[block])
      )
    }
    var east = -Double.infinity
    for (longitudes, latitudes) in boxes {
      (west, east) = (min(west, longitudes.least), max(east, longitudes.greatest))
      (south, north) = (min(south, latitudes.least), max(north, latitudes.greatest))
    }
    extent = east - west
    if extent > 180 { (west, extent) = Self.shortestArc(positions.longitudes) }
  }

  /// The complement of the widest gap between occupied whole degrees.
  private static func shortestArc(
    _ longitudes: ContiguousArray<Double>
  ) -> (west: Double, extent: Double) {
    var occupied = [Bool](repeating: false, count: 360)
    for longitude in longitudes { occupied[min(Int(longitude + 180), 359)] = true }
    var (gapEnd, gap, run) = (0, 0, 0)
    for degree in 0..<720 {
      run = occupied[degree % 360] ? 0 : run + 1
      if run > gap { (gapEnd, gap) = (degree + 1, run) }
    }
    return (Double(gapEnd % 360) - 180, Double(360 - gap))
  }
}

/// One block of rows a worker; more would only cost histograms.
package func rowBlocks(_ count: Int, workers: Int) -> [Range<Int>] {
  let blocks = max(1, min(workers, count / 4_096))
  return (0..<blocks).map { count * $0 / blocks..<count * ($0 + 1) / blocks }
}

/// The least and the greatest of a block of values, four at a time.
private func extremes(
  _ values: ContiguousArray<Double>, _ block: Range<Int>
) -> (least: Double, greatest: Double) {
  values.withUnsafeBufferPointer { values in
    var least = SIMD4(repeating: Double.infinity)
    var greatest = -least
    var row = block.lowerBound
    while row &+ 3 < block.upperBound {
      let four = SIMD4(values[row], values[row &+ 1], values[row &+ 2], values[row &+ 3])
      least.replace(with: four, where: four .< least)
      greatest.replace(with: four, where: four .> greatest)
      row &+= 4
    }
    var ends = (least: least.min(), greatest: greatest.max())
    for row in row..<block.upperBound {
      ends = (min(ends.least, values[row]), max(ends.greatest, values[row]))
    }
    return ends
  }
}
