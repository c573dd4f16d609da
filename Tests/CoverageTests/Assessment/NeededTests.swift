import Coverage
import Testing

/// One street; the community stands at its beginning.
///
///     metres      0    100    300    500    501    800
///     community   P
///     outlet           a,b     a     b,c     a    d (moves about)
@Suite("A category is met by enough outlets of its members within its limit")
struct NeededTests {
  private func street(residents: Double = .nan) -> Street {
    var street = Street()
    street.community(residents: residents)
    street.add("a", "b", at: 100)
    street.add("a", at: 300)
    street.add("b", "c", at: 499.999_999)
    street.add("a", at: 501)
    street.add("d", at: 800, isMobile: true)
    return street
  }

  @Test(
    "by the least number, and short of it by the outlet that would make it full",
    arguments: [
      (1, 500, .covered, nil), (2, 500, .covered, nil), (3, 500, .missing, 1.0),
      (3, 501.001, .covered, nil), (1, 99, .missing, 1), (2, 99, .missing, 201),
      (3, 0, .missing, 501), (4, 3_000, .missing, nil),
    ] as [(Int, Double, Verdict, Double?)])
  func minimum(minimum: Int, limit: Double, verdict: Verdict, shortBy: Double?) async throws {
    let answers = try await street().assess(
      .standard(.category("a", metres: limit) { $0.minimum.value = minimum }))
    #expect(answers.verdicts() == [verdict])
    #expect(answers.finding(0).shortBy == shortBy)
    #expect(answers.finding(0).needed == minimum)
  }

  @Test(
    "by any of its members, an outlet of two of them once",
    arguments: [
      (["a"], 2), (["b"], 2), (["c"], 1), (["a", "b"], 3), (["c", "b", "a"], 3), (["d"], 0),
      (["nowhere"], 0), (["nowhere", "c"], 1), (["a", "a"], 2),
    ])
  func anyOf(members: [String], count: Int) async throws {
    let answers = try await street().assess(.standard(.category("x") { $0.members = members }))
    #expect(answers.finding(0).count == count)
    #expect(answers.verdicts() == [count > 0 ? .covered : .missing])
  }

  @Test("by outlets that move about, if the standard counts them", arguments: [true, false])
  func mobile(counts: Bool) async throws {
    let category = StandardCategory.category("d", metres: 900) { $0.countsMobile.value = counts }
    let answers = try await street().assess(.standard(category))
    #expect(answers.verdicts() == [counts ? .covered : .missing])
    #expect((answers.finding(0).nearest == nil) == !counts)
    #expect(answers.answers.outletCounts == [counts ? 1 : 0])
  }

  @Test(
    "from its number of residents on, and not where nobody knows how many there are",
    arguments: [
      (4_999.0, Verdict.notRequired), (5_000, .missing), (5_001, .missing), (0, .notRequired),
      (.nan, .notRequired),
    ])
  func trigger(residents: Double, verdict: Verdict) async throws {
    let category = StandardCategory.category("d") { $0.fromResidents = Sourced(5_000) }
    let answers = try await street(residents: residents).assess(.standard(category))
    #expect(answers.verdicts() == [verdict])
    #expect(answers.missing(0) == (verdict == .missing ? ["d"] : []))
    #expect((answers.finding(0).shortBy == nil) == (verdict != .missing))
  }

  @Test("never with a weight of 0, but counted all the same")
  func weightless() async throws {
    let answers = try await street().assess(
      .standard(.category("a") { $0.weight.value = 0 }, .category("d") { $0.weight.value = 0 }))
    #expect(answers.finding(0, 0).state == [.met] && answers.finding(0, 0).count == 2)
    #expect(answers.finding(0, 1).state == [] && answers.finding(0, 1).count == 0)
    #expect(answers.verdicts(0) == [.notRequired] && answers.verdicts(1) == [.notRequired])
    #expect(answers.missing(0).isEmpty && answers.assessment.scores == [100])
  }

  @Test(
    "for each 1,000 residents, rounded up, at least the minimum",
    arguments: [
      (3, 2_000, 6), (3, 2_001, 7), (3, 1_999, 6), (3, 333, 1), (3, 334, 2), (3, 0, 1),
      (3, .nan, 1), (0.3, 10_000, 3), (1.1, 10_000, 11), (2.2, 25_000, 55), (5.4, 45_000, 243),
      (0.1, 30_000, 3), (0.1, 30_001, 4), (1e9, 1e9, 1_000_000_000),
    ] as [(Double, Double, Int)])
  func perThousand(rate: Double, residents: Double, needed: Int) {
    let category = StandardCategory.category("a") { $0.outletsPerThousand = Sourced(rate) }
    #expect(category.terms.needed(residents: residents) == needed)
    let four = StandardCategory.category("a") {
      $0.outletsPerThousand = Sourced(rate)
      $0.minimum.value = 4
    }
    #expect(four.terms.needed(residents: residents) == max(needed, 4))
  }

  @Test(
    "for each 1,000 residents of the community itself",
    arguments: [(1_000.0, Verdict.covered), (1_001, .missing), (.nan, .covered)])
  func perThousandHere(residents: Double, verdict: Verdict) async throws {
    let category = StandardCategory.category("a") { $0.outletsPerThousand = Sourced(2) }
    let answers = try await street(residents: residents).assess(.standard(category))
    #expect(answers.verdicts() == [verdict])
    #expect(answers.finding(0).needed == (residents > 1_000 ? 3 : residents == 1_000 ? 2 : 1))
    #expect(answers.finding(0).shortBy == (verdict == .missing ? 1 : nil))
  }
}
