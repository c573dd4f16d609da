import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("One frame to measure in")
struct WorkingFrameTests {
  @Test("GCJ-02 where either table is from a Chinese map, else WGS 84; never BD-09 or a projection")
  func combinations() {
    let zone = Frame("EPSG:4547")
    let expected: [(Frame, Frame, WorkingFrame)] = [
      (.wgs84, .wgs84, .wgs84), (.wgs84, zone, .wgs84), (zone, zone, .wgs84),
      (Frame("EPSG:3857"), Frame("EPSG:3857"), .wgs84), (.gcj02, .gcj02, .gcj02),
      (.gcj02, .wgs84, .gcj02), (.gcj02, zone, .gcj02), (.gcj02, .bd09, .gcj02),
      (.bd09, .bd09, .gcj02), (.bd09, .wgs84, .gcj02), (.bd09, zone, .gcj02),
    ]
    for (a, b, frame) in expected {
      #expect(WorkingFrame.of(a, b) == frame)
      #expect(WorkingFrame.of(b, a) == frame)
    }
  }

  @Test("a table in WGS 84 moves to GCJ-02, and one that is there stays")
  func move() async throws {
    let file = try TableFile("id,lon,lat\na,121.5272106,31.1774276\nb,2.5,48.5\n")
    var table = try await file.read()
    try await table.move(to: .wgs84)
    #expect(table.positions[0].longitude == 121.5272106)
    try await table.move(to: .gcj02, workers: 2)
    #expect(table.workingFrame == .gcj02 && table.source.frame == .wgs84)
    #expect(
      table.positions[0]
        == Coordinate(longitude: 121.531541859215, latitude: 31.17530398364597))
    #expect(table.positions[1] == Coordinate(longitude: 2.5, latitude: 48.5))
    let moved = table.positions
    try await table.move(to: .gcj02)
    #expect(table.positions == moved)
  }

  /// Positions in GCJ-02.
  private func moved(_ places: [Coordinate]) async throws -> [Coordinate] {
    var x = ContiguousArray(places.map(\.longitude))
    var y = ContiguousArray(places.map(\.latitude))
    _ = try await FrameConversion(from: .wgs84, to: .gcj02).convert(&x, &y)
    return zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }
  }

  @Test(
    "how far a kilometre in GCJ-02 is from one on the ground is what the documentation says",
    arguments: [
      (0.0, 0.0012, 0.00039), (45, 0.0063, 0.00202), (67.5, 0.0077, 0.00244),
      (90, 0.0069, 0.00205), (135, 0.0012, 0.00029),
    ])
  func distortion(degreesFromNorth: Double, largest: Double, usual: Double) async throws {
    var random = SeededGenerator(seed: 5)
    let starts = (0..<4_000).map { _ in
      Coordinate(longitude: random.uniform(73.4...135.1), latitude: random.uniform(3.8...53.6))
    }
    let ends = starts.map { LocalMetres($0).place(1_000, degreesFromNorth) }
    let (movedStarts, movedEnds) = try await (moved(starts), moved(ends))
    var (greatest, squares, weights) = (0.0, 0.0, 0.0)
    for row in starts.indices {
      let length = geodesicLength(from: starts[row], to: ends[row])
      let share = geodesicLength(from: movedStarts[row], to: movedEnds[row]) / length - 1
      let weight = LocalMetres(starts[row]).cosine
      greatest = max(greatest, abs(share))
      squares += weight * share * share
      weights += weight
    }
    #expect(greatest <= largest && greatest > 0.7 * largest)
    #expect(abs((squares / weights).squareRoot() / usual - 1) < 0.04)
  }
}

/// Places some metres away, well enough to ask for about a kilometre.
private struct LocalMetres {
  let center: Coordinate
  let cosine: Double

  init(_ center: Coordinate) {
    self.center = center
    cosine = sineCosine(degrees: SIMD2(repeating: center.latitude)).cosine[0]
  }

  func place(_ metres: Double, _ degreesFromNorth: Double) -> Coordinate {
    let direction = sineCosine(degrees: SIMD2(repeating: degreesFromNorth))
    return Coordinate(
      longitude: center.longitude + metres * direction.sine[0] / (111_320 * cosine),
      latitude: center.latitude + metres * direction.cosine[0] / 111_000)
  }
}
