import Coverage
import GeoCore
import TestSupport
import Testing

@Suite("Assessments are those of the plain way")
struct AssessmentOracleTests {
  /// Compares all that is said of every community and category.
  private func check(
    _ city: AssessedCity, _ standards: [Standard], positionError: Double, workers: Int = 1
  ) async throws {
    let answers = try await city.assess(
      standards, positionError: positionError, workers: workers)
    for (standard, assessment) in zip(standards, answers.assessments) {
      for row in city.communities.indices {
        let plain = city.plain(standard, row, positionError: positionError)
        let place: Comment = "\(standard.id), community \(row)"
        check(assessment, answers, row, plain, place)
        #expect(
          assessment.missing(of: row, kind: plain.community.kind) == plain.missing, place)
        for number in standard.headlines.indices {
          #expect(
            assessment.covers(headline: number, community: row)
              == plain.covers(standard.headlines[number]), place)
        }
        #expect(abs(assessment.scores[row] - plain.score) < 1e-9, place)
        #expect(assessment.grade(of: row) == plain.grade, place)
        #expect(assessment.steps[row] == plain.steps, place)
      }
    }
  }

  private func check(
    _ assessment: Assessment, _ answers: AssessedCity.Answers, _ row: Int,
    _ plain: PlainAssessment, _ community: Comment
  ) {
    for (number, entry) in plain.entries.enumerated() {
      let finding = assessment.finding(
        community: row, category: number, in: answers.table,
        residents: plain.community.residents)
      let (asked, found) = (entry, finding)
      var place: Comment { "\(community), category \(number): \(asked) \(found)" }
      #expect(finding.state.contains(.required) == entry.isRequired, place)
      #expect(finding.state.contains(.met) == entry.isMet, place)
      #expect(finding.state.contains(.borderline) == entry.isBorderline, place)
      #expect(finding.state == assessment.state(community: row, category: number))
      #expect(finding.limit == entry.limit && finding.needed == entry.needed, place)
      #expect(finding.count == entry.count && finding.capacity == entry.capacity, place)
      #expect((finding.shortBy == nil) == (entry.shortBy == nil), place)
      #expect(abs((finding.shortBy ?? 0) - (entry.shortBy ?? 0)) < 1e-9, place)
    }
  }

  @Test("in a city, for any position error", arguments: [0.0, 1, 50, 500])
  func errors(positionError: Double) async throws {
    let city = AssessedCity(City(seed: 301, outlets: 250), seed: 1, communities: 30)
    let seeds = (1...4).map { UInt64(positionError) + $0 }
    try await check(city, seeds.map { .random(seed: $0) }, positionError: positionError)
  }

  @Test(
    "on the antimeridian, at the poles and in the Arctic",
    arguments: [(179.99, -16.8), (30, 90), (-60, -89.99), (-180, 78)])
  func awkwardPlaces(longitude: Double, latitude: Double) async throws {
    let place = City(seed: 302, longitude: longitude, latitude: latitude, outlets: 150)
    let city = AssessedCity(place, seed: 2, communities: 20)
    let seeds = (21...24).map { UInt64(longitude + 180) + $0 }
    try await check(city, seeds.map { .random(seed: $0) }, positionError: 50)
  }

  @Test("where many outlets stand at few places")
  func duplicates() async throws {
    var city = AssessedCity(City(seed: 303, outlets: 150), seed: 3, communities: 20)
    for row in city.outlets.indices { city.outlets[row].place = city.outlets[row % 7].place }
    for row in 0..<7 { city.communities[row].place = city.outlets[row].place }
    for seed in 41...48 as ClosedRange<UInt64> {
      try await check(city, [.random(seed: seed)], positionError: seed % 2 == 0 ? 0 : 300)
    }
  }

  @Test("with one outlet, with none, and without communities")
  func nearlyNothing() async throws {
    let city = AssessedCity(City(seed: 304, outlets: 1), seed: 4, communities: 20)
    for seed in 51...54 as ClosedRange<UInt64> {
      try await check(city, [.random(seed: seed)], positionError: 50)
      let empty = AssessedCity(outlets: [], communities: city.communities)
      try await check(empty, [.random(seed: seed)], positionError: 50)
      let lonely = AssessedCity(outlets: city.outlets, communities: [])
      try await check(lonely, [.random(seed: seed)], positionError: 50)
    }
  }

  @Test("for several standards at once that ask for the same", arguments: [1, 3])
  func severalStandards(workers: Int) async throws {
    let city = AssessedCity(City(seed: 305, outlets: 150), seed: 5, communities: 20)
    var stricter = Standard.random(seed: 61)
    for number in stricter.categories.indices {
      stricter.categories[number].minimum.value += 1
      stricter.categories[number].members.reverse()
    }
    let standards = [.random(seed: 61), stricter, .random(seed: 62), .random(seed: 61)]
    let groups = StandardDemand(standards).groups
    #expect(groups.count == StandardDemand([standards[0], standards[2]]).groups.count)
    try await check(city, standards, positionError: 50, workers: workers)
  }
}
