import Coverage
import GeoCore
import TestSupport
import Testing

@Suite("Summaries of parts add up to that of the whole")
struct SummaryAddingTests {
  private func summaries(
    _ city: AssessedCity, _ standard: Standard, along network: WalkNetwork?
  ) async throws -> StandardSummary {
    let answers =
      if let network {
        try await city.assess([standard], along: network)
      } else {
        try await city.assess([standard], positionError: 40)
      }
    return StandardSummary(
      of: answers.assessments[0], in: answers.table, facts: answers.facts,
      outletCounts: answers.outletCounts, chainShare: 0.5)
  }

  /// Cuts a city's communities into parts of several sizes, each with all outlets, and compares.
  private func check(
    _ city: AssessedCity, _ standard: Standard, along network: WalkNetwork? = nil
  ) async throws {
    let cuts = [0, 1, 8, 8, 20, city.communities.count]
    var parts: [StandardSummary] = []
    for (from, to) in zip(cuts, cuts.dropFirst()) where from < to {
      let part = AssessedCity(
        outlets: city.outlets, communities: Array(city.communities[from..<to]))
      parts.append(try await summaries(part, standard, along: network))
    }
    var whole = try await summaries(city, standard, along: network)
    var sum = StandardSummary(adding: parts)
    #expect(abs(sum.all.meanScore - whole.all.meanScore) < 1e-9)
    sum.all.meanScore = whole.all.meanScore
    for place in sum.categories.indices {
      let (added, one) = (sum.categories[place], whole.categories[place])
      #expect(added.outlets == one.outlets * parts.count)
      if let each = one.outletsPer1000, let all = added.outletsPer1000 {
        #expect(abs(all - each * Double(parts.count)) < 1e-9)
      } else {
        #expect(added.outletsPer1000 == nil && one.outletsPer1000 == nil)
      }
      (whole.categories[place].outlets, whole.categories[place].outletsPer1000) =
        (added.outlets, added.outletsPer1000)
    }
    (whole.main, whole.edge, whole.districts, whole.chainShare) = (nil, nil, nil, nil)
    #expect(sum == whole)
    #expect(sum.known == whole.all.communities - (whole.unknown ?? 0))
  }

  @Test("of seeded cities under seeded standards", arguments: 1...6)
  func parts(seed: UInt64) async throws {
    let city = AssessedCity(City(seed: seed, outlets: 150), seed: seed, communities: 40)
    try await check(city, .random(seed: seed))
  }

  @Test("with communities of which nothing is known, which are in no rate")
  func unknown() async throws {
    var city = AssessedCity(
      City(seed: 4, longitude: 0, latitude: 0), seed: 4, communities: 40)
    for row in city.outlets.indices { city.outlets[row].place.latitude = 0 }
    for row in city.communities.indices {
      // Every third stands a kilometre beside the street, and one part has none but such.
      city.communities[row].place.latitude = row == 0 || row % 3 == 1 ? 0.01 : 0
    }
    try await check(city, .random(seed: 4), along: NetworkAnalysisTests.equator())
  }

  @Test("a summary by itself stays as it is, but for what cities have not together")
  func alone() async throws {
    let city = AssessedCity(City(seed: 9, outlets: 60), seed: 9, communities: 12)
    var summary = try await summaries(city, .random(seed: 9), along: nil)
    let sum = StandardSummary(adding: [summary])
    #expect(abs(sum.all.meanScore - summary.all.meanScore) < 1e-9)
    (summary.chainShare, summary.all.meanScore) = (nil, sum.all.meanScore)
    #expect(sum == summary)
  }

  @Test("residents are those that are known, and how many do not say is counted")
  func residents() async throws {
    let city = AssessedCity(City(seed: 3, outlets: 60), seed: 3, communities: 24)
    let known = try await summaries(city, .random(seed: 3), along: nil)
    var unknown = known
    (unknown.all.residents, unknown.communitiesWithoutResidents) = (nil, nil)
    let sum = StandardSummary(adding: [unknown, known])
    #expect(sum.all.residents == known.all.residents)
    #expect(
      sum.communitiesWithoutResidents == 24 + (known.communitiesWithoutResidents ?? 0))
    #expect(sum.categories.allSatisfy { $0.outletsPer1000 == nil })
    #expect(StandardSummary(adding: [unknown, unknown]).all.residents == nil)
    #expect(StandardSummary(adding: [unknown, unknown]).communitiesWithoutResidents == nil)
  }
}
