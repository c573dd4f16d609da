import Coverage
import GeoCore
import TestSupport
import Testing

@Suite("Findings are those of brute force")
struct CoverageAnalysisTests {
  private func check(_ city: City, _ table: CoverageTable) {
    let oracle = city.oracle
    for (community, place) in city.communities.enumerated() {
      let distances = oracle.distances(from: place)
      let nearest = oracle.nearest(distances)
      for (number, asked) in table.requirements.enumerated() {
        let finding = table.finding(community: community, requirement: number)
        let count = oracle.counts(within: asked.limit, distances)[asked.category]
        #expect(finding.count == Int(count))
        #expect(finding.requirement == asked)
        #expect(finding.verdict == (count > 0 ? .covered : .missing))
        #expect(finding.nearest?.row == nearest[asked.category]?.row)
        guard let metres = finding.nearest?.metres else { continue }
        #expect(abs(metres - nearest[asked.category]!.metres) < 1e-6)
      }
    }
  }

  @Test("for every category within one limit", arguments: [0.0, 50, 923.0769230769231, 20_000])
  func oneLimit(limit: Double) async throws {
    let city = City(seed: 81)
    check(city, try await city.table(within: limit))
  }

  @Test("for requirements of several limits, one category asked for twice and another not at all")
  func severalLimits() async throws {
    let city = City(seed: 82, longitude: 179.99, latitude: -16.8)
    let analysis = try await city.analysis()
    let requirements = [(2, 300.0), (0, 1_000), (2, 5_000), (4, 300), (0, 0)].map {
      Requirement(category: $0, limit: $1)
    }
    let table = try await analysis.findings(
      for: Positions(city.communities), requirements: requirements)
    #expect(table.requirements == requirements)
    check(city, table)
  }

  @Test("every category is required once, in the order of names")
  func everyCategory() async throws {
    let analysis = try await City(seed: 83).analysis()
    #expect(analysis.categories.names == ["a", "b", "c", "ghost", "rare"])
    #expect(
      analysis.everyCategory(within: 7) == (0..<5).map { Requirement(category: $0, limit: 7) })
  }

  @Test("any number of workers finds the same at the same cost")
  func workers() async throws {
    var city = City(seed: 84)
    city.communities = (0..<10).flatMap { City(seed: 90 + $0).communities }
    let one = try await city.table(within: 800, workers: 1)
    let three = try await city.table(within: 800, workers: 3)
    #expect(one.findings == three.findings)
    #expect(one.work == three.work)
    #expect(one.work.distances > 0)
  }

  @Test("an outlet exactly at the limit covers, and one beyond it does not")
  func limitIsInclusive() async throws {
    let city = City(seed: 85, outlets: 1)
    let community = try #require(city.communities.last)
    let metres = geodesicLength(from: community, to: city.outlets[0])
    for (limit, verdict) in [
      (metres, Verdict.covered), (metres.nextDown, .missing), (metres.nextUp, .covered),
    ] {
      let categories = CategorySet(labels: [0], texts: ["a"])
      let analysis = try await CoverageAnalysis(
        outlets: Positions(city.outlets), categories: categories)
      let table = try await analysis.findings(
        for: Positions([community]), requirements: analysis.everyCategory(within: limit))
      #expect(table.finding(community: 0, requirement: 0).verdict == verdict)
    }
  }

  @Test("without outlets everything is missing and nothing is nearest")
  func noOutlets() async throws {
    let city = City(seed: 86, outlets: 0)
    let table = try await city.table(within: 1_000)
    #expect(table.requirements.count == 5)
    #expect(table.findings.allSatisfy { $0.verdict == .missing && $0.nearest == nil })
    #expect(table.findings.allSatisfy { $0.shortBy == nil })
    #expect(table.nearestOfAll == .infinity)
  }

  @Test("without communities there are no findings")
  func noCommunities() async throws {
    var city = City(seed: 87)
    city.communities = []
    let table = try await city.table(within: 1_000, workers: 2)
    #expect(table.communityCount == 0 && table.findings.isEmpty && table.pairs == 0)
  }
}

@Suite("Findings change as they must")
struct CoveragePropertyTests {
  @Test("a larger limit never lowers a count or a score", arguments: 1...2)
  func largerLimit(seed: Int) async throws {
    let city = City(seed: UInt64(seed), latitude: Double(seed) * 40)
    var before = try await city.table(within: 0)
    for limit in [100.0, 401, 6_000, 100_000] {
      let after = try await city.table(within: limit)
      for (old, new) in zip(before.findings, after.findings) {
        #expect(new.count >= old.count)
        #expect(new.nearest == old.nearest)
      }
      for community in 0..<city.communities.count {
        #expect(after.score(community: community) >= before.score(community: community))
      }
      #expect(after.pairs >= before.pairs)
      before = after
    }
  }

  @Test("one more outlet never takes coverage away and never lengthens a way", arguments: 1...2)
  func moreOutlets(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var city = City(seed: UInt64(seed) + 100, outlets: 30)
    var before = try await city.table(within: 1_000)
    for _ in 0..<5 {
      city.outlets.append(city.communities.randomElement(using: &random)!)
      city.labels.append(UInt32(random.next() % 5))
      let after = try await city.table(within: 1_000)
      for (old, new) in zip(before.findings, after.findings) {
        #expect(!(old.verdict == .covered && new.verdict == .missing))
        #expect(new.count >= old.count)
        #expect(new.nearest?.metres ?? .infinity <= old.nearest?.metres ?? .infinity)
      }
      before = after
    }
  }

  @Test("the order of communities only changes the order of findings")
  func order() async throws {
    var city = City(seed: 111)
    let before = try await city.table(within: 700)
    city.communities.reverse()
    let after = try await city.table(within: 700)
    for community in city.communities.indices {
      for requirement in before.requirements.indices {
        #expect(
          after.finding(community: community, requirement: requirement)
            == before.finding(
              community: city.communities.count - 1 - community, requirement: requirement))
      }
    }
  }
}

@Suite("A finding says what follows from it")
struct FindingTests {
  private func finding(count: Int, metres: Double?, limit: Double = 500) -> Finding {
    Finding(
      count: count, nearest: metres.map { Neighbor(row: 3, metres: $0) },
      requirement: Requirement(category: 0, limit: limit))
  }

  @Test("covered means that at least one outlet is within the limit")
  func covered() {
    #expect(finding(count: 2, metres: 499).verdict == .covered)
    #expect(finding(count: 2, metres: 499).shortBy == nil)
    #expect(finding(count: 1, metres: 500).verdict == .covered)
  }

  @Test("missing says how many metres nearer the nearest would have to be")
  func missing() {
    #expect(finding(count: 0, metres: 620.25).verdict == .missing)
    #expect(finding(count: 0, metres: 620.25).shortBy == 120.25)
    #expect(finding(count: 0, metres: nil).shortBy == nil)
    // The distance found may lie below the limit by its rounding.
    #expect(finding(count: 0, metres: 500.0.nextDown).shortBy == 0.001)
    // A whole millimetre stays one, however its last bits lie; a part of one counts as a whole.
    #expect(finding(count: 0, metres: 3456.336).shortBy == 2956.336)
    #expect(finding(count: 0, metres: 3456.336_000_4).shortBy == 2956.336)
    #expect(finding(count: 0, metres: 501, limit: 500.000_25).shortBy == 1)
  }

  @Test("a walk is a distance, or a time at a speed along longer ways")
  func walk() {
    #expect(Walk.radius(700).metres == 700)
    #expect(Walk.time(minutes: 10, speed: 60, detour: 1.5).metres == 400)
    #expect(Walk.quarterHour.metres == 15 * 80 / 1.3)
  }
}
