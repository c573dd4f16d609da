import Coverage
import Testing

/// Four places, 5 km apart, with a community each; `a` has to be within 100 m, `b` and `c` (quality) within 200 m, and `d`
/// weighs nothing. Of `a`, 2 for each 1,000 residents are needed. The score counts a, b and c alike.
///
///     community   district   main   residents   has           needs of a   lacks      score   grade
///     0           West       yes    500         a b c         1            –          100     high
///     1           East       yes    1,500       a a b         3            a, c       33.3    –
///     2           West       no     unknown     a b           1            c          66.7    low
///     3           (none)     no     0           a b at 205 m  1            b, c       33.3    –
@Suite("The summary of a standard is counted by hand")
struct StandardSummaryTests {
  private let standard: Standard = .standard(
    .category("a", metres: 100) { $0.outletsPerThousand = Sourced(2) },
    .category("b", metres: 200), .category("c", "quality", metres: 200),
    .category("d", "quality") { $0.weight.value = 0 },
    headlines: [.headline("food", "a", "c"), .headline("free", "d")],
    grades: [
      .grade("low", .share(tier: "basic", atLeast: 1)), .grade("high", .score(atLeast: 100)),
    ])

  private var street: Street {
    var street = Street()
    for (number, residents) in [500.0, 1_500, .nan, 0].enumerated() {
      street.community(at: Double(number) * 5_000, residents: residents)
    }
    for metres in [0.0, 5_000, 5_090, 10_000, 15_000] { street.add("a", at: metres) }
    for metres in [0.0, 5_000, 10_000, 15_205] { street.add("b", at: metres) }
    street.add("c", at: 0)
    return street
  }

  private func summary(
    _ change: (inout CommunityFacts, inout Standard) -> Void = { _, _ in }, error: Double = 10
  ) async throws -> StandardSummary {
    var standard = standard
    var facts = street.city.facts
    facts.districts = ["West", "East", "West", ""]
    facts.isMain = [true, true, false, false]
    change(&facts, &standard)
    let answers = try await street.assess(standard, positionError: error)
    return StandardSummary(
      of: answers.assessment, in: answers.answers.table, facts: facts,
      outletCounts: answers.answers.outletCounts, chainShare: 0.25)
  }

  @Test("over all communities and those of the main urban area")
  func areas() async throws {
    let summary = try await summary()
    let all = summary.all
    #expect(all.communities == 4 && all.livingCircles == 1 && all.livingCircleRate == 0.25)
    #expect(all.gradedCommunities == 2 && all.gradedRate == 0.5)
    #expect(all.residents == 2_000 && all.residentsOfLivingCircles == 500)
    #expect(all.residentsOfGradedCommunities == 500)
    #expect(abs(all.meanScore - (100 + 100.0 / 3 + 200.0 / 3 + 100.0 / 3) / 4) < 1e-8)
    let main = try #require(summary.main)
    #expect(main.communities == 2 && main.livingCircles == 1 && main.livingCircleRate == 0.5)
    #expect(main.gradedCommunities == 1 && main.residents == 2_000)
    #expect(abs(main.meanScore - (100 + 100.0 / 3) / 2) < 1e-8)
    #expect(summary.communitiesWithoutResidents == 1)
    #expect(summary.chainShare == 0.25)
  }

  @Test("by district, ascending, a community without one under its empty name")
  func districts() async throws {
    let districts = try #require(await summary().districts)
    #expect(districts.map(\.name) == ["", "East", "West"])
    #expect(districts.map(\.area.communities) == [1, 1, 2])
    #expect(districts.map(\.area.livingCircles) == [0, 0, 1])
    #expect(districts.map(\.area.residents) == [0, 1_500, 500])
    #expect(districts.map(\.grades) == [["none": 1], ["none": 1], ["low": 1, "high": 1]])
  }

  @Test("by category, with what is missing and what may turn over")
  func categories() async throws {
    let categories = try await summary().categories
    #expect(categories.map(\.category) == ["a", "b", "c", "d"])
    #expect(categories.map(\.tier) == ["basic", "basic", "quality", "quality"])
    #expect(categories.map(\.limitM) == [100, 200, 200, 500])
    #expect(categories.map(\.outlets) == [5, 4, 1, 0])
    #expect(categories.map(\.outletsPer1000) == [2.5, 2, 0.5, 0])
    #expect(categories.map(\.requiredCommunities) == [4, 4, 4, 0])
    #expect(categories.map(\.coveredCommunities) == [3, 3, 1, 0])
    #expect(categories.map(\.coverageRate) == [0.75, 0.75, 0.25, nil])
    // b at 205 m of 200; the third a of community 1 is 4,910 m away.
    #expect(categories.map(\.borderlineCommunities) == [0, 1, 0, 0])
    #expect(categories.map(\.coveredResidents) == [500, 2_000, 500, 0])
    #expect(categories.map(\.residentCoverageRate) == [0.25, 1, 0.25, nil])
    #expect(categories.map(\.missingCommunities) == [1, 1, 3, 0])
    #expect(categories.map(\.missingResidents) == [1_500, 0, 1_500, 0])
    #expect(categories.map(\.missingOutlets) == [1, 1, 3, 0])
  }

  @Test("by tier, by headline and by grade")
  func tiersHeadlinesGrades() async throws {
    let summary = try await summary()
    #expect(summary.tiers.map(\.tier) == ["basic", "quality"])
    #expect(summary.tiers.map(\.required) == [8, 4])
    #expect(summary.tiers.map(\.covered) == [6, 1])
    #expect(summary.tiers.map(\.coverageRate) == [0.75, 0.25])
    #expect(summary.tiers.map(\.fullCommunities) == [2, 1])
    #expect(summary.headlines.map(\.headline) == ["food", "free"])
    #expect(summary.headlines.map(\.coveredCommunities) == [3, 4])
    #expect(summary.headlines.map(\.coverageRate) == [0.75, 1])
    #expect(summary.grades.map(\.grade) == ["none", "low", "high"])
    #expect(summary.grades.map(\.communities) == [2, 1, 1])
    #expect(summary.grades.map(\.residents) == [1_500, 0, 500])
    // a alone lifts 1, b alone lifts 3, c alone lifts 2.
    #expect(summary.grades.map(\.oneCategoryAway) == [2, 1, 0])
  }

  @Test("without what no table says and what the standard does not grade")
  func unknown() async throws {
    let summary = try await summary { facts, standard in
      (facts.districts, facts.isMain, facts.residents) = (nil, nil, nil)
      standard.grades = []
      standard.categories[0].outletsPerThousand = nil
    }
    #expect(summary.main == nil && summary.districts == nil)
    #expect(summary.communitiesWithoutResidents == nil && summary.grades.isEmpty)
    #expect(summary.all.gradedCommunities == nil && summary.all.gradedRate == nil)
    #expect(summary.all.residents == nil && summary.all.residentsOfLivingCircles == nil)
    #expect(summary.all.residentsOfGradedCommunities == nil)
    #expect(summary.categories.allSatisfy { $0.outletsPer1000 == nil })
    #expect(summary.categories.allSatisfy { $0.residentCoverageRate == nil })
    #expect(summary.categories.allSatisfy { $0.missingResidents == nil })
  }

  @Test("of an area without communities has no trouble with nothing")
  func emptyArea() async throws {
    let summary = try await summary { facts, _ in
      facts.isMain = [false, false, false, false]
    }
    let main = try #require(summary.main)
    #expect(main.communities == 0 && main.livingCircleRate == 0 && main.meanScore == 0)
    #expect(main.residents == 0 && main.gradedRate == 0)
  }
}
