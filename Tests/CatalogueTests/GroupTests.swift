import Catalogue
import Coverage
import TestSupport
import Testing

@Suite("Groups")
struct Groups {
  /// A standard whose categories are groups only.
  private func fixture(_ groups: [(String, [String])]) throws -> StandardFixture {
    let items = groups.map { id, members in
      """
        - { id: \(id), name: { zh: a, en: a }, tier: a, any-of: [\(members.joined(separator: ", "))] }
      """
    }
    return try StandardFixture(
      """
      format: livingcircle-standard/1
      id: a
      version: 1
      title: { zh: a, en: a }
      source: a
      provenance: found
      walk: { minutes: 15, speed: 80, detour: 1.3 }
      tiers: [{ id: a, name: { zh: a, en: a } }]
      categories:
      \(items.joined(separator: "\n"))
      """)
  }

  @Test func `may hold groups and the plain category of their own name`() throws {
    let standard = try fixture([
      ("bank", ["bank", "post"]), ("all", ["bank", "food", "post"]),
      ("food", ["bakery", "wet-market"]),
    ]).load()
    #expect(standard.categories[0].members == ["bank", "post"])
    #expect(standard.categories[1].members == ["bank", "post", "bakery", "wet-market"])
  }

  @Test func `that hold each other are a mistake with the way round`() throws {
    let problems = try fixture([("x", ["y", "bank"]), ("y", ["z"]), ("z", ["x"])]).problems()
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    #expect(problem.reason == .cycle(["x", "y", "z", "x"]))
    #expect(problem.line == 12)
    #expect(problem.path == "categories[2].any-of[0]")
    #expect(problem.value == "x")
  }

  @Test func `cost no more than their members however often they are named`() throws {
    // Worked out anew each time, the last would take 2^14 steps of 2^14.
    let groups = (0..<15).map { level in
      ("g\(level)", level == 0 ? ["bank"] : Array(repeating: "g\(level - 1)", count: 100))
    }
    #expect(try fixture(groups).load().categories[14].members == ["bank"])
  }

  @Test func `may not stand in each other without end`() throws {
    let groups = (0..<900).map { level in ("g\(level)", ["g\(level + 1)"]) } + [("g900", ["bank"])]
    #expect(try fixture(groups).problems().contains { $0.reason == .tooDeep(limit: 16) })
  }

  @Test func `and categories are at most a thousand`() throws {
    let groups = (0...1_000).map { ("g\($0)", ["bank"]) }
    let problem = try #require(try fixture(groups).problems().first)
    #expect(problem.reason == .tooMany(limit: 1_000))
    #expect(problem.path == "categories")
  }
}
