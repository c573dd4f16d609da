import Coverage
import GeoCore
import Testing

/// Four communities and three shops on one meridian, thousandths of a degree (110.6 m) apart:
///
///     latitude  0.000  0.001  0.002  0.003  0.004  0.005
///     outlet      a             b;c           a
///     community   P      Q             R             S
@Suite("The summary's figures")
struct CoverageSummaryTests {
  private func place(_ thousandths: Double) -> Coordinate {
    Coordinate(longitude: 10, latitude: thousandths / 1_000)
  }

  private func summary(
    _ populations: ContiguousArray<Double>?, limit: Double = 120, worst: Int = 10
  ) async throws -> CoverageSummary {
    let outlets = Positions([0, 2, 4].map(place))
    let categories = CategorySet(labels: [0, 1, 0], texts: ["a", "b;c"])
    let analysis = try await CoverageAnalysis(outlets: outlets, categories: categories)
    let table = try await analysis.findings(
      for: Positions([0, 1, 3, 5].map(place)),
      requirements: analysis.everyCategory(within: limit))
    return CoverageSummary(
      of: table, categories: categories, populations: populations, worst: worst)
  }

  @Test("by communities are those counted by hand")
  func byCommunities() async throws {
    let summary = try await summary(nil)
    #expect(summary.communities == 4)
    // Q and R have all three; P and S have a alone.
    #expect(summary.livingCircles == 2)
    #expect(summary.meanScore == 1 - 4.0 / 12)
    #expect(summary.pairs == 8)
    #expect(summary.categories.map(\.category) == ["a", "b", "c"])
    #expect(summary.categories.map(\.limit) == [120, 120, 120])
    #expect(summary.categories.map(\.outlets) == [2, 1, 1])
    #expect(summary.categories.map(\.coveredCommunities) == [4, 2, 2])
    #expect(summary.categories.map(\.coverageRate) == [1, 0.5, 0.5])
    // Nearest b: P 221 m, Q 111 m, R 111 m, S 332 m; the upper of the two in the middle.
    let medians = try summary.categories.map { try #require($0.medianNearest) }
    #expect(abs(medians[0] - 110.574) < 0.001)
    #expect(abs(medians[1] - 221.149) < 0.001)
    #expect(medians[1] == medians[2])
  }

  @Test("by residents leave out what is not known")
  func byResidents() async throws {
    let summary = try await summary([100, 20, .nan, 300])
    #expect(summary.residents == 420)
    #expect(summary.communitiesWithoutResidents == 1)
    #expect(summary.residentsOfLivingCircles == 20)
    #expect(summary.categories.map(\.coveredResidents) == [420, 20, 20])
    #expect(summary.categories.map(\.residentCoverageRate) == [1, 20.0 / 420, 20.0 / 420])
  }

  @Test("have no rate by residents where nobody lives, and no residents where no table says")
  func noResidents() async throws {
    let empty = try await summary([0, .nan, 0, 0])
    #expect(empty.residents == 0)
    #expect(empty.categories.allSatisfy { $0.residentCoverageRate == nil })
    #expect(empty.categories.allSatisfy { $0.coveredResidents == 0 })
    let silent = try await summary(nil)
    #expect(silent.residents == nil)
    #expect(silent.communitiesWithoutResidents == nil)
    #expect(silent.residentsOfLivingCircles == nil)
    #expect(silent.categories.allSatisfy { $0.coveredResidents == nil })
  }

  @Test("list those who lack most first, the more populous among equals, then by row")
  func worst() async throws {
    #expect(try await summary(nil).worst.map(\.row) == [0, 3])
    #expect(try await summary([100, 20, 7, 300]).worst.map(\.row) == [3, 0])
    #expect(try await summary([100, 20, 7, .nan]).worst.map(\.row) == [0, 3])
    // Within 100 m, P has a and the others have nothing.
    let poor = try await summary([1, 5, 5, 9], limit: 100)
    #expect(poor.worst.map(\.row) == [3, 1, 2, 0])
    #expect(poor.worst.map(\.missing) == [[0, 1, 2], [0, 1, 2], [0, 1, 2], [1, 2]])
    #expect(poor.worst.map(\.score) == [0, 0, 0, 1 - 2.0 / 3])
    #expect(try await summary([1, 5, 5, 9], limit: 100, worst: 2).worst.map(\.row) == [3, 1])
    #expect(try await summary(nil, limit: 1_000).worst.isEmpty)
  }

  @Test("of a table without requirements count everybody as served")
  func noRequirements() async throws {
    let categories = CategorySet(labels: [0], texts: [";"])
    let analysis = try await CoverageAnalysis(
      outlets: Positions([place(0)]), categories: categories)
    let table = try await analysis.findings(
      for: Positions([place(0)]), requirements: analysis.everyCategory(within: 1))
    #expect(table.score(community: 0) == 1)
    #expect(table.missing(community: 0).isEmpty)
    let summary = CoverageSummary(of: table, categories: categories, populations: [5])
    #expect(summary.livingCircles == 1 && summary.meanScore == 1)
    #expect(summary.categories.isEmpty && summary.worst.isEmpty)
  }
}
