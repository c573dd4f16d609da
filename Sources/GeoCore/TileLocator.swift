/// Finds the tiles of positions without division or conversion.
struct TileLocator {
  private let columns: Int
  private let corner: SIMD2<Double>
  private let tilesPerDegree: SIMD2<Double>
  private let degreesPerTile: SIMD2<Double>
  private let last: SIMD2<Double>

  /// A position in tiles from the south-western corner.
  struct Place {
    var position: SIMD2<Double>
    /// The tile's column and row in the lowest bits, and as a number above 1.5 × 2⁵².
    var shifted: SIMD2<Double>
  }

  init(_ frame: GridFrame) {
    columns = frame.columns
    corner = SIMD2(frame.west, frame.south)
    degreesPerTile = SIMD2(frame.tileWidth, frame.tileHeight)
    tilesPerDegree = 1 / degreesPerTile
    last = SIMD2(Double(frame.columns), Double(frame.rows)) - 1
  }

  @inline(__always)
  func place(_ longitude: Double, _ latitude: Double) -> Place {
    let east = longitude - corner.x
    let degrees = SIMD2(east + (east < 0 ? 360 : 0), latitude - corner.y)
    let position = degrees * tilesPerDegree - 0.5
    // Adding 1.5 × 2⁵² rounds to the nearest integer: half a tile less than the position, its
    // floor.
    let inside =
      position
      .replacing(with: last, where: position .> last)
      .replacing(with: 0, where: position .< 0)
    return Place(position: position, shifted: inside + Self.shifter)
  }

  @inline(__always)
  func tile(_ place: Place) -> Int {
    let column = Int(truncatingIfNeeded: place.shifted.x.bitPattern & 0xFFFF_FFFF)
    let row = Int(truncatingIfNeeded: place.shifted.y.bitPattern & 0xFFFF_FFFF)
    return row &* columns &+ column
  }

  /// Degrees east and north of the tile's middle.
  @inline(__always)
  func degreesFromMiddle(_ place: Place) -> SIMD2<Float> {
    SIMD2<Float>((place.position - (place.shifted - Self.shifter)) * degreesPerTile)
  }

  private static let shifter = 6_755_399_441_055_744.0
}
