import GeoCore
import TestSupport
import Testing

@Suite("Places on the streets inside areas")
struct StreetsInAreasTests {
  private static let towns = EdgeIndexTests.Town.all.filter { abs($0.latitude) < 80 }

  private func areas(_ town: EdgeIndexTests.Town, _ random: inout SeededGenerator) -> Outlines {
    var outlines = Outlines()
    for row in 0..<12 {
      let middle = town.place(&random)
      let size = town.spread * (row % 4 == 0 ? 0.8 : 0.2)
      let corners = [(-1.0, -1.0), (1, -0.8), (0.9, 1), (-0.7, 0.8)].map { east, north in
        Coordinate(
          longitude: (middle.longitude + size * east).remainder(dividingBy: 360),
          latitude: middle.latitude + size * north)
      }
      outlines.append([corners], isArea: row % 5 != 4)
    }
    return outlines
  }

  @Test("are inside, and every stretch as long as they are apart has one", arguments: towns)
  func everyStretch(town: EdgeIndexTests.Town) async throws {
    var random = SeededGenerator(seed: 31)
    let network = town.network(8)
    let outlines = areas(town, &random)
    let isUsed: @Sendable (Int) -> Bool = { $0 % 7 != 3 }
    let apart = town.spread > 0.1 ? 500.0 : 50
    let cells = AreaCells(outlines, rows: Array(0..<12))
    let found = try await StreetsInAreas(
      cells, on: network, lines: network.vertices, apart: apart, workers: 2, where: isUsed)
    let alone = try await StreetsInAreas(
      cells, on: network, lines: network.vertices, apart: apart, where: isUsed)
    #expect(found.positions == alone.positions && found.rows == alone.rows && found.rows.count > 50)
    for (number, row) in found.rows.enumerated() {
      #expect(outlines.contains(found.positions[number], row: Int(row)))
    }
    var places = [[Coordinate]](repeating: [], count: 12)
    for (number, row) in found.rows.enumerated() {
      places[Int(row)].append(found.positions[number])
    }
    var stretches = 0
    for edge in 0..<network.edgeCount where isUsed(edge) {
      for vertex in network.vertices(of: edge).dropLast() {
        let (a, b) = (network.vertices[vertex], network.vertices[vertex + 1])
        let metres = geodesicLength(from: a, to: b)
        let steps = Int(metres / apart * 8)
        // Eight steps and a little more are as long as places are apart.
        guard steps >= 9 else { continue }
        let parts = (0...steps).map { a.toward(b, share: Double($0) / Double(steps)) }
        for row in 0..<12 {
          let isInside = parts.map { outlines.contains($0, row: row) }
          for first in stride(from: 0, to: parts.count - 9, by: 4)
          where isInside[first...first + 9].allSatisfy({ $0 }) {
            stretches += 1
            let near = places[row].contains {
              geodesicLength(from: $0, to: parts[first + 4]) < apart * 0.75
            }
            #expect(near)
          }
        }
      }
    }
    #expect(stretches > 100)
  }
}
