import GeoCore

/// Another way to the answers of an index, to check them by: outlets in the order of their
/// latitudes, of which everything in a band is measured.
///
/// It shares no code with the grid but the geodesic and the geocentric coordinates.
struct LatitudeOrder {
  private struct Point {
    let coordinate: Coordinate
    let geocentric: Geocentric
    let group: Int
  }

  private let points: [Point]
  private let groupCount: Int

  /// Metres that a degree of latitude has at least, along the chord; at the equator it has 110,574.
  private static let metresPerDegree = 110_000.0
  /// A geodesic of up to 5 km is longer than its chord by (5/6335)² / 24 = 2.6 × 10⁻⁸ at most.
  private static let longestOverChord = 1 + 1e-7

  init(_ scene: Scene) {
    groupCount = scene.grouping.groupCount
    points = scene.grouping.labels.enumerated()
      .map { row, label in
        let coordinate = scene.positions[row]
        return Point(
          coordinate: coordinate, geocentric: Geocentric(coordinate), group: Int(label))
      }
      .sorted { $0.coordinate.latitude < $1.coordinate.latitude }
  }

  /// How many outlets of each group lie within some metres, at most 5,000.
  func counts(within metres: Double, of query: QueryPoint) -> [UInt32] {
    precondition(metres <= 5_000, "the bound on chords holds up to 5 km")
    var counts = [UInt32](repeating: 0, count: groupCount)
    let reach = metres / Self.metresPerDegree
    let certain = (metres / Self.longestOverChord) * (metres / Self.longestOverChord)
    let latitude = query.coordinate.latitude
    for place in first(from: latitude - reach)..<first(from: (latitude + reach).nextUp) {
      let squared = points[place].geocentric.squaredChord(to: query.geocentric)
      guard squared <= metres * metres else { continue }
      let isWithin =
        squared <= certain
        || geodesicLength(from: query.coordinate, to: points[place].coordinate) <= metres
      if isWithin { counts[points[place].group] += 1 }
    }
    return counts
  }

  /// The metres to the nearest outlet of each group; infinite for a group without any.
  func nearest(to query: QueryPoint) -> [Double] {
    var best = [(squared: Double, place: Int)](repeating: (.infinity, -1), count: groupCount)
    let start = first(from: query.coordinate.latitude)
    visit(start..<points.count, query, &best)
    visit((0..<start).reversed(), query, &best)
    return best.map {
      $0.place < 0
        ? .infinity : geodesicLength(from: query.coordinate, to: points[$0.place].coordinate)
    }
  }

  /// Keeps what is nearer than the best so far, until latitudes alone are farther off than those.
  private func visit(
    _ places: some Sequence<Int>, _ query: QueryPoint, _ best: inout [(squared: Double, place: Int)]
  ) {
    var worst = best.reduce(0) { max($0, $1.squared) }
    for place in places {
      let point = points[place]
      let apart = (point.coordinate.latitude - query.coordinate.latitude) * Self.metresPerDegree
      if apart * apart > worst { return }
      let squared = point.geocentric.squaredChord(to: query.geocentric)
      if squared < best[point.group].squared {
        best[point.group] = (squared, place)
        worst = best.reduce(0) { max($0, $1.squared) }
      }
    }
  }

  /// The first place whose latitude is at least as large.
  private func first(from latitude: Double) -> Int {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle].coordinate.latitude < latitude { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
