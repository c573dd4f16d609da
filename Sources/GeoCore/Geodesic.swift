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

private let wgs84Geodesic: geod_geodesic = {
  var geodesic = geod_geodesic()
  geod_init(&geodesic, WGS84.equatorialRadius, WGS84.flattening)
  return geodesic
}()
