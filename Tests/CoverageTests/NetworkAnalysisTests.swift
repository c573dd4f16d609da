import Coverage
import GeoCore
import TestSupport
import Testing

@Suite("Findings along a network")
struct NetworkAnalysisTests {
  private static let texts = ["a", "b;c", "c|a", "", "b"]

  /// The plain walk from one place to another; `nil` where there is none.
  private struct Plain {
    private let walks: PlainWalks
    private let distances: [[UInt64?]]
    private let outletCount: Int

    init(_ plan: RandomNetwork, _ outlets: [EdgePoint], _ communities: [EdgePoint]) {
      let walks = PlainWalks(plan, places: outlets + communities)
      self.walks = walks
      outletCount = outlets.count
      distances = communities.indices.map {
        walks.distances(from: walks.places[outlets.count + $0])
      }
    }

    func millimetres(community: Int, outlet: Int) -> UInt64? {
      distances[community][walks.places[outlet]].flatMap {
        $0 <= UInt64(NetworkSearch.farthest) ? $0 : nil
      }
    }
  }

  private func check(
    _ plan: RandomNetwork, outlets outletCount: Int, communities communityCount: Int,
    limits: [Double], seed: UInt64, workers: Int
  ) async throws {
    let outlets = plan.places(outletCount, seed: seed)
    let communities = plan.places(communityCount, seed: seed + 1)
    // Every seventh joins nothing.
    func joined(_ points: [EdgePoint]) -> ContiguousArray<EdgePoint?> {
      ContiguousArray(points.enumerated().map { $0 % 7 == 3 ? nil : $1 })
    }
    let labels = ContiguousArray(outlets.indices.map { UInt32(($0 * 5 + 1) % 4) })
    let categories = CategorySet(labels: labels, texts: Self.texts)
    let analysis = NetworkAnalysis(
      outlets: joined(outlets), categories: categories, on: ContractedNetwork(plan.network))
    let requirements = limits.flatMap { analysis.everyCategory(within: $0) }
    let table = try await analysis.findings(
      for: joined(communities), requirements: requirements, workers: workers)
    let plain = Plain(plan, outlets, communities)
    for community in communities.indices {
      for (number, requirement) in requirements.enumerated() {
        let finding = table.finding(community: community, requirement: number)
        let members = outlets.indices.filter {
          $0 % 7 != 3
            && categories.grouping.groups[Int(labels[$0])].contains(requirement.category)
        }
        let walks = members.compactMap { outlet in
          plain.millimetres(community: community, outlet: outlet).map { ($0, outlet) }
        }
        if community % 7 == 3 {
          #expect(finding.verdict == .unknown)
          #expect(finding.count == 0 && finding.nearest == nil)
          continue
        }
        let nearest = walks.min { $0 < $1 }
        #expect(finding.nearest?.metres == nearest.map { Double($0.0) / 1_000 })
        #expect(finding.nearest?.row == nearest.map { UInt32($0.1) })
        #expect(finding.count == walks.count { Double($0.0) / 1_000 <= requirement.limit })
      }
    }
  }

  @Test("are those of the plain way, counted from either side", arguments: RandomNetwork.all)
  func plain(_ plan: RandomNetwork) async throws {
    for (outlets, communities) in [(24, 9), (8, 30)] {
      try await check(
        plan, outlets: outlets, communities: communities, limits: [0.003, 0.7, 1.5], seed: 11,
        workers: 1)
    }
  }

  @Test("do not depend on the number of workers")
  func workers() async throws {
    let plan = RandomNetwork.chainedGrid(side: 5, seed: 3)
    for (outlets, communities) in [(80, 40), (40, 80)] {
      try await check(
        plan, outlets: outlets, communities: communities, limits: [0.9], seed: 5, workers: 4)
    }
  }

  @Test("along a straight street are those of the circle, under any standard", arguments: 1...6)
  func street(seed: Int) async throws {
    let seed = UInt64(seed)
    var city = AssessedCity(City(seed: seed, longitude: 0, latitude: 0), seed: seed)
    for row in city.outlets.indices { city.outlets[row].place.latitude = 0 }
    for row in city.communities.indices { city.communities[row].place.latitude = 0 }
    let standard = Standard.random(seed: seed)
    for error in [0, 25.0] {
      let circle = try await city.assess([standard], positionError: error)
      let walk = try await city.assess([standard], positionError: error, along: Self.equator())
      let (a, b) = (circle.assessments[0], walk.assessments[0])
      for row in city.communities.indices {
        #expect(Array(a.states(of: row)) == Array(b.states(of: row)))
        #expect(a.scores[row] == b.scores[row])
        #expect(a.grade(of: row) == b.grade(of: row))
        #expect(a.steps[row] == b.steps[row])
      }
      for (old, new) in zip(circle.table.findings, walk.table.findings) {
        #expect(old.count == new.count)
        // Two places each to the millimetre.
        let difference = (old.nearest?.metres ?? 0) - (new.nearest?.metres ?? 0)
        #expect(abs(difference) <= 0.003)
      }
    }
  }

  @Test("are unknown under a standard where a community joins nothing, and left out of rates")
  func unknown() async throws {
    var city = AssessedCity(City(seed: 4, longitude: 0, latitude: 0), seed: 4)
    for row in city.outlets.indices { city.outlets[row].place.latitude = 0 }
    for row in city.communities.indices {
      // Every third stands a kilometre beside the street.
      city.communities[row].place.latitude = row % 3 == 0 ? 0.01 : 0
    }
    let standard = Standard.random(seed: 4)
    let answers = try await city.assess([standard], along: Self.equator())
    let assessment = answers.assessments[0]
    for row in city.communities.indices {
      #expect(assessment.isKnown(row) == (row % 3 != 0))
      guard row % 3 == 0 else { continue }
      #expect(assessment.states(of: row).allSatisfy { $0.verdict == .unknown && !$0.isMissing })
      #expect(assessment.missing(of: row, kind: nil).isEmpty)
      #expect(assessment.grade(of: row) == nil)
    }
    let summary = StandardSummary(
      of: assessment, in: answers.table, facts: answers.facts, outletCounts: answers.outletCounts)
    city.communities = city.communities.enumerated().filter { $0.offset % 3 != 0 }.map(\.element)
    let others = try await city.assess([standard], along: Self.equator())
    let known = StandardSummary(
      of: others.assessments[0], in: others.table, facts: others.facts,
      outletCounts: others.outletCounts)
    #expect(summary.unknown == answers.assessments[0].communityCount - known.all.communities)
    #expect(known.unknown == nil)
    #expect(summary.all.livingCircleRate == known.all.livingCircleRate)
    #expect(summary.all.meanScore == known.all.meanScore)
    #expect(summary.tiers == known.tiers)
    #expect(summary.headlines == known.headlines)
    #expect(summary.grades == known.grades)
    #expect(
      summary.categories.map(\.coveredCommunities) == known.categories.map(\.coveredCommunities))
    #expect(summary.categories.map(\.coverageRate) == known.categories.map(\.coverageRate))
  }

  /// One street along the equator, a node every hundredth of a degree.
  static func equator() -> WalkNetwork {
    var ways = WayTable()
    let line = (-100...100).map { Coordinate(longitude: Double($0) / 200, latitude: 0) }
    ways.append(nodes: line.indices.map { Int64($0) }, coordinates: line)
    return NetworkAssembly(ways).network
  }
}
