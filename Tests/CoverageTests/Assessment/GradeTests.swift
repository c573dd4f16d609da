import Coverage
import Testing

/// One street of five places, 5 km apart, with more at each:
///
///     community   0    1    2     3       4
///     basic       –    a    a,b   a,b     a,b
///     quality     –    –    –     c       c,d
@Suite("A grade is reached by its rules and those of all lower grades")
struct GradeTests {
  private static let has: [[String]] = [
    [], ["a"], ["a", "b"], ["a", "b", "c"], ["a", "b", "c", "d"],
  ]

  private func answers(
    _ grades: Grade..., headlines: [Headline] = [], _ change: (inout Standard) -> Void = { _ in }
  ) async throws -> StreetAnswers {
    var street = Street()
    for (number, outlets) in Self.has.enumerated() {
      let satisfaction = [0.9, .nan, 0.8, 0.799_999, 1][number]
      street.community(at: Double(number) * 5_000, indicators: ["satisfaction": satisfaction])
      for outlet in outlets { street.add(outlet, at: Double(number) * 5_000) }
    }
    var standard = Standard.standard(
      .category("a"), .category("b"), .category("c", "quality"), .category("d", "quality"),
      headlines: headlines, grades: grades)
    change(&standard)
    return try await street.assess(standard)
  }

  /// Which of the five communities meet a rule.
  private func meet(
    _ rule: GradeRule, headlines: [Headline] = [], _ change: (inout Standard) -> Void = { _ in }
  ) async throws -> [Int] {
    let grades = try await answers(.grade("g", rule), headlines: headlines, change).grades
    return grades.indices.filter { grades[$0] != nil }
  }

  @Test("by a share of a tier, of what is required of it")
  func share() async throws {
    #expect(try await meet(.share(tier: "basic", atLeast: 1)) == [2, 3, 4])
    #expect(try await meet(.share(tier: "basic", atLeast: 0.5)) == [1, 2, 3, 4])
    #expect(try await meet(.share(tier: "basic", atLeast: 0.5.nextUp)) == [2, 3, 4])
    #expect(try await meet(.share(tier: "quality", atLeast: 0)) == [0, 1, 2, 3, 4])
    let less = try await meet(.share(tier: "basic", atLeast: 1)) {
      $0.categories[1].weight.value = 0
    }
    #expect(less == [1, 2, 3, 4])
    let nothing = try await meet(.share(tier: "quality", atLeast: 1)) {
      for number in 2...3 { $0.categories[number].weight.value = 0 }
    }
    #expect(nothing == [0, 1, 2, 3, 4])
  }

  @Test("by a number of a tier's categories, of those that are required")
  func count() async throws {
    #expect(try await meet(.count(tier: "quality", atLeast: 1)) == [3, 4])
    #expect(try await meet(.count(tier: "quality", atLeast: 2)) == [4])
    #expect(try await meet(.count(tier: "quality", atLeast: 3)) == [])
    #expect(try await meet(.count(tier: "basic", atLeast: 0)) == [0, 1, 2, 3, 4])
    let less = try await meet(.count(tier: "quality", atLeast: 1)) {
      $0.categories[2].weight.value = 0
    }
    #expect(less == [4])
  }

  @Test("by certain categories, where they are required")
  func covered() async throws {
    #expect(try await meet(.covered(["b", "c"])) == [3, 4])
    #expect(try await meet(.covered([])) == [0, 1, 2, 3, 4])
    let less = try await meet(.covered(["b", "c"])) { $0.categories[2].weight.value = 0 }
    #expect(less == [2, 3, 4])
  }

  @Test("by a number of headlines")
  func headlines() async throws {
    let two: [Headline] = [.headline("one", "a", "c"), .headline("two", "d")]
    #expect(try await meet(.headlines(atLeast: 0), headlines: two) == [0, 1, 2, 3, 4])
    #expect(try await meet(.headlines(atLeast: 1), headlines: two) == [1, 2, 3, 4])
    #expect(try await meet(.headlines(atLeast: 2), headlines: two) == [4])
    let less = try await meet(.headlines(atLeast: 2), headlines: two) {
      $0.categories[3].weight.value = 0
    }
    #expect(less == [1, 2, 3, 4])
  }

  @Test("by a score")
  func score() async throws {
    #expect(try await meet(.score(atLeast: 75)) == [3, 4])
    #expect(try await meet(.score(atLeast: 75.01)) == [4])
    let heavy = try await meet(.score(atLeast: 58)) {
      for (number, weight) in [29.0, 0, 21, 0].enumerated() {
        $0.categories[number].weight.value = weight
      }
    }
    #expect(heavy == [1, 2, 3, 4])
  }

  @Test("by an indicator that is known")
  func indicator() async throws {
    #expect(try await meet(.indicator(id: "satisfaction", atLeast: 0.8)) == [0, 2, 4])
    #expect(try await meet(.indicator(id: "satisfaction", atLeast: 0)) == [0, 2, 3, 4])
    #expect(try await meet(.indicator(id: "unknown", atLeast: 0)) == [])
  }

  @Test("and not by its own rules alone")
  func ladder() async throws {
    let basic = GradeRule.share(tier: "basic", atLeast: 1)
    let known = GradeRule.indicator(id: "satisfaction", atLeast: 0.8)
    let answers = try await answers(
      .grade("low", basic), .grade("middle", known), .grade("high", .score(atLeast: 0)))
    #expect(answers.grades == [nil, nil, "high", "low", "high"])
    // 0 lacks two for the lowest; 1 lacks b, whose satisfaction nobody knows; 3 lacks satisfaction.
    #expect((0..<5).map { answers.steps($0) } == [[], ["b"], [], [], []])
    #expect(
      try await self.answers(.grade("both", basic, known)).grades.map { $0 ?? "-" }
        == ["-", "-", "both", "-", "both"])
  }

  @Test("and a step away are those whom one category alone would lift")
  func steps() async throws {
    let answers = try await answers(
      .grade("low", .score(atLeast: 25)), .grade("middle", .share(tier: "basic", atLeast: 1)),
      .grade("high", .count(tier: "quality", atLeast: 2)))
    #expect(answers.grades == [nil, "low", "middle", "middle", "high"])
    #expect(
      (0..<5).map { answers.steps($0) } == [["a", "b", "c", "d"], ["b"], [], ["d"], []])
  }

  @Test("and a last bit of a sum does not hide the step to a full score")
  func fullScore() async throws {
    let answers = try await answers(.grade("full", .score(atLeast: 100))) {
      $0.categories = [$0.categories[2], $0.categories[1], $0.categories[0]]
      for (number, weight) in [0.1, 0.2, 0.3].enumerated() {
        $0.categories[number].weight.value = weight
      }
    }
    #expect(answers.grades == [nil, nil, nil, "full", "full"])
    #expect((0..<5).map { answers.steps($0) } == [[], [], ["c"], [], []])
  }

  @Test("where there are any; none lifts anybody where the standard grades nothing")
  func none() async throws {
    let answers = try await answers()
    #expect(answers.grades == [nil, nil, nil, nil, nil])
    #expect(answers.assessment.steps.allSatisfy { $0.isEmpty })
    #expect(try await self.answers(.grade("free")).grades.allSatisfy { $0 == "free" })
  }
}
