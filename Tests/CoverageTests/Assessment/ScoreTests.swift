import Coverage
import Testing

@Suite("The score is the covered share of the weights that count")
struct ScoreTests {
  /// The score of a community that has the categories whose number is in `present`.
  private func score(_ weights: [Double], present: Set<Int>) async throws -> Double {
    var street = Street()
    street.community()
    for number in present { street.add("k\(number)", at: 0) }
    var standard = Standard.standard()
    standard.categories = weights.enumerated().map { number, weight in
      .category("k\(number)") { $0.weight.value = weight }
    }
    return try await street.assess(standard).assessment.scores[0]
  }

  ///     weights   covered   score
  ///     1 1 1 1   3         75
  ///     3 1       the 3     75
  ///     2 0 2     all       100   what weighs nothing does not count
  ///     0         none      100   nothing is asked
  @Test(
    "as counted by hand",
    arguments: [
      ([1, 1, 1, 1], [0, 1, 3], 75), ([3, 1], [0], 75), ([3, 1], [1], 25), ([3, 1], [], 0),
      ([2, 0, 2], [0, 2], 100), ([2, 0, 2], [0, 1], 50), ([0], [], 100), ([], [], 100),
      ([0.1, 0.2, 0.3], [0, 1, 2], 100), ([0.1, 0.2, 0.7], [0, 1], 30), ([29, 21], [0], 58),
      ([7, 18], [0], 28), ([14, 11], [0], 56), ([0.5, 0.5], [1], 50),
    ] as [([Double], [Int], Double)])
  func byHand(weights: [Double], present: [Int], score: Double) async throws {
    #expect(try await self.score(weights, present: Set(present)) == score)
  }

  @Test("over what a community's residents make required of it")
  func triggers() async throws {
    var street = Street()
    street.add("a", at: 0)
    for residents in [4_999, 5_000, .nan] { street.community(residents: residents) }
    let answers = try await street.assess(
      .standard(
        .category("a"),
        .category("b") {
          $0.fromResidents = Sourced(5_000)
          $0.weight.value = 3
        }))
    #expect(answers.assessment.scores == [100, 25, 100])
  }
}

@Suite("A headline is covered by any of its categories")
struct HeadlineTests {
  ///     community   has   asked     one of a, b   b    z (weighs nothing)
  ///     0           a     a, b      yes           no   yes
  ///     5,000 m     b     a, b      yes           yes  yes
  ///     9,000 m     –     a, b      no            no   yes
  @Test("that is asked for and met; where none is asked for, nothing is lacking")
  func covered() async throws {
    var street = Street()
    for metres in [0.0, 5_000, 9_000] { street.community(at: metres) }
    street.add("a", at: 0)
    street.add("b", at: 5_000)
    let standard = Standard.standard(
      .category("a"), .category("b"), .category("z") { $0.weight.value = 0 },
      headlines: [
        .headline("either", "a", "b"), .headline("b", "b"), .headline("z", "z"),
        .headline("b or z", "z", "b"),
      ])
    let assessment = try await street.assess(standard).assessment
    let covered = (0..<3).map { community in
      (0..<4).map { assessment.covers(headline: $0, community: community) }
    }
    #expect(
      covered == [
        [true, false, true, false], [true, true, true, true], [false, false, true, false],
      ])
  }
}
