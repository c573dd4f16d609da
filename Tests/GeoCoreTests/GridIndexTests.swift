import GeoCore
import TestSupport
import Testing

@Suite("A grid index answers as Karney's geodesic does")
struct GridIndexTests {
  static let limits = [0.0, 0.001, 50, 300, 923.0769230769231, 1_000, 5_000, 80_000, 3_000_000]
  static let densities: [GridIndex.Density?] = [
    nil,
    GridIndex.Density(pointsPerTile: 1, pointsPerCell: 1),
    GridIndex.Density(pointsPerTile: 20, pointsPerCell: 0.5),
    GridIndex.Density(pointsPerTile: 1_000_000, pointsPerCell: 50),
  ]

  /// Three groups, one of them rare, and rows that belong to two or to none.
  static func grouping(_ count: Int) -> Grouping {
    var labels: ContiguousArray<UInt32> = []
    for row in 0..<count {
      if row % 17 == 3 {
        labels.append(3)
      } else {
        labels.append(row % 5 == 1 ? 2 : UInt32(row % 2))
      }
    }
    return Grouping(labels: labels, groups: [[0], [0, 1], [], [2]], groupCount: 3)
  }

  /// A desk for each of the densities.
  static func searches(_ points: [Coordinate], _ grouping: Grouping) async throws -> [GridSearch] {
    var searches: [GridSearch] = []
    for density in densities {
      searches.append(
        GridSearch(
          try await GridIndex(Positions(points), grouping: grouping, density: density)))
    }
    return searches
  }

  @Test("counts equal brute force", arguments: Cloud.all)
  func counts(cloud: Cloud) async throws {
    let grouping = Self.grouping(cloud.points.count)
    let oracle = BruteForce(cloud.points, grouping)
    let searches = try await Self.searches(cloud.points, grouping)
    for query in cloud.queries.prefix(16) + cloud.queries.suffix(4) {
      let distances = oracle.distances(from: query)
      for limit in Self.limits {
        let expected = oracle.counts(within: limit, distances)
        for (search, density) in zip(searches, Self.densities) {
          search.count(within: DistanceLimit(metres: limit), of: QueryPoint(query))
          #expect(
            search.counts == expected, "\(query) \(limit) \(String(describing: density))")
        }
      }
    }
  }

  @Test("a limit equal to a point's distance holds the point", arguments: Cloud.all)
  func limitIsInclusive(cloud: Cloud) async throws {
    let grouping = Self.grouping(cloud.points.count)
    let search = GridSearch(try await GridIndex(Positions(cloud.points), grouping: grouping))
    let oracle = BruteForce(cloud.points, grouping)
    for (query, point) in zip(cloud.queries.prefix(20), cloud.points.shuffled(seed: 3)) {
      let distance = geodesicLength(from: query, to: point)
      guard distance <= DistanceLimit.largest else { continue }
      let distances = oracle.distances(from: query)
      for limit in [distance, distance.nextDown, distance.nextUp] where limit >= 0 {
        search.count(within: DistanceLimit(metres: limit), of: QueryPoint(query))
        #expect(search.counts == oracle.counts(within: limit, distances), "\(query) \(limit)")
      }
    }
  }

  @Test("the nearest equal brute force, ties going to the lowest row", arguments: Cloud.all)
  func nearest(cloud: Cloud) async throws {
    let grouping = Self.grouping(cloud.points.count)
    let oracle = BruteForce(cloud.points, grouping)
    let searches = try await Self.searches(cloud.points, grouping)
    let near = cloud.queries.prefix(cases(debug: 4, release: 12)) + cloud.queries.suffix(4)
    let far =
      Cloud.wholeEarthQueries.prefix(2)
      + Cloud.wholeEarthQueries.suffix(cases(debug: 4, release: 9))
    for (number, query) in (near + far).enumerated() {
      let expected = oracle.nearest(oracle.distances(from: query))
      for (search, density) in zip(searches, Self.densities) {
        // Many small tiles are searched one by one, which from afar takes long.
        if let density, density.pointsPerTile <= 20, number >= near.count { continue }
        search.findNearest(to: QueryPoint(query))
        for (found, expected) in zip(search.nearest, expected) {
          #expect(found?.row == expected?.row, "\(query) \(String(describing: density))")
          guard let found, let expected else { continue }
          #expect(abs(found.metres - expected.metres) < 1e-6, "\(query)")
          #expect(
            (found.metres * 1_000).rounded() == (expected.metres * 1_000).rounded(), "\(query)")
        }
      }
    }
  }

  @Test("tiles from a few metres to a quarter of the Earth agree with brute force")
  func tileSizes() async throws {
    for (step, latitude) in [0.0, 31, -52, 70, 89].enumerated() {
      for spread in [0.00005, 0.0008, 0.003, 0.01, 0.04, 0.08, 0.15, 0.6, 3, 13] {
        let cloud = Cloud.cloud(
          "tiles \(step) \(spread)", around: 170, latitude, spread: spread, count: 500)
        let grouping = Self.grouping(cloud.points.count)
        let oracle = BruteForce(cloud.points, grouping)
        let search = GridSearch(
          try await GridIndex(
            Positions(cloud.points), grouping: grouping,
            density: GridIndex.Density(pointsPerTile: 1_000, pointsPerCell: 2)))
        for query in cloud.queries.prefix(6) {
          let distances = oracle.distances(from: query)
          let metres = min(spread * 50_000, DistanceLimit.largest)
          search.count(within: DistanceLimit(metres: metres), of: QueryPoint(query))
          #expect(search.counts == oracle.counts(within: metres, distances), "\(query) \(metres)")
          search.findNearest(to: QueryPoint(query))
          #expect(search.nearest.map { $0?.row } == oracle.nearest(distances).map { $0?.row })
        }
      }
    }
  }

  @Test("runs of thousands of points in one cell are looked at whole")
  func crowdedCells() async throws {
    let places = Cloud.cloud("crowds", around: 8, 47, spread: 0.001, count: 3).points
    let points = (0..<9_000).map { places[$0 % 3] }
    let grouping = Self.grouping(points.count)
    let oracle = BruteForce(points, grouping)
    let search = GridSearch(try await GridIndex(Positions(points), grouping: grouping))
    for query in places {
      let distances = oracle.distances(from: query)
      for metres in [10.0, 100, 300] {
        search.count(within: DistanceLimit(metres: metres), of: QueryPoint(query))
        #expect(search.counts == oracle.counts(within: metres, distances), "\(query) \(metres)")
      }
      search.findNearest(to: QueryPoint(query))
      #expect(search.nearest.map { $0?.row } == oracle.nearest(distances).map { $0?.row })
    }
  }

  @Test("an empty index, and groups without points, have no nearest and count none")
  func empty() async throws {
    let query = QueryPoint(Coordinate(longitude: 1, latitude: 2))
    for grouping in [
      Grouping(labels: [], groups: [], groupCount: 0),
      Grouping(labels: [], groups: [[0, 1]], groupCount: 2),
    ] {
      let search = GridSearch(try await GridIndex(Positions(), grouping: grouping))
      search.findNearest(to: query)
      search.count(within: DistanceLimit(metres: 1_000), of: query)
      #expect(search.nearest.allSatisfy { $0 == nil })
      #expect(search.counts.allSatisfy { $0 == 0 })
    }
  }

  @Test("a random sweep over the Earth's latitudes and limits agrees with brute force")
  func sweep() async throws {
    var random = SeededGenerator(seed: 20_240_731)
    for _ in 0..<40 {
      let latitude = random.uniform(-90...90)
      let cloud = Cloud.cloud(
        "sweep \(random.next())", around: random.uniform(-180...180), latitude,
        spread: random.uniform(0.001...0.1), count: 300)
      let grouping = Self.grouping(cloud.points.count)
      let search = GridSearch(try await GridIndex(Positions(cloud.points), grouping: grouping))
      let oracle = BruteForce(cloud.points, grouping)
      for query in cloud.queries.prefix(12) {
        let metres = 50 * 100 ** random.unit()
        let distances = oracle.distances(from: query)
        search.count(within: DistanceLimit(metres: metres), of: QueryPoint(query))
        #expect(search.counts == oracle.counts(within: metres, distances), "\(query) \(metres)")
        search.findNearest(to: QueryPoint(query))
        #expect(search.nearest.map { $0?.row } == oracle.nearest(distances).map { $0?.row })
      }
    }
  }

  @Test("any number of workers builds an index with the same answers at the same cost")
  func workers() async throws {
    var random = SeededGenerator(seed: 8)
    let points = (0..<20_000).map { _ in
      Coordinate(
        longitude: 10 + 0.1 * random.normal(), latitude: 50 + 0.1 * random.normal())
    }
    let grouping = Self.grouping(points.count)
    let one = GridSearch(try await GridIndex(Positions(points), grouping: grouping, workers: 1))
    let five = GridSearch(try await GridIndex(Positions(points), grouping: grouping, workers: 5))
    for query in points.prefix(100).map({ QueryPoint($0) }) {
      for search in [one, five] {
        search.count(within: DistanceLimit(metres: 700), of: query)
        search.findNearest(to: query)
      }
      #expect(one.counts == five.counts)
      #expect(one.nearest == five.nearest)
    }
    #expect(one.work == five.work)
  }

  @Test("whole cells are counted without looking at their points")
  func work() async throws {
    var random = SeededGenerator(seed: 1)
    let points = (0..<50_000).map { _ in
      Coordinate(
        longitude: random.uniform(114...114.1), latitude: random.uniform(30.5...30.6))
    }
    let grouping = Grouping(oneGroupOf: points.count)
    let query = QueryPoint(Coordinate(longitude: 114.05, latitude: 30.55))
    let search = GridSearch(try await GridIndex(Positions(points), grouping: grouping))
    search.count(within: DistanceLimit(metres: 3_000), of: query)
    let found = Int(search.counts[0])
    #expect(found > 13_000)
    // The edge of a circle of 3 km crosses cells of 65 m that hold two points each.
    #expect(search.work.distances < found / 10)
    let before = search.work.distances
    search.findNearest(to: query)
    #expect(search.work.distances - before < 60)
  }
}
