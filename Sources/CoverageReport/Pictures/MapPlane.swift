import GeoCore

/// Positions on a plane, in which a degree of longitude is as long as it is in the middle of them: right for a city.
struct MapPlane {
  private let positions: FinishedPositions
  /// Whether the positions lie on both sides of longitude 180°.
  private let isWrapped: Bool
  private let west: Double
  private let north: Double
  private let cosine: Double
  /// What lies left of and above the positions, where they fill less than the picture.
  private let blank: (left: Double, above: Double)
  let width: Double
  let height: Double
  /// Of a degree of latitude.
  let metresPerUnit = 111_300.0

  /// - Parameters:
  ///   - positions: The positions that all have a place.
  ///   - room: What is left blank around them, as a share of what they take.
  init(_ positions: FinishedPositions, room: Double = 0) {
    var longitudes = positions.longitudes.map { Double($0) / 1e7 }
    let latitudes = positions.latitudes.map { Double($0) / 1e7 }
    let isWrapped = (longitudes.max() ?? 0) - (longitudes.min() ?? 0) > 180
    if isWrapped { longitudes = longitudes.map { $0 < 0 ? $0 + 360 : $0 } }
    let (south, north) = (latitudes.min() ?? 0, latitudes.max() ?? 0)
    cosine = sineCosine(degrees: SIMD2(repeating: (south + north) / 2)).cosine.x
    west = longitudes.min() ?? 0
    // Not flatter than can be looked at, nor higher.
    let least = 0.002
    let across = max(((longitudes.max() ?? 0) - west) * cosine, least)
    let down = max(north - south, least)
    width = max(across, down / 1.2) * (1 + room)
    height = max(down, across / 3) * (1 + room)
    blank = ((width - across) / 2, (height - down) / 2)
    (self.positions, self.isWrapped, self.north) = (positions, isWrapped, north)
  }

  /// Where a position lies.
  func place(_ row: Int) -> (x: Double, y: Double) {
    place(Double(positions.longitudes[row]) / 1e7, Double(positions.latitudes[row]) / 1e7)
  }

  /// Where a longitude and a latitude lie.
  func place(_ longitude: Double, _ latitude: Double) -> (x: Double, y: Double) {
    var east = longitude - west
    if isWrapped {
      if longitude < 0 { east += 360 }
    } else if abs(east) > 180 {
      // A street beyond longitude 180° of a city that ends before it.
      east -= east < 0 ? -360 : 360
    }
    return (east * cosine + blank.left, north - latitude + blank.above)
  }
}
