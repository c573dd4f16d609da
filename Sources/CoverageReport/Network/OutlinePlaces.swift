import Coverage
import GeoCore

extension OutletPlaces {
  /// How far apart places on an outline, and on a street inside it, are at most, in metres: a few steps.
  ///
  /// Provenance: project-default.
  static let apart = 20.0
  /// The largest number of places on one side of an outline: sides of more than 20 km are no building's.
  private static let mostOfSide = 1_000

  /// Where outlets are reached along a network: those that are drawn as areas or lines at places on their outlines, and on the streets
  /// inside them.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - lines: Its vertices, in the frame of the outlets.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  ///   - isUsed: Whether an edge may be joined.
  /// - Returns: The outlets, one place of each at least.
  /// - Throws: `CancellationError`.
  func along(
    _ network: WalkNetwork, lines: Positions, workers: Int,
    where isUsed: @escaping @Sendable (_ edge: Int) -> Bool
  ) async throws -> OutletPlaces {
    guard let outlines else { return self }
    let drawn = (0..<outletCount).filter(isDrawn)
    let samples = OutlineSamples(
      of: outlines, rows: drawn, apart: Self.apart, most: Self.mostOfSide)
    let streets = try await StreetsInAreas(
      AreaCells(outlines, rows: drawn), on: network, lines: lines, apart: Self.apart,
      workers: workers, where: isUsed)
    let all =
      samples.rows.enumerated().map { (row: $1, place: samples.positions[$0]) }
      + streets.rows.enumerated().map { (row: $1, place: streets.positions[$0]) }
    let order = all.indices.sorted { (all[$0].row, $0) < (all[$1].row, $1) }
    return moving(
      ContiguousArray(order.map { all[$0].row }), to: Positions(order.lazy.map { all[$0].place }))
  }
}
