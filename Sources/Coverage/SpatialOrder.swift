import GeoCore

/// An order of positions in which neighbours in the list are mostly neighbours on the ground, so that queries one after
/// another find the index's cells still in the cache.
enum SpatialOrder {
  /// The rows of a table along a Z-shaped curve over its bounding box of degrees; ties in the order of rows.
  static func rows(of positions: Positions) -> [UInt32] {
    guard let west = positions.longitudes.min(), let east = positions.longitudes.max(),
      let south = positions.latitudes.min(), let north = positions.latitudes.max()
    else { return [] }
    let perLongitude = 65_535 / max(east - west, 1e-9)
    let perLatitude = 65_535 / max(north - south, 1e-9)
    var keys = (0..<positions.count).map { row in
      let x = UInt64((positions.longitudes[row] - west) * perLongitude)
      let y = UInt64((positions.latitudes[row] - south) * perLatitude)
      return (spread(x) | spread(y) << 1) << 32 | UInt64(row)
    }
    keys.sort()
    return keys.map { UInt32(truncatingIfNeeded: $0) }
  }

  /// Puts a zero between each two of the lower 16 bits.
  private static func spread(_ bits: UInt64) -> UInt64 {
    var word = bits & 0xFFFF
    word = (word | word << 8) & 0x00FF_00FF
    word = (word | word << 4) & 0x0F0F_0F0F
    word = (word | word << 2) & 0x3333_3333
    return (word | word << 1) & 0x5555_5555
  }
}
