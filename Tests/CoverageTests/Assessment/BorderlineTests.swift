import Coverage
import GeoCore
import TestSupport
import Testing

@Suite("Borderline is every answer that could turn over within the position error")
struct BorderlineTests {
  /// Outlets at `places`, a community at 0, `minimum` of them asked for within `limit`.
  private func state(
    _ places: [Double], limit: Double, error: Double, minimum: Int = 1,
    _ change: (inout StandardCategory) -> Void = { _ in }
  ) async throws -> CategoryState {
    var street = Street()
    street.community(residents: 1_000)
    for metres in places { street.add("a", at: metres, capacity: 10) }
    let category = StandardCategory.category("a", metres: limit) {
      $0.minimum.value = minimum
      change(&$0)
    }
    let answers = try await street.assess(.standard(category), positionError: error)
    let plain = street.city.plain(answers.assessment.standard, 0, positionError: error).entries[0]
    let state = answers.finding(0).state
    #expect(state.contains(.met) == plain.isMet)
    #expect(state.contains(.borderline) == plain.isBorderline)
    return state
  }

  /// Within 500 m, a position being off by up to 50:
  ///
  ///     metres    449   451   500   501   549   551
  ///     within    yes   yes   yes   no    no    no
  ///     so near         ?     ?     ?     ?
  @Test(
    "on both sides of the limit, whether one outlet is asked for or several",
    arguments: [
      (0.0, Verdict.covered), (449, .covered), (451, .borderline), (499.999, .borderline),
      (501, .borderline), (549, .borderline), (551, .missing), (5_000, .missing),
    ])
  func sides(metres: Double, verdict: Verdict) async throws {
    for minimum in 1...3 {
      let places = [0, 0].prefix(minimum - 1) + [metres]
      let state = try await state(Array(places), limit: 500, error: 50, minimum: minimum)
      #expect(state.verdict == verdict)
      #expect(state.contains(.met) == (metres <= 500))
    }
    let exact = try await state([metres], limit: 500, error: 0)
    #expect(exact.verdict == (metres <= 500 ? .covered : .missing))
  }

  @Test(
    "but not where the outlet stands at the limit less the error, nor a hair beyond their sum",
    arguments: [437.0, 2_613.37, 3_137])
  func edges(place: Double) async throws {
    let metres = Street.distance(0, place)
    for (limit, verdict) in [
      (metres + 64, Verdict.covered), ((metres + 64).nextDown, .borderline),
      (metres - 64, .borderline), ((metres - 64).nextDown, .missing), (metres, .borderline),
    ] {
      // 64 is a power of two and keeps the last bits of the sums.
      let one = try await state([place, place + 900], limit: limit, error: 64)
      let two = try await state([0, place, place + 900], limit: limit, error: 64, minimum: 2)
      #expect(one == two)
      #expect(one.verdict == verdict, "\(limit)")
    }
  }

  @Test("nor in a city, where lengths come from chords")
  func cityEdges() async throws {
    let city = AssessedCity(City(seed: 311), seed: 11, communities: 12)
    for community in city.communities {
      let here = AssessedCity(outlets: city.outlets, communities: [community])
      let metres =
        city.outlets.filter { $0.categories.contains("b") }
        .map { geodesicLength(from: community.place, to: $0.place) }.min() ?? 0
      // 2^-10 keeps the last bits of most sums, and the oracle knows about the others.
      for limit in [metres + 0x1p-10, (metres + 0x1p-10).nextDown, max(metres.nextDown, 0)] {
        let standard = Standard.standard(.category("b", metres: limit))
        let answers = StreetAnswers(try await here.assess([standard], positionError: 0x1p-10))
        let plain = here.plain(standard, 0, positionError: 0x1p-10).entries[0]
        #expect(answers.finding(0).state.contains(.borderline) == plain.isBorderline, "\(limit)")
      }
    }
  }

  @Test("where the limit is smaller than the error, every covered answer, and the near ones")
  func largeError() async throws {
    for minimum in 1...2 {
      func verdict(_ metres: Double, limit: Double) async throws -> Verdict {
        let places = Array(repeating: metres, count: minimum)
        return try await state(places, limit: limit, error: 500, minimum: minimum).verdict
      }
      #expect(try await verdict(0, limit: 300) == .borderline)
      #expect(try await verdict(0, limit: 500) == .covered)
      #expect(try await verdict(799, limit: 300) == .borderline)
      #expect(try await verdict(801, limit: 300) == .missing)
      #expect(try await verdict(0, limit: 0) == .borderline)
    }
  }

  @Test("not where there is no outlet, nor too few of them, nor where nothing is asked")
  func never() async throws {
    #expect(try await state([], limit: 0, error: 500) == [.required])
    #expect(try await state([490], limit: 500, error: 50, minimum: 2) == [.required])
    let silent = try await state([490], limit: 500, error: 50) { $0.weight.value = 0 }
    #expect(silent.verdict == .notRequired)
  }

  @Test("by capacity too, and only where the whole answer turns over")
  func capacity() async throws {
    func verdict(_ places: [Double], _ rate: Double, minimum: Int = 1) async throws -> Verdict {
      try await state(places, limit: 500, error: 50, minimum: minimum) {
        $0.capacityPerThousand = Sourced(rate)
      }.verdict
    }
    #expect(try await verdict([100, 480], 10) == .covered)
    #expect(try await verdict([100, 480], 20) == .borderline)
    #expect(try await verdict([100, 520], 20) == .borderline)
    #expect(try await verdict([100, 560], 20) == .missing)
    // The number may turn over, but capacity is missing whatever happens; and the other way round.
    #expect(try await verdict([100, 480], 100, minimum: 2) == .missing)
    #expect(try await verdict([520], 100) == .missing)
    #expect(try await verdict([100, 480], 20, minimum: 3) == .missing)
  }

  @Test("by residents that make more than one outlet needed")
  func perThousand() async throws {
    let rate: (inout StandardCategory) -> Void = { $0.outletsPerThousand = Sourced(2) }
    #expect(try await state([10, 20], limit: 500, error: 50, rate).verdict == .covered)
    #expect(try await state([10, 460], limit: 500, error: 50, rate).verdict == .borderline)
    #expect(try await state([10, 540], limit: 500, error: 50, rate).verdict == .borderline)
    #expect(try await state([10, 560], limit: 500, error: 50, rate).verdict == .missing)
  }
}
