import Foundation
import GeoCore

/// The published formulas written down as they are, with the system's sines: what the fast ones are compared with.
enum PlainChineseFrames {
  static func gcj02(_ place: Coordinate) -> Coordinate {
    let (lon, lat) = (place.longitude, place.latitude)
    guard lon > 72.004, lon < 137.8347, lat > 0.8293, lat < 55.8271 else { return place }
    return gcj02Everywhere(place)
  }

  static func gcj02Everywhere(_ place: Coordinate) -> Coordinate {
    let (x, y) = (place.longitude - 105, place.latitude - 35)
    let both = wave(20, 6, x) + wave(20, 2, x)
    var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot()
    north += both + wave(20, 1, y) + wave(40, 1.0 / 3, y)
    north += wave(160, 1.0 / 12, y) + wave(320, 1.0 / 30, y)
    var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot()
    east += both + wave(20, 1, x) + wave(40, 1.0 / 3, x)
    east += wave(150, 1.0 / 12, x) + wave(300, 1.0 / 30, x)
    let (a, ee) = (6_378_245.0, 0.00669342162296594323)
    let phi = place.latitude * .pi / 180
    let m = 1 - ee * sin(phi) * sin(phi)
    return Coordinate(
      longitude: place.longitude + east * 180 / (a / m.squareRoot() * cos(phi) * .pi),
      latitude: place.latitude + north * 180 / (a * (1 - ee) / (m * m.squareRoot()) * .pi))
  }

  private static func wave(_ height: Double, _ frequency: Double, _ t: Double) -> Double {
    height * sin(frequency * t * .pi) * 2 / 3
  }

  static func bd09(_ place: Coordinate) -> Coordinate {
    let factor = Double.pi * 3_000 / 180
    let (lon, lat) = (place.longitude, place.latitude)
    let z = (lon * lon + lat * lat).squareRoot() + 0.00002 * sin(lat * factor)
    let angle = atan2(lat, lon) + 0.000003 * cos(lon * factor)
    return Coordinate(longitude: z * cos(angle) + 0.0065, latitude: z * sin(angle) + 0.006)
  }
}
