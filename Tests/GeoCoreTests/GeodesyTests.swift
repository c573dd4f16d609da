import GeoCore
import TestSupport
import Testing

@Suite("Distances on the ellipsoid")
struct GeodesyTests {
  @Test("the 100 reference geodesics hold to a micrometre")
  func referenceGeodesics() {
    #expect(ReferenceGeodesics.all.count == 100)
    for (lon1, lat1, lon2, lat2, metres) in ReferenceGeodesics.all {
      let a = Coordinate(longitude: lon1, latitude: lat1)
      let b = Coordinate(longitude: lon2, latitude: lat2)
      #expect(abs(geodesicLength(from: a, to: b) - metres) < 1e-6)
      #expect(abs(geodesicLength(from: b, to: a) - metres) < 1e-6)
    }
  }

  private func sineCosine(degrees: Double) -> (sine: Double, cosine: Double) {
    let (sine, cosine) = GeoCore.sineCosine(degrees: SIMD2(degrees, 17))
    return (sine[0], cosine[0])
  }

  @Test("sine and cosine of multiples of 30 and 45 degrees are exact or within one rounding")
  func specialAngles() {
    for (degrees, sine, cosine) in [
      (0.0, 0.0, 1.0), (90, 1, 0), (180, 0, -1), (-90, -1, 0), (270, -1, 0), (-180, 0, -1),
      (360, 0, 1), (-360, 0, 1),
    ] {
      let (s, c) = sineCosine(degrees: degrees)
      #expect(s == sine && c == cosine, "\(degrees)")
    }
    #expect(abs(sineCosine(degrees: 30).sine - 0.5) <= 0x1p-53)
    #expect(abs(sineCosine(degrees: 45).sine - 0.5.squareRoot()) <= 0x1p-53)
    #expect(abs(sineCosine(degrees: -135).cosine + 0.5.squareRoot()) <= 0x1p-53)
  }

  @Test("sine and cosine obey the addition theorem to a few roundings")
  func additionTheorem() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      let a = random.uniform(-180...180)
      let (sine, cosine) = sineCosine(degrees: a)
      let (half, halfCosine) = sineCosine(degrees: a / 2)
      #expect(abs(sine * sine + cosine * cosine - 1) < 4 * 0x1p-52)
      #expect(abs(2 * half * halfCosine - sine) < 4 * 0x1p-52)
      #expect(abs(1 - 2 * half * half - cosine) < 4 * 0x1p-52)
    }
  }

  @Test("chords and geodesics keep to the proven bounds at every latitude and azimuth")
  func chordBounds() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<20_000 {
      let a = Coordinate(
        longitude: random.uniform(-180...180), latitude: random.uniform(-90...90))
      let far = 10 ** random.uniform(0...7)
      let spread = far / 111_000
      let b = Coordinate(
        longitude: min(max(a.longitude + random.uniform(-spread...spread), -180), 180),
        latitude: min(max(a.latitude + random.uniform(-spread...spread), -90), 90))
      let s = geodesicLength(from: a, to: b)
      let square = Geocentric(a).squaredChord(to: Geocentric(b))
      guard s <= DistanceLimit.largest else { continue }
      #expect(square <= ChordBounds.certainlyBeyond(s), "\(a) \(b)")
      #expect(square > ChordBounds.certainlyWithin(s), "\(a) \(b)")
      #expect(s * s <= ChordBounds.rivals(of: square), "\(a) \(b)")
      if let length = geodesicLength(squaredChord: square) {
        #expect(abs(length - s) < 6e-7, "\(a) \(b)")
        #expect((length * 1_000).rounded() == (s * 1_000).rounded(), "\(a) \(b)")
      } else {
        #expect(s > 3_499 || abs((s * 1_000).truncatingRemainder(dividingBy: 1) - 0.5) < 2e-3)
      }
      #expect(DistanceLimit(metres: s).contains(QueryPoint(a), QueryPoint(b)))
    }
  }

  @Test("limits outside 0 to 5,000 km are a programming error")
  func limits() async {
    await #expect(processExitsWith: .failure) { _ = DistanceLimit(metres: -1) }
    await #expect(processExitsWith: .failure) { _ = DistanceLimit(metres: 6e6) }
    await #expect(processExitsWith: .failure) { _ = DistanceLimit(metres: .nan) }
  }
}
