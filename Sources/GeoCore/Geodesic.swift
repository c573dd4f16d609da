private import CPROJ

/// The length in metres of the shortest path on the ellipsoid, by Karney's algorithm, good to 15
/// nm.
///
/// - Complexity: About 1 µs. The grid index asks for it only where the chord cannot decide.
/// - SeeAlso: C. F. F. Karney, *Algorithms for geodesics*, J. Geodesy 87 (2013) 43–55.
public func geodesicLength(from a: Coordinate, to b: Coordinate) -> Double {
  var length = 0.0
  withUnsafePointer(to: wgs84Geodesic) { geodesic in
    geod_inverse(
      geodesic, a.latitude, a.longitude, b.latitude, b.longitude, &length, nil, nil)
  }
  return length
}

/// Points all round a place, for each of several distances from it.
///
/// - Parameters:
///   - center: The place.
///   - radii: The distances in metres.
///   - count: How many points round, the first due north and the others counter-clockwise, at equal angles.
/// - Returns: The points for each distance, with longitudes in −180...180.
/// - Complexity: O(radii × count), less than 1 µs each.
public func geodesicCircles(
  round center: Coordinate, radii: [Double], count: Int
) -> [[Coordinate]] {
  var circles = radii.map { _ in [Coordinate]() }
  for circle in circles.indices { circles[circle].reserveCapacity(count + 1) }
  var line = geod_geodesicline()
  let results = UInt32(GEOD_LATITUDE.rawValue | GEOD_LONGITUDE.rawValue | GEOD_DISTANCE_IN.rawValue)
  for step in 0..<count {
    let azimuth = -360 * Double(step) / Double(count)
    withUnsafePointer(to: wgs84Geodesic) {
      geod_lineinit(&line, $0, center.latitude, center.longitude, azimuth, results)
    }
    for (circle, radius) in radii.enumerated() {
      var point = Coordinate(longitude: 0, latitude: 0)
      geod_position(&line, radius, &point.latitude, &point.longitude, nil)
      circles[circle].append(point)
    }
  }
  return circles
}

private let wgs84Geodesic: geod_geodesic = {
  var geodesic = geod_geodesic()
  geod_init(&geodesic, WGS84.equatorialRadius, WGS84.flattening)
  return geodesic
}()
