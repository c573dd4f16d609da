/// Places on the streets inside areas, so close that every stretch inside that is as long as they are apart has one.
public struct StreetsInAreas: Sendable {
  /// The places, in the order of the edges.
  public private(set) var positions = Positions()
  /// The row of the area that each is inside.
  public private(set) var rows: ContiguousArray<UInt32> = []

  /// Takes the ends of all lines and places between them.
  ///
  /// - Parameters:
  ///   - areas: The areas.
  ///   - network: The network.
  ///   - lines: Its vertices, in the frame of the areas.
  ///   - metres: How far apart places are at most, by the length of the street.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  ///   - isUsed: Whether an edge has any places.
  /// - Throws: `CancellationError`, nothing else.
  /// - Complexity: O(vertices + metres of all edges), and the areas that have a place in their box.
  public init(
    _ areas: AreaCells, on network: WalkNetwork, lines: Positions, apart metres: Double,
    workers: Int = 1, where isUsed: @escaping @Sendable (_ edge: Int) -> Bool
  ) async throws {
    let size = 4_096
    let blocks = (network.edgeCount + size - 1) / size
    let parts = try await concurrentMap(blocks, workers: workers) { block in
      var places: [(place: Coordinate, row: UInt32)] = []
      for edge in block * size..<min(network.edgeCount, (block + 1) * size) where isUsed(edge) {
        network.forEachPlace(on: edge, lines, apart: metres) { place in
          for row in areas.rows(around: place) { places.append((place, row)) }
        }
      }
      return places
    }
    for (place, row) in parts.joined() {
      positions.append(place)
      rows.append(row)
    }
  }
}

extension WalkNetwork {
  /// Calls `body` with the ends of all lines of an edge and with places between them.
  fileprivate func forEachPlace(
    on edge: Int, _ lines: Positions, apart metres: Double, _ body: (Coordinate) -> Void
  ) {
    let vertices = vertices(of: edge)
    for vertex in vertices.dropLast() {
      let millimetres = Double(vertexOffsets[vertex + 1] - vertexOffsets[vertex])
      let count = max((millimetres / (1_000 * metres)).rounded(.up), 1)
      for number in 0..<Int(count) {
        body(lines[vertex].toward(lines[vertex + 1], share: Double(number) / count))
      }
    }
    if let last = vertices.last { body(lines[last]) }
  }
}
