/// Metres east and north of a place, as flat as a quarter of an hour's walk is.
struct FlatPlane {
  private let origin: Coordinate
  private let metres: SIMD2<Double>

  init(around origin: Coordinate) {
    self.origin = origin
    let cosine = sineCosine(degrees: SIMD2(repeating: origin.latitude)).cosine[0]
    let degree = WGS84.equatorialRadius * .pi / 180
    metres = SIMD2(degree * max(cosine, 1e-6), degree)
  }

  func point(_ place: Coordinate) -> SIMD2<Double> {
    metres * SIMD2(eastward(from: origin, to: place), place.latitude - origin.latitude)
  }

  func coordinate(_ point: SIMD2<Double>) -> Coordinate {
    let degrees = point / metres
    return Coordinate(
      origin, east: degrees.x, latitude: min(max(origin.latitude + degrees.y, -90), 90))
  }
}
