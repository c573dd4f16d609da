import GeoCore
import TestSupport
import Testing

@Suite("The streets of a map")
struct StreetLinesTests {
  private static let metre = 180 / (Double.pi * WGS84.equatorialRadius)

  /// Streets in metres from a place on the equator; those that name a place alike meet there.
  private func network(_ streets: [[SIMD2<Double>]]) -> ContractedNetwork {
    var ways = WayTable()
    var numbers: [SIMD2<Double>: Int64] = [:]
    for street in streets {
      let nodes = street.map { place -> Int64 in
        let number = numbers[place] ?? Int64(numbers.count)
        numbers[place] = number
        return number
      }
      ways.append(
        nodes: nodes,
        coordinates: street.map {
          Coordinate(longitude: $0.x * Self.metre, latitude: $0.y * Self.metre)
        })
    }
    return ContractedNetwork(NetworkAssembly(ways).network)
  }

  private func lines(
    _ network: ContractedNetwork, around places: [SIMD2<Double>] = [.zero], margin: Double = 1e5,
    most: Int = .max
  ) -> StreetLines {
    StreetLines(
      network, vertices: network.network.vertices,
      around: Positions(
        places.map { Coordinate(longitude: $0.x * Self.metre, latitude: $0.y * Self.metre) }),
      margin: margin, most: most)
  }

  private func points(_ line: some Sequence<Coordinate>) -> [SIMD2<Double>] {
    line.map { SIMD2($0.longitude, $0.latitude) / Self.metre }
  }

  private func distance(_ point: SIMD2<Double>, _ line: [SIMD2<Double>]) -> Double {
    zip(line, line.dropFirst()).map { a, b in
      let along = b - a
      let square = (along * along).sum()
      let share = square > 0 ? min(max(((point - a) * along).sum() / square, 0), 1) : 0
      let off = point - a - share * along
      return (off * off).sum().squareRoot()
    }.min() ?? .infinity
  }

  @Test("keep their ends, and no point of a street is further than the tolerance beside its line")
  func simplified() {
    var random = SeededGenerator(seed: 7)
    for count in [2, 3, 17, 255, 256, 257, 258, 1_500] {
      var place = SIMD2<Double>.zero
      let street = (0..<count).map { _ in
        place += SIMD2(random.unit() * 20, random.unit() * 16 - 8)
        return place
      }
      let found = lines(network([street]))
      let line = points(found[0])
      #expect(found.count == 1 && found.leftOut == 0)
      #expect(line.count == 2 || line.count < count)
      let ends = [line[0], line[line.count - 1]]
      for end in [street[0], street[count - 1]] {
        #expect(ends.contains { distance(end, [$0, $0]) < 1e-6 })
      }
      for point in street { #expect(distance(point, line) <= StreetLines.tolerance + 0.01) }
    }
  }

  /// A street of ten short pieces, and beside each of its crossings a lane that is longer than a piece.
  private static let mainStreet =
    [(0...10).map { SIMD2(Double($0) * 50, 0) }]
    + (1...9).map { [[Double($0) * 50, 0], [Double($0) * 50, 80]] }

  @Test("come first where they go on into the longest street, however short the piece")
  func longestFirst() {
    let found = lines(network(Self.mainStreet))
    #expect(found.count == 19)
    for row in 0..<found.count {
      let isMain = points(found[row]).allSatisfy { abs($0.y) < 1e-6 }
      #expect(isMain == (row < 10))
      #expect(abs(Double(found.length(of: row)) / 1_000 - (isMain ? 50 : 80)) < 0.6)
    }
  }

  @Test("leave from the shortest on where there is no room, and where they are not near")
  func leftOut() {
    let network = network(Self.mainStreet + [[[0, 9_000], [900, 9_000]]])
    let all = lines(network, around: [[0, 0], [500, 0]], margin: 500)
    #expect(all.count == 19 && all.leftOut == 0)
    let some = lines(network, around: [[0, 0], [500, 0]], margin: 500, most: 25)
    #expect(some.count == 12 && some.leftOut == 7)
    #expect((0..<12).allSatisfy { some[$0] == all[$0] })
    #expect(lines(network, most: 0).count == 0)
  }

  @Test("know where a place of the network lies on them")
  func places() throws {
    let network = network(Self.mainStreet)
    let found = lines(network, most: 20)
    let index = EdgeIndex(network.network)
    func place(_ x: Double, _ y: Double) throws -> (line: Int, offset: UInt32)? {
      let point = Coordinate(longitude: x * Self.metre, latitude: y * Self.metre)
      return found.place(of: try #require(index.nearest(to: point, within: 100)))
    }
    let (line, offset) = try #require(try place(130, 3))
    let start = points(found[line])[0].x
    #expect(abs(abs(130 - start) - Double(offset) / 1_000) < 0.01)
    #expect(try place(103, 60) == nil)
  }
}
