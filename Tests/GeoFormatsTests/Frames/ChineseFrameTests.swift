import Foundation
import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("GCJ-02 and BD-09 by the published formulas, and back")
struct ChineseFrameTests {
  private func convert(_ place: Coordinate, _ from: Frame, _ to: Frame) -> Coordinate {
    convert([place], from, to)[0]
  }

  private func convert(_ places: [Coordinate], _ from: Frame, _ to: Frame) -> [Coordinate] {
    var x = ContiguousArray(places.map(\.longitude))
    var y = ContiguousArray(places.map(\.latitude))
    for step in FrameStep.steps(from: from, to: to) {
      guard let ready = try? ReadyStep(step) else { continue }
      ready.take(&x, &y)
    }
    return zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }
  }

  /// Positions all over a rectangle.
  private func cloud(
    _ longitudes: ClosedRange<Double>, _ latitudes: ClosedRange<Double>, count: Int, seed: UInt64
  ) -> [Coordinate] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      Coordinate(longitude: random.uniform(longitudes), latitude: random.uniform(latitudes))
    }
  }

  private var china: [Coordinate] { cloud(73.4...135.1, 3.8...53.6, count: 20_000, seed: 1) }
  private var world: [Coordinate] { cloud(-179.9...179.9, -89...89, count: 10_001, seed: 2) }

  /// The greatest distance between positions of the same row, in metres.
  private func farthest(_ some: [Coordinate], _ others: [Coordinate]) -> Double {
    zip(some, others).map { geodesicLength(from: $0, to: $1) }.max() ?? .infinity
  }

  /// WGS 84, GCJ-02, BD-09 of three places, the first as widely published libraries test it.
  static let golden: [(wgs84: Coordinate, gcj02: Coordinate, bd09: Coordinate)] = [
    (
      Coordinate(longitude: 121.5272106, latitude: 31.1774276),
      Coordinate(longitude: 121.531541859215, latitude: 31.17530398364597),
      Coordinate(longitude: 121.53801568643858, latitude: 31.181328606874466)
    ),
    (
      Coordinate(longitude: 113.912316, latitude: 22.543847),
      Coordinate(longitude: 113.9171764808363, latitude: 22.540796131694766),
      Coordinate(longitude: 113.92368472926734, latitude: 22.546667437751108)
    ),
    (
      Coordinate(longitude: 116.377817, latitude: 39.911954),
      Coordinate(longitude: 116.38404722455657, latitude: 39.91334545536069),
      Coordinate(longitude: 116.39045471310828, latitude: 39.919575550965874)
    ),
  ]

  @Test("golden vectors, to the last digit given")
  func goldenVectors() {
    for vector in Self.golden {
      #expect(convert(vector.wgs84, .wgs84, .gcj02) == vector.gcj02)
      let bd09 = convert(vector.gcj02, .gcj02, .bd09)
      #expect(bd09.longitude == vector.bd09.longitude)
      // The first one's latitude is 31.1813286068744625 in exact arithmetic, which lies nearer to the double before.
      #expect(abs(bd09.latitude - vector.bd09.latitude) <= vector.bd09.latitude.ulp)
      #expect(abs(convert(vector.gcj02, .gcj02, .wgs84).longitude - vector.wgs84.longitude) < 1e-13)
      #expect(abs(convert(vector.bd09, .bd09, .wgs84).latitude - vector.wgs84.latitude) < 1e-13)
    }
  }

  @Test("all over the Earth, positions are those of the formulas with the system's sines")
  func plain() {
    let places = china + world
    let gcj02 = convert(places, .wgs84, .gcj02)
    let bd09 = convert(places, .gcj02, .bd09)
    for (row, place) in places.enumerated() {
      for (found, expected) in [
        (gcj02[row], PlainChineseFrames.gcj02(place)), (bd09[row], PlainChineseFrames.bd09(place)),
      ] {
        // 17 nm: with arc tangents and sines of the system, BD-09 is off by some units in the last place, of 3 nm each.
        #expect(abs(found.longitude - expected.longitude) <= 1.5e-13)
        #expect(abs(found.latitude - expected.latitude) <= 1.5e-13)
      }
    }
  }

  @Test("back from GCJ-02 and BD-09 within a micrometre in China")
  func inverse() {
    let gcj02 = convert(china, .wgs84, .gcj02)
    #expect(farthest(convert(gcj02, .gcj02, .wgs84), china) < 1e-6)
    #expect(farthest(convert(convert(china, .gcj02, .bd09), .bd09, .gcj02), china) < 1e-6)
    let bd09 = convert(china, .wgs84, .bd09)
    #expect(farthest(convert(bd09, .bd09, .wgs84), china) < 1e-6)
  }

  @Test(
    "back within two micrometres where the formulas have square roots, and on the rest of the Earth"
  )
  func inverseOfTheWorld() {
    let distances = [0, 1e-13, 1e-11, 1e-9, 1e-7, 1e-5, 1e-4, 1e-3, 4e-3, 1e-2]
    let roots = distances.flatMap { distance in
      [20.0, 35 - distance, 35 + distance, 41].flatMap { latitude in
        [105 - distance, 105 + distance].map { Coordinate(longitude: $0, latitude: latitude) }
      }
    }
    #expect(farthest(convert(convert(roots, .wgs84, .gcj02), .gcj02, .wgs84), roots) < 2e-6)
    let corners = [0.0, 1e-9, -0.001, 0.5].flatMap { longitude in
      [0.0, 1e-9, -0.003].map { Coordinate(longitude: longitude, latitude: $0) }
    }
    let places = world + corners
    #expect(farthest(convert(convert(places, .gcj02, .bd09), .bd09, .gcj02), places) < 2e-6)
  }

  @Test(
    "at the border of the rectangle, each position of GCJ-02 that some place has gives such a place"
  )
  func border() {
    let (west, east) = GCJ02.rectangle.longitudes
    let (south, north) = GCJ02.rectangle.latitudes
    let across = -0.02...0.02
    var places: [Coordinate] = []
    for offset in cloud(across, across, count: 1_000, seed: 3) {
      let (dx, dy) = (offset.longitude, offset.latitude)
      places += [west, east].map { Coordinate(longitude: $0 + dx, latitude: 30 + 500 * dy) }
      places += [south, north].map { Coordinate(longitude: 100 + 500 * dx, latitude: $0 + dy) }
    }
    let gcj02 = convert(places, .wgs84, .gcj02)
    let back = convert(gcj02, .gcj02, .wgs84)
    #expect(farthest(convert(back, .wgs84, .gcj02), gcj02) < 1e-6)
    // Inside, the place itself is given; outside, only where no place inside has the same position.
    var exceptions = 0
    for (place, found) in zip(places, back) where geodesicLength(from: place, to: found) > 1e-6 {
      #expect(PlainChineseFrames.gcj02(place) == place, "\(place)")
      #expect(PlainChineseFrames.gcj02(found) != found, "\(place)")
      exceptions += 1
    }
    #expect(exceptions > 0 && exceptions < places.count / 4)
  }

  @Test("abroad, GCJ-02 is WGS 84 to the last bit")
  func abroad() {
    let places = world.filter { PlainChineseFrames.gcj02($0) == $0 }
    #expect(places.count > 7_000)
    #expect(convert(places, .wgs84, .gcj02) == places)
    let far = places.filter { !(60...150 ~= $0.longitude) }
    #expect(convert(far, .gcj02, .wgs84) == far)
  }

  @Test("numbers that are no degrees give nothing, and no trap")
  func hostile() {
    let numbers = [Double.nan, .infinity, -.infinity, 1e300, -1e18, 180.1]
    for number in numbers {
      let places = [
        Coordinate(longitude: number, latitude: 30), Coordinate(longitude: 110, latitude: number),
      ]
      for (from, to) in [
        (Frame.wgs84, Frame.gcj02), (.gcj02, .wgs84), (.gcj02, .bd09), (.bd09, .gcj02),
      ] {
        for place in convert(places, from, to) { #expect(place.longitude.isNaN) }
      }
    }
    let pole = Coordinate(longitude: 110, latitude: 90)
    #expect(convert(pole, .wgs84, .gcj02) == pole)
    #expect(convert(pole, .gcj02, .wgs84) == pole)
  }

  private static let cities = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/data/reference/gcj-bd/gcoord-china-cities.json")
    .standardizedFileURL

  @Test(
    "664 cities as another library has them",
    .enabled(
      if: FileManager.default.fileExists(atPath: cities.path(percentEncoded: false)),
      "needs shared/data/reference/gcj-bd beside the repository"))
  func reference() throws {
    struct City: Decodable {
      var coords: [String: [Double]]
    }
    let cities = try JSONDecoder().decode([City].self, from: Data(contentsOf: Self.cities))
    func column(_ name: String) throws -> [Coordinate] {
      try cities.map { city in
        let pair = try #require(city.coords[name])
        return Coordinate(longitude: pair[0], latitude: pair[1])
      }
    }
    let (wgs84, gcj02, bd09) = try (column("WGS84"), column("GCJ02"), column("BD09"))
    #expect(cities.count == 664)
    // Its GCJ-02 lies 0.67 m off the formula throughout, nobody knows why; the file has seven decimals.
    #expect(farthest(convert(wgs84, .wgs84, .gcj02), gcj02) < 1)
    #expect(farthest(convert(gcj02, .gcj02, .bd09), bd09) < 0.02)
    #expect(farthest(convert(bd09, .bd09, .gcj02), gcj02) < 0.02)
  }
}
