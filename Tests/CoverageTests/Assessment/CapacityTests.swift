import Coverage
import Testing

/// One street; the community stands at its beginning.
///
///     metres      0    100    300    500    600
///     community   P
///     outlet            a      a      a      a
///     capacity         20      ?     35    100
@Suite("Capacity is that of the outlets within the limit")
struct CapacityTests {
  private func finding(
    rate: Double, residents: Double, minimum: Int = 1, limit: Double = 500.000_001
  ) async throws -> CategoryFinding {
    var street = Street()
    street.community(residents: residents)
    for (metres, capacity) in [(100, 20), (300, .nan), (500, 35), (600, 100.0)] {
      street.add("a", at: Double(metres), capacity: capacity)
    }
    let category = StandardCategory.category("a", metres: limit) {
      $0.capacityPerThousand = Sourced(rate)
      $0.minimum.value = minimum
    }
    return try await street.assess(.standard(category)).finding(0)
  }

  @Test(
    "and enough from the exact need on",
    arguments: [
      (10.0, 5_500.0, Verdict.covered), (10, 5_501, .missing), (10, 0, .covered),
      (55, 1_000, .covered),
      (2.2, 25_000, .covered), (2.2, 25_001, .missing), (0, 9_000, .covered),
    ])
  func need(rate: Double, residents: Double, verdict: Verdict) async throws {
    let finding = try await finding(rate: rate, residents: residents)
    #expect(finding.state.verdict == verdict)
    #expect(finding.capacity == 55)
    #expect(abs((finding.neededCapacity ?? -1) - rate * residents / 1_000) < 1e-9)
    // The number of outlets is full, so no distance is short.
    #expect(finding.shortBy == nil)
  }

  @Test("and not asked for where nobody knows how many residents there are")
  func unknown() async throws {
    let finding = try await finding(rate: 1_000, residents: .nan)
    #expect(finding.state.verdict == .covered)
    #expect(finding.capacity == nil && finding.neededCapacity == nil)
  }

  @Test("and does not stand in for the number of outlets, nor the number for it")
  func both() async throws {
    let few = try await finding(rate: 10, residents: 100, minimum: 4)
    #expect(few.state.verdict == .missing && few.shortBy == 100)
    let small = try await finding(rate: 10, residents: 100_000, minimum: 3)
    #expect(small.state.verdict == .missing && small.shortBy == nil)
    #expect(try await finding(rate: 10, residents: 5_000, minimum: 3).state.verdict == .covered)
  }

  @Test("and none where no table says any")
  func noColumn() async throws {
    var street = Street()
    street.community(residents: 1_000)
    street.add("a", at: 10)
    let standard = Standard.standard(.category("a") { $0.capacityPerThousand = Sourced(1) })
    #expect(try await street.assess(standard).finding(0).capacity == 0)
    #expect(try await street.assess(standard).verdicts() == [.missing])
  }
}
