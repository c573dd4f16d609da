import Coverage
import TestSupport
import Testing

@Suite("Assessments change as they must")
struct AssessmentPropertyTests {
  private func city(_ seed: Int, outlets: Int = 120) -> AssessedCity {
    let city = City(seed: UInt64(400 + seed), latitude: Double(seed) * 29, outlets: outlets)
    return AssessedCity(city, seed: UInt64(seed), communities: 40)
  }

  /// Every bit of every community's states.
  private func isMet(_ assessment: Assessment) -> [Bool] {
    (0..<assessment.communityCount).flatMap { community in
      assessment.states(of: community).map { $0.contains(.met) }
    }
  }

  /// Nothing that was met is lost, and no score, headline or grade is lower.
  private func checkNoLoss(_ old: Assessment, _ new: Assessment) {
    #expect(!zip(isMet(old), isMet(new)).contains { $0 && !$1 })
    for row in 0..<old.communityCount {
      #expect(new.scores[row] >= old.scores[row])
      #expect(new.grade(of: row) ?? -1 >= old.grade(of: row) ?? -1)
      for headline in old.standard.headlines.indices {
        let had = old.covers(headline: headline, community: row)
        #expect(!had || new.covers(headline: headline, community: row))
      }
    }
  }

  @Test("a looser limit never lowers a score nor takes what was met", arguments: 1...3)
  func looserLimits(seed: Int) async throws {
    let city = city(seed)
    let strict = Standard.random(seed: UInt64(500 + seed))
    // Each category alone, and all of them.
    let looser = strict.categories.indices.map { [$0] } + [Array(strict.categories.indices)]
    let standards = looser.map { numbers in
      var standard = strict
      for number in numbers {
        let limit = strict.limit(of: strict.categories[number])
        standard.categories[number].limit.value = .metres(limit + 150 * Double(number + 1))
      }
      return standard
    }
    let answers = try await city.assess([strict] + standards, positionError: 50)
    for assessment in answers.assessments.dropFirst() {
      checkNoLoss(answers.assessments[0], assessment)
    }
  }

  @Test("one more outlet never lowers a score nor takes what was met", arguments: 1...3)
  func moreOutlets(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var city = city(seed, outlets: 30)
    let standards = (1...2).map { Standard.random(seed: UInt64(510 + 10 * seed + $0)) }
    var before = try await city.assess(standards, positionError: 50)
    for _ in 0..<5 {
      let place = random.pick(city.communities).place
      let categories = random.some(["a", "b", "c", "rare", "ghost"])
      city.outlets.append(
        PlainOutlet(
          place: place, categories: categories, isMobile: random.unit() < 0.5, capacity: 20))
      let after = try await city.assess(standards, positionError: 50)
      for (old, new) in zip(before.assessments, after.assessments) { checkNoLoss(old, new) }
      before = after
    }
  }

  @Test("a larger position error only makes more answers borderline", arguments: 1...3)
  func largerError(seed: Int) async throws {
    let city = city(seed)
    let standard = Standard.random(seed: UInt64(540 + seed))
    var before = try await city.assess([standard]).assessments[0]
    #expect((0..<40).allSatisfy { !before.states(of: $0).contains { $0.contains(.borderline) } })
    for error in [1.0, 50, 500, 5_000] {
      let after = try await city.assess([standard], positionError: error).assessments[0]
      #expect(isMet(before) == isMet(after))
      #expect(before.scores == after.scores)
      for row in 0..<40 {
        for (old, new) in zip(before.states(of: row), after.states(of: row)) {
          #expect(new.isSuperset(of: old))
        }
      }
      before = after
    }
  }

  @Test(
    "what is no longer asked for is neither missing nor in the way of a share", arguments: 1...3)
  func fewerRequirements(seed: Int) async throws {
    let city = city(seed)
    let strict = Standard.random(seed: UInt64(550 + seed))
    let standards = strict.categories.indices.map { number in
      var standard = strict
      standard.categories[number].weight.value = 0
      return standard
    }
    let answers = try await city.assess([strict] + standards)
    for (number, assessment) in answers.assessments.dropFirst().enumerated() {
      for row in city.communities.indices {
        let before = answers.assessments[0].missing(of: row, kind: "old")
        #expect(assessment.missing(of: row, kind: "old") == before.filter { $0 != number })
        if before.contains(number) {
          #expect(assessment.scores[row] >= answers.assessments[0].scores[row])
        }
      }
    }
  }

  @Test(
    "the order of outlets changes nothing, that of communities only their order", arguments: 1...2)
  func order(seed: Int) async throws {
    var city = city(seed)
    let standard = Standard.random(seed: UInt64(560 + seed))
    let before = try await city.assess([standard], positionError: 50).assessments[0]
    city.outlets = city.outlets.shuffled(seed: 9)
    city.communities.reverse()
    let after = try await city.assess([standard], positionError: 50).assessments[0]
    let last = city.communities.count - 1
    for row in 0...last {
      #expect(after.states(of: row).elementsEqual(before.states(of: last - row)))
      #expect(after.scores[row] == before.scores[last - row])
      #expect(after.grade(of: row) == before.grade(of: last - row))
      #expect(after.steps[row] == before.steps[last - row])
    }
  }

  @Test("any number of workers assesses the same, over several blocks of communities")
  func workers() async throws {
    var city = city(1)
    city.communities = (0..<15).flatMap { _ in city.communities } + self.city(2).communities
    let standards = [Standard.random(seed: 571), .random(seed: 572)]
    let one = try await city.assess(standards, positionError: 50, workers: 1)
    let three = try await city.assess(standards, positionError: 50, workers: 3)
    for (a, b) in zip(one.assessments, three.assessments) {
      for row in city.communities.indices {
        #expect(a.states(of: row).elementsEqual(b.states(of: row)))
        // Past the first block, too, figures stand at the right community.
        guard row >= 40, row < 600 else { continue }
        #expect(a.states(of: row).elementsEqual(a.states(of: row % 40)))
        for category in a.standard.categories.indices {
          func finding(_ row: Int) -> CategoryFinding {
            b.finding(
              community: row, category: category, in: three.table,
              residents: city.communities[row].residents)
          }
          #expect(finding(row) == finding(row % 40))
        }
      }
      #expect(a.scores == b.scores && a.steps == b.steps)
    }
  }
}
