import GeoCore
import TestSupport
import Testing

@Suite("Neighbors are those of brute force")
struct NeighborTests {
  private struct Desk {
    let search: GridSearch
    let oracle: BruteForce
    let grouping: Grouping

    init(_ points: [Coordinate]) async throws {
      grouping = GridIndexTests.grouping(points.count)
      oracle = BruteForce(points, grouping)
      search = GridSearch(try await GridIndex(Positions(points), grouping: grouping))
    }

    /// All points of a group by distance, then by row.
    func sorted(_ group: Int, _ distances: [Double]) -> [Neighbor] {
      distances.indices
        .filter { grouping.groups[Int(grouping.labels[$0])].contains(group) }
        .map { Neighbor(row: UInt32($0), metres: distances[$0]) }
        .sorted { ($0.metres, $0.row) < ($1.metres, $1.row) }
    }
  }

  private func queries(_ cloud: Cloud) -> [Coordinate] {
    cloud.queries.prefix(3) + cloud.queries.suffix(2) + cloud.points.prefix(2)
  }

  @Test("within any limit, the nearest first, ties going to the lowest row", arguments: Cloud.all)
  func neighbors(cloud: Cloud) async throws {
    let desk = try await Desk(cloud.points)
    for query in queries(cloud) {
      let distances = desk.oracle.distances(from: query)
      for group in 0..<3 {
        let all = desk.sorted(group, distances)
        for limit in [0.0, 0.001, 50, 923.0769230769231, 5_000, 3_000_000] {
          let found = desk.search.neighbors(
            of: group, within: DistanceLimit(metres: limit), of: QueryPoint(query))
          #expect(found == Array(all.prefix { $0.metres <= limit }), "\(query) \(group) \(limit)")
        }
      }
    }
  }

  @Test("a limit equal to a point's distance holds the point", arguments: Cloud.all)
  func limitIsInclusive(cloud: Cloud) async throws {
    let desk = try await Desk(cloud.points)
    for (query, point) in zip(queries(cloud), cloud.points.shuffled(seed: 4)) {
      let distance = geodesicLength(from: query, to: point)
      guard distance <= DistanceLimit.largest else { continue }
      let all = desk.sorted(0, desk.oracle.distances(from: query))
      for limit in [distance, distance.nextDown, distance.nextUp] where limit >= 0 {
        let found = desk.search.neighbors(
          of: 0, within: DistanceLimit(metres: min(limit, DistanceLimit.largest)),
          of: QueryPoint(query))
        #expect(found == Array(all.prefix { $0.metres <= limit }), "\(query) \(limit)")
      }
    }
  }

  @Test("the so-many-th is found from any radius, or none within 5,000 km", arguments: Cloud.all)
  func distance(cloud: Cloud) async throws {
    let desk = try await Desk(cloud.points)
    for query in queries(cloud).suffix(3) {
      let distances = desk.oracle.distances(from: query)
      for group in 0..<3 {
        let all = desk.sorted(group, distances).filter { $0.metres <= DistanceLimit.largest }
        for number in [1, 2, 7, all.count, all.count + 1] where number > 0 {
          let expected = number <= all.count ? all[number - 1].metres : nil
          for radius in [0, 3_000.0] {
            let found = desk.search.distance(
              toNearest: number, of: group, from: radius, of: QueryPoint(query))
            #expect(found == expected, "\(query) \(group) \(number) \(radius)")
          }
        }
      }
    }
  }

  @Test("an empty index has none")
  func empty() async throws {
    let grouping = Grouping(labels: [], groups: [[0]], groupCount: 1)
    let search = GridSearch(try await GridIndex(Positions(), grouping: grouping))
    let query = QueryPoint(Coordinate(longitude: 1, latitude: 2))
    #expect(search.neighbors(of: 0, within: DistanceLimit(metres: 1_000), of: query).isEmpty)
    #expect(search.distance(toNearest: 1, of: 0, from: 0, of: query) == nil)
  }

  @Test("counts and the nearest before and after stay as they are")
  func scratch() async throws {
    let cloud = Cloud.all[0]
    let desk = try await Desk(cloud.points)
    let (query, limit) = (QueryPoint(cloud.queries[0]), DistanceLimit(metres: 20_000))
    desk.search.count(within: limit, of: query)
    desk.search.findNearest(to: query)
    let (counts, nearest) = (desk.search.counts, desk.search.nearest)
    let neighbors = desk.search.neighbors(of: 0, within: limit, of: query)
    #expect(desk.search.counts == counts && desk.search.nearest == nearest)
    #expect(neighbors.count == Int(counts[0]))
    #expect(neighbors.first?.row == nearest[0]?.row)
    desk.search.count(within: limit, of: query)
    #expect(desk.search.counts == counts)
  }
}
