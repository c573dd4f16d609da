import GeoCore
import TestSupport
import Testing

@Suite("A grid index answers as Karney's geodesic does")
struct GridIndexTests {
  static let limits = [0.0, 0.001, 50, 300, 923.0769230769231, 1_000, 5_000, 80_000, 3_000_000]
  static let densities = [
    GridIndex.Density.standard,
    GridIndex.Density(pointsPerTile: 1, pointsPerCell: 1),
    GridIndex.Density(pointsPerTile: 20, pointsPerCell: 0.5),
    GridIndex.Density(pointsPerTile: 1_000_000, pointsPerCell: 50),
  ]

  @Test("counts equal brute force", arguments: Cloud.all)
  func counts(cloud: Cloud) {
    let oracle = BruteForce(cloud.points)
    for density in Self.densities {
      let index = GridIndex(Positions(cloud.points), density: density)
      for query in cloud.queries {
        for limit in Self.limits {
          let found = index.count(within: DistanceLimit(metres: limit), of: QueryPoint(query))
          #expect(
            found == oracle.count(within: limit, of: query), "\(query) \(limit) \(density)")
        }
      }
    }
  }

  @Test("a limit equal to a point's distance holds the point", arguments: Cloud.all)
  func limitIsInclusive(cloud: Cloud) {
    let index = GridIndex(Positions(cloud.points))
    let oracle = BruteForce(cloud.points)
    for (query, point) in zip(cloud.queries, cloud.points.shuffled(seed: 3)) {
      let distance = geodesicLength(from: query, to: point)
      guard distance <= DistanceLimit.largest else { continue }
      for limit in [distance, distance.nextDown, distance.nextUp] where limit >= 0 {
        let found = index.count(within: DistanceLimit(metres: limit), of: QueryPoint(query))
        #expect(found == oracle.count(within: limit, of: query), "\(query) \(limit)")
      }
    }
  }

  @Test("the nearest equals brute force, ties going to the lowest row", arguments: Cloud.all)
  func nearest(cloud: Cloud) throws {
    let oracle = BruteForce(cloud.points)
    for density in Self.densities {
      let index = GridIndex(Positions(cloud.points), density: density)
      for query in cloud.queries + Cloud.wholeEarthQueries {
        let expected = try #require(oracle.nearest(to: query))
        let found = try #require(index.nearest(to: QueryPoint(query)))
        #expect(found.row == expected.row, "\(query) \(density)")
        #expect(abs(found.metres - expected.metres) < 1e-6, "\(query) \(density)")
        #expect(
          (found.metres * 1_000).rounded() == (expected.metres * 1_000).rounded(), "\(query)")
      }
    }
  }

  @Test("an empty index has no nearest point and counts none")
  func empty() {
    let index = GridIndex(Positions())
    let query = QueryPoint(Coordinate(longitude: 1, latitude: 2))
    #expect(index.nearest(to: query) == nil)
    #expect(index.count(within: DistanceLimit(metres: 1_000), of: query) == 0)
  }

  @Test("only the rows given are indexed, and they keep their numbers")
  func someRows() throws {
    let cloud = Cloud.all[0]
    let rows = (0..<UInt32(cloud.points.count)).filter { $0 % 3 == 1 }
    let index = GridIndex(Positions(cloud.points), rows: rows)
    let oracle = BruteForce(rows.map { cloud.points[Int($0)] })
    for query in cloud.queries {
      let limit = DistanceLimit(metres: 2_000)
      #expect(
        index.count(within: limit, of: QueryPoint(query)) == oracle.count(within: 2_000, of: query))
      let expected = try #require(oracle.nearest(to: query))
      #expect(index.nearest(to: QueryPoint(query))?.row == rows[Int(expected.row)])
    }
  }

  @Test("a random sweep over the Earth's latitudes and limits agrees with brute force")
  func sweep() throws {
    var random = SeededGenerator(seed: 20_240_731)
    for _ in 0..<60 {
      let latitude = random.uniform(-90...90)
      let cloud = Cloud.cloud(
        "sweep \(random.next())", around: random.uniform(-180...180), latitude,
        spread: random.uniform(0.001...0.1), count: 300)
      let index = GridIndex(Positions(cloud.points))
      let oracle = BruteForce(cloud.points)
      for query in cloud.queries {
        let metres = 50 * 100 ** random.unit()
        let found = index.count(within: DistanceLimit(metres: metres), of: QueryPoint(query))
        #expect(found == oracle.count(within: metres, of: query), "\(query) \(metres)")
        let expected = try #require(oracle.nearest(to: query))
        #expect(index.nearest(to: QueryPoint(query))?.row == expected.row, "\(query)")
      }
    }
  }

  @Test("whole cells are counted without looking at their points")
  func work() {
    var random = SeededGenerator(seed: 1)
    let points = (0..<200_000).map { _ in
      Coordinate(
        longitude: random.uniform(114...114.2), latitude: random.uniform(30.5...30.7))
    }
    let index = GridIndex(Positions(points))
    let query = QueryPoint(Coordinate(longitude: 114.1, latitude: 30.6))
    var counting = QueryWork()
    let found = index.count(within: DistanceLimit(metres: 3_000), of: query, work: &counting)
    #expect(found > 13_000)
    // The edge of a circle of 3 km crosses cells of 65 m that hold two points each.
    #expect(counting.distances < found / 10)
    var searching = QueryWork()
    _ = index.nearest(to: query, work: &searching)
    #expect(searching.distances < 60)
  }
}
