import GeoCore
import TestSupport
import Testing

@Suite("The nearest edge")
struct EdgeIndexTests {
  /// Lines of several vertices around a place, short and long ones.
  struct Town: Sendable, CustomTestStringConvertible {
    let name: String
    let longitude: Double
    let latitude: Double
    let spread: Double

    var testDescription: String { name }

    static let all = [
      Town(name: "equator", longitude: 0, latitude: 0, spread: 0.01),
      Town(name: "Beijing", longitude: 116.4, latitude: 39.9, spread: 0.01),
      Town(name: "Reykjavik, wide", longitude: -21.9, latitude: 64.1, spread: 0.2),
      Town(name: "antimeridian", longitude: 180, latitude: -17, spread: 0.01),
      Town(name: "north pole", longitude: 30, latitude: 89.99, spread: 0.02),
      Town(name: "south pole", longitude: -100, latitude: -89.999, spread: 0.02),
    ]

    func place(_ random: inout SeededGenerator) -> Coordinate {
      let stretch = abs(latitude) > 89 ? 9_000 : 1 / Double(abs(latitude) < 60 ? 1 : 0.4)
      var longitude = longitude + spread * stretch * (2 * random.unit() - 1)
      while longitude > 180 { longitude -= 360 }
      while longitude < -180 { longitude += 360 }
      let latitude = latitude + spread * (2 * random.unit() - 1)
      return Coordinate(longitude: longitude, latitude: min(max(latitude, -90), 90))
    }

    /// Some lines, with nodes numbered apart.
    func network(_ seed: UInt64) -> WalkNetwork {
      var random = SeededGenerator(seed: seed)
      var ways = WayTable()
      var number: Int64 = 0
      for way in 0..<40 {
        var line = [place(&random)]
        for _ in 0..<(1 + way % 5) {
          var next = place(&random)
          if way % 3 > 0 {
            // Short pieces, as streets are made of.
            next.latitude = line[line.count - 1].latitude + 1e-4 * (random.unit() - 0.5)
            next.longitude = line[line.count - 1].longitude
            next.latitude = min(max(next.latitude, -90), 90)
          }
          line.append(next)
        }
        ways.append(nodes: line.indices.map { number + Int64($0) }, coordinates: line)
        number += Int64(line.count)
      }
      return NetworkAssembly(ways).network
    }
  }

  /// The least distance from a point to any place of an edge, by walking along it in small steps.
  private func plainDistance(_ point: Coordinate, _ network: WalkNetwork, edge: Int) -> Double {
    var best = Double.infinity
    for vertex in network.vertices(of: edge).dropLast() {
      let (a, b) = (network.vertices[vertex], network.vertices[vertex + 1])
      var east = b.longitude - a.longitude
      if abs(east) > 180 { east -= east > 0 ? 360 : -360 }
      var (low, high) = (0.0, 1.0)
      func metres(_ share: Double) -> Double {
        geodesicLength(
          from: point,
          to: Coordinate(
            longitude: remainder(a.longitude + share * east),
            latitude: a.latitude + share * (b.latitude - a.latitude)))
      }
      // The best of a few samples, then ever closer around it.
      let samples = (0...16).map { Double($0) / 16 }
      let nearest = samples.min { metres($0) < metres($1) } ?? 0
      (low, high) = (max(nearest - 1 / 16, 0), min(nearest + 1 / 16, 1))
      for _ in 0..<28 {
        let (first, second) = (high - 0.618 * (high - low), low + 0.618 * (high - low))
        if metres(first) < metres(second) { high = second } else { low = first }
      }
      best = min(best, metres((low + high) / 2), metres(nearest))
    }
    return best
  }

  private func remainder(_ longitude: Double) -> Double {
    longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude
  }

  @Test(
    "is as near as any place of any edge, everywhere but at a pole",
    arguments: Town.all.filter { abs($0.latitude) < 89 })
  func nearest(_ town: Town) throws {
    for seed in UInt64(1)...2 {
      let network = town.network(seed)
      let index = EdgeIndex(network)
      var random = SeededGenerator(seed: seed + 100)
      for _ in 0..<12 {
        let point = town.place(&random)
        let plain = (0..<network.edgeCount).map { plainDistance(point, network, edge: $0) }
        let best = try #require(plain.min())
        let limit = 3_000.0
        let found = index.nearest(to: point, within: limit)
        // Lines are straight in longitude and latitude; over kilometres the foot of the chord's
        // perpendicular is not quite the nearest place.
        let slack = town.spread > 0.1 ? 0.02 * best + 5 : 0.01
        guard best <= limit else {
          #expect(best <= limit + slack || found == nil)
          continue
        }
        if best > limit - slack, found == nil { continue }
        let place = try #require(found, "\(town) \(seed) \(point) \(best)")
        #expect(Double(place.extra) / 1_000 >= best - 0.002)
        #expect(Double(place.extra) / 1_000 <= best + slack)
        let offset = place.offset <= network.lengths[Int(place.edge)]
        #expect(offset)
      }
    }
  }

  @Test("is the one that all edges one by one give, to the millimetre", arguments: Town.all)
  func oneByOne(_ town: Town) {
    let network = town.network(9)
    let index = EdgeIndex(network)
    let alone = (0..<network.edgeCount).map { edge in EdgeIndex(network) { $0 == edge } }
    var random = SeededGenerator(seed: 7)
    for _ in 0..<cases(debug: 25, release: 100) {
      let point = town.place(&random)
      for limit in [0, 10, 200, 5_000.0] {
        let each = alone.compactMap { $0.nearest(to: point, within: limit) }
        let found = index.nearest(to: point, within: limit)
        #expect(found?.extra == each.map(\.extra).min())
        if let found { #expect(each.contains(found)) }
      }
    }
  }

  @Test("has its place along the edge, and the walk to it")
  func foot() throws {
    // 1,000 m and more to the east along the equator, in two pieces.
    var ways = WayTable()
    let line = [0, 0.004, 0.009].map { Coordinate(longitude: $0, latitude: 0) }
    ways.append(nodes: [1, 2, 3], coordinates: line)
    let network = NetworkAssembly(ways).network
    let metre = 180 / (Double.pi * 6_378_137)
    let index = EdgeIndex(network)
    let north = 180 / (Double.pi * WGS84.smallestCurvatureRadius)
    let beside = Coordinate(longitude: 700 * metre, latitude: 50 * north)
    let place = try #require(index.nearest(to: beside, within: 50.001))
    #expect(place.edge == 0)
    #expect(abs(Int(place.offset) - 700_000) <= 1)
    #expect(abs(Int(place.extra) - 50_000) <= 1)
    #expect(index.nearest(to: beside, within: 49.99) == nil)
    let before = Coordinate(longitude: -30 * metre, latitude: 0)
    #expect(index.nearest(to: before, within: 200) == EdgePoint(edge: 0, offset: 0, extra: 30_000))
  }

  @Test("leaves out edges that are not to be joined")
  func leavesOut() {
    var ways = WayTable()
    for (number, latitude) in [(0, 0.0), (1, 0.001)] {
      let line = [0, 0.01].map { Coordinate(longitude: $0, latitude: latitude) }
      ways.append(nodes: [Int64(2 * number), Int64(2 * number + 1)], coordinates: line)
    }
    let network = NetworkAssembly(ways).network
    let point = Coordinate(longitude: 0.005, latitude: 0.0001)
    #expect(EdgeIndex(network).nearest(to: point, within: 200)?.edge == 0)
    #expect(EdgeIndex(network) { $0 == 1 }.nearest(to: point, within: 200)?.edge == 1)
    #expect(EdgeIndex(network) { _ in false }.nearest(to: point, within: 200) == nil)
    #expect(EdgeIndex(WalkNetwork()).nearest(to: point, within: 5_000) == nil)
  }

  @Test("is the same from one worker and from several")
  func workers() async throws {
    let town = Town.all[1]
    let network = town.network(4)
    let index = EdgeIndex(network)
    var random = SeededGenerator(seed: 5)
    let points = Positions((0..<3_000).map { _ in town.place(&random) })
    let one = try await index.nearest(toEach: points, within: 200)
    let several = try await index.nearest(toEach: points, within: 200, workers: 4)
    #expect(one == several)
    #expect(one.count == 3_000)
    #expect(one.contains { $0 != nil } && one.contains { $0 == nil })
  }
}
