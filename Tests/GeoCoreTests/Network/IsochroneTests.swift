import GeoCore
import TestSupport
import Testing

@Suite("The area of a walk")
struct IsochroneTests {
  private static let metre = 180 / (Double.pi * WGS84.equatorialRadius)

  /// Straight streets, in metres from a place on the equator.
  private func streets(_ lines: [[(Double, Double)]]) -> WalkNetwork {
    var ways = WayTable()
    var numbers: [String: Int64] = [:]
    for line in lines {
      let nodes = line.map { place -> Int64 in
        let number = numbers["\(place)"] ?? Int64(numbers.count)
        numbers["\(place)"] = number
        return number
      }
      ways.append(
        nodes: nodes,
        coordinates: line.map {
          Coordinate(longitude: $0.0 * Self.metre, latitude: $0.1 * Self.metre)
        })
    }
    return NetworkAssembly(ways).network
  }

  private func contains(_ area: Isochrone, _ x: Double, _ y: Double) -> Bool {
    let inside = area.polygons.joined().count { ring in
      var isInside = false
      for row in 0..<ring.count {
        let (a, b) = (ring[row], ring[(row + 1) % ring.count])
        let (ay, by) = (a.latitude / Self.metre, b.latitude / Self.metre)
        guard (ay > y) != (by > y) else { continue }
        let share = (y - ay) / (by - ay)
        if (a.longitude + share * (b.longitude - a.longitude)) / Self.metre > x {
          isInside.toggle()
        }
      }
      return isInside
    }
    return inside % 2 == 1
  }

  private func area(_ network: WalkNetwork, _ x: Double, _ y: Double, _ metres: Double) throws
    -> Isochrone
  {
    let place = Coordinate(longitude: x * Self.metre, latitude: y * Self.metre)
    let start = try #require(EdgeIndex(network).nearest(to: place, within: 200))
    return NetworkSearch(ContractedNetwork(network))
      .isochrone(from: start, within: UInt32(metres * 1_000))
  }

  @Test("lies along the streets as far as the walk goes")
  func street() throws {
    let network = streets([[(-1_000, 0), (1_000, 0)]])
    let reached = try area(network, 0, 0, 500)
    #expect(reached.polygons.count == 1 && reached.polygons[0].count == 1)
    for x in [-450.0, -200, 0, 300, 450] {
      #expect(contains(reached, x, 3), "\(x)")
      #expect(!contains(reached, x, 60) && !contains(reached, x, -60), "\(x)")
    }
    #expect(!contains(reached, 520, 3) && !contains(reached, -520, 3))
  }

  @Test("leaves out what no street leads to: a hole in a block, the far bank of a river")
  func hole() throws {
    let block = streets([
      [(0, 0), (400, 0), (400, 400), (0, 400), (0, 0)], [(0, -300), (0, 0)],
      [(900, 0), (900, 400)],
    ])
    let reached = try area(block, 0, 0, 1_000)
    #expect(reached.polygons.count == 1 && reached.polygons[0].count == 2)
    #expect(contains(reached, 0, 200) && contains(reached, 400, 200) && contains(reached, 0, -250))
    #expect(!contains(reached, 200, 200) && !contains(reached, 900, 200))
  }

  @Test("is nothing where the walk ends before the network, and a spot where it just comes there")
  func nothing() throws {
    let network = streets([[(-1_000, 0), (1_000, 0)]])
    #expect(try area(network, 0, 100, 50).polygons.isEmpty)
    let spot = try area(network, 0, 100, 130)
    #expect(contains(spot, 0, 1) && !contains(spot, 60, 1))
  }

  @Test("holds every node within the limit and none that is far beyond it", arguments: 1...4)
  func nodes(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let side = 8
    let places = (0..<side * side).map { node in
      (
        Double(node % side) * 150 + random.uniform(0...60),
        Double(node / side) * 150 + random.uniform(0...60)
      )
    }
    var lines: [[(Double, Double)]] = []
    for node in 0..<side * side {
      if node % side + 1 < side, random.unit() < 0.7 {
        lines.append([places[node], places[node + 1]])
      }
      if node + side < side * side, random.unit() < 0.7 {
        lines.append([places[node], places[node + side]])
      }
    }
    let network = streets(lines)
    let reached = try area(network, places[27].0, places[27].1, 500)
    let search = NetworkSearch(ContractedNetwork(network))
    let index = EdgeIndex(network)
    let start = try #require(
      index.nearest(
        to: Coordinate(longitude: places[27].0 * Self.metre, latitude: places[27].1 * Self.metre),
        within: 200))
    for edge in 0..<network.edgeCount {
      let place = network.positions[Int(network.starts[edge])]
      let end = EdgePoint(edge: UInt32(edge), offset: 0)
      let walk = search.path(from: start, to: end).map { Double($0.millimetres) / 1_000 }
      let (x, y) = (place.longitude / Self.metre, place.latitude / Self.metre)
      // Squares of 10 m: what is nearer to the limit than that may lie on either side.
      if let walk, walk < 485 { #expect(contains(reached, x, y), "\(walk)") }
      if walk ?? .infinity > 545 { #expect(!contains(reached, x, y), "\(walk ?? -1)") }
    }
  }
}
