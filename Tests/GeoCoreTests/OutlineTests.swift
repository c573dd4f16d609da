import GeoCore
import TestSupport
import Testing

/// The distance to a line the plain way: Karney's geodesic to many places of each side, then closer and closer round the nearest ones.
private struct PlainOutline {
  let lines: [[Coordinate]]

  func distance(from query: Coordinate) -> Double {
    var least = Double.infinity
    for line in lines {
      for (a, b) in zip(line, line.dropFirst()) {
        least = min(least, distance(from: query, a, b))
      }
    }
    return least
  }

  private func distance(from query: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
    let steps = 200
    func metres(_ share: Double) -> Double {
      var east = b.longitude - a.longitude
      if abs(east) > 180 { east -= east > 0 ? 360 : -360 }
      let longitude = (a.longitude + share * east).remainder(dividingBy: 360)
      let latitude = a.latitude + share * (b.latitude - a.latitude)
      return geodesicLength(
        from: query, to: Coordinate(longitude: longitude, latitude: latitude))
    }
    let coarse = (0...steps).map { metres(Double($0) / Double(steps)) }
    var least = coarse.min() ?? .infinity
    for step in coarse.indices {
      let isLow =
        (step == 0 || coarse[step] <= coarse[step - 1])
        && (step == steps || coarse[step] <= coarse[step + 1])
      guard isLow else { continue }
      var (low, high) = (
        Double(max(step - 1, 0)) / Double(steps), Double(min(step + 1, steps)) / Double(steps)
      )
      for _ in 0..<60 {
        let third = (high - low) / 3
        if metres(low + third) < metres(high - third) { high -= third } else { low += third }
      }
      least = min(least, metres((low + high) / 2))
    }
    return least
  }
}

@Suite("The distance to an outline is that to its nearest part")
struct OutlineTests {
  private func place(
    _ middle: Coordinate, _ degrees: Double, _ random: inout SeededGenerator
  ) -> Coordinate {
    Coordinate(
      longitude: (middle.longitude + degrees * random.normal()).remainder(dividingBy: 360),
      latitude: min(max(middle.latitude + degrees * random.normal(), -89.999), 89.999))
  }

  @Test(
    "to a millimetre, as fine steps with Karney's geodesic have it",
    arguments: [
      (0.0, 0.0), (116.4, 39.9), (-21.9, 64.1), (179.999_5, -16.8), (25, 83.5), (-70, -89.9),
    ],
    [0.000_2, 0.004, 0.1])
  func plain(middle: (Double, Double), size: Double) {
    var random = SeededGenerator(seed: UInt64(size * 1e6) + UInt64(abs(middle.0) * 10))
    let middle = Coordinate(longitude: middle.0, latitude: middle.1)
    for round in 0..<6 {
      let lines = (0...round % 2).map { _ in
        (0..<4).map { _ in place(middle, size, &random) }
      }
      var outlines = Outlines()
      outlines.append([], isArea: false)
      outlines.append(lines, isArea: false)
      let plain = PlainOutline(lines: lines)
      for step in 0..<5 {
        // Near the line, on a corner of it, and up to 30 km away.
        let query =
          step == 0 ? lines[0][1] : place(middle, [size, 0.01, 0.05, 0.1][step - 1], &random)
        let found = outlines.distance(from: QueryPoint(query), to: 1)
        let metres = plain.distance(from: query)
        guard metres < 30_000 else { continue }
        #expect(abs(found - metres) < 1e-3, "\(found) \(metres)")
      }
    }
  }

  @Test("a straight line through the Earth is off a side by less than its bound")
  func sagitta() {
    // Half a side of 0.0009 degrees each: what is said of the middle holds for all.
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let start = Coordinate(
        longitude: random.uniform(-179...179), latitude: random.uniform(-89...88.9))
      let (east, north) = (random.uniform(-0.01...0.01), random.uniform(-0.01...0.01))
      func space(_ share: Double) -> SIMD3<Double> {
        let place = Geocentric(
          Coordinate(
            longitude: start.longitude + share * east, latitude: start.latitude + share * north))
        return SIMD3(place.x, place.y, place.z)
      }
      let radians = (abs(east) + abs(north)) * Double.pi / 180
      let bound = 6_401_000 * radians * radians / 8
      for share in [0.1, 0.25, 0.5, 0.8] {
        let off = space(share) - (space(0) * (1 - share) + space(1) * share)
        #expect((off * off).sum().squareRoot() <= bound + 1e-8)
      }
    }
    let radians = 0.000_9 * Double.pi / 180
    #expect(6_401_000 * radians * radians / 8 < 0.000_2)
  }

  @Test("inside an area it is nothing, in a hole of it the way to its edge")
  func inside() {
    func square(_ low: Double, _ high: Double, at east: Double) -> [Coordinate] {
      [(low, low), (high, low), (high, high), (low, high)].map {
        Coordinate(longitude: (east + $0).remainder(dividingBy: 360), latitude: $1)
      }
    }
    for east in [0, 179.997] {
      var outlines = Outlines()
      outlines.append([square(0, 0.01, at: east), square(0.004, 0.006, at: east)], isArea: true)
      func metres(_ x: Double, _ y: Double) -> Double {
        let place = Coordinate(longitude: (east + x).remainder(dividingBy: 360), latitude: y)
        return outlines.distance(from: QueryPoint(place), to: 0)
      }
      #expect(metres(0.001, 0.005) == 0 && metres(0.009, 0.009) == 0)
      // A degree of latitude at the equator is 110,574.3 m, one of longitude 111,319.5 m.
      #expect(abs(metres(0.005, 0.0041) - 11.0574) < 0.001)
      #expect(abs(metres(-0.001, 0.005) - 111.3195) < 0.001)
      // The ring is closed though its last corner is not its first.
      #expect(abs(metres(0.005, 0.0113) - 143.7466) < 0.001)
      #expect(outlines.contains(Coordinate(longitude: east, latitude: 5), row: 0) == false)
    }
  }

  @Test(
    "every part of an outline is near a place that it is looked for by",
    arguments: [(0.001, 100.0, 64), (3, 100, 64), (0.001, 20, 1_000)])
  func samples(size: Double, apart: Double, most: Int) {
    var random = SeededGenerator(seed: 9)
    var outlines = Outlines()
    let middle = Coordinate(longitude: 20, latitude: 50)
    let lines = (0..<5).map { _ in (0..<4).map { _ in place(middle, size, &random) } }
    for line in lines { outlines.append([line], isArea: false) }
    outlines.append([], isArea: true)
    let samples = OutlineSamples(of: outlines, rows: [0, 1, 2, 3, 4], apart: apart, most: most)
    #expect(Set(samples.rows) == [0, 1, 2, 3, 4] && samples.rows.sorted() == Array(samples.rows))
    if size < 1 { #expect(samples.spacing <= apart / 2) }
    for (row, line) in lines.enumerated() {
      let own = samples.rows.indices.filter { samples.rows[$0] == UInt32(row) }
      for (a, b) in zip(line, line.dropFirst()) {
        for share in stride(from: 0, through: 1, by: 0.013) {
          let part = Coordinate(
            longitude: a.longitude + share * (b.longitude - a.longitude),
            latitude: a.latitude + share * (b.latitude - a.latitude))
          let near = own.map { geodesicLength(from: part, to: samples.positions[$0]) }.min()
          #expect((near ?? .infinity) <= samples.spacing + 1e-6)
        }
      }
    }
  }

  @Test("areas round a place are found by their cells, wherever they are and however large")
  func cells() {
    var random = SeededGenerator(seed: 12)
    for middle in [(10.0, 50.0), (180, 0), (-180, 89)] {
      let middle = Coordinate(longitude: middle.0, latitude: middle.1)
      var outlines = Outlines()
      for row in 0..<60 {
        let start = place(middle, 0.05, &random)
        let size = row % 20 == 0 ? 0.5 : 0.02
        outlines.append(
          [(0..<5).map { _ in place(start, size, &random) }], isArea: row % 7 != 3)
      }
      let cells = AreaCells(outlines, rows: Array(0..<60))
      for _ in 0..<300 {
        let query = place(middle, 0.06, &random)
        let plain = (0..<60).filter { outlines.contains(query, row: $0) }
        #expect(cells.rows(around: query).sorted() == plain.map { UInt32($0) })
      }
    }
  }
}
