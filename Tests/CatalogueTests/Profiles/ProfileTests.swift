import Catalogue
import Coverage
import Testing

@Suite("Walking profiles")
struct ProfileTests {
  private static let head = """
    format: livingcircle-profile/1
    id: a
    version: "1"
    title: { zh: 甲, en: A }
    source: here
    provenance: local

    """

  @Test("the one that ships")
  func shipped() throws {
    #expect(ProfileFile.shippedIDs == ["walking"])
    let file = try ProfileFile.load()
    let profile = file.profile
    #expect(profile.id == "walking" && file.source.path == "profiles/walking.yaml")
    #expect(profile.classes.allSatisfy { $0.cost.value == 1 && $0.extraMetres.value == 0 })
    #expect(profile.classes.allSatisfy { $0.cost.basis.provenance == .projectDefault })
    #expect(profile.slope.value == .none)
    #expect(profile.leftOut.map(\.id).contains("private"))
    #expect(!profile.squares.isEmpty && !profile.barriers.isEmpty)
  }

  @Test("figures with their sources, and what is left out of a file")
  func figures() throws {
    let fixture = try ProfileFixture(
      Self.head + """
        slope: tobler
        classes:
          - { id: steps, title: { zh: 台阶, en: steps }, tags: highway=steps, cost: 1.5, extra-metres: 20 }
        """)
    let profile = try ProfileFile.load(fixture.path).profile
    #expect(profile.slope.value == .tobler)
    #expect(profile.classes[0].cost.value == 1.5)
    #expect(profile.classes[0].cost.basis == Basis(source: "here", provenance: .local))
    #expect(profile.classes[0].extraMetres.value == 20)
    #expect(profile.leftOut.isEmpty && profile.squares.isEmpty && profile.barriers.isEmpty)
  }

  @Test("every mistake with its line")
  func mistakes() throws {
    let fixture = try ProfileFixture(
      Self.head + """
        slope: steep
        classes:
          - { id: a, title: { zh: 甲, en: A }, tags: [highway], cost: 0.5 }
          - { id: a, title: { zh: 甲, en: A }, tags: [highway=a], cost: 1, extra-metres: -1 }
          - { id: b, title: { zh: 甲, en: A }, cost: 1 }
        left-out:
          - { id: c, tags: [highway=c] }
        """)
    let problems = fixture.problems()
    #expect(
      problems.map { [$0.path, "\($0.line ?? 0)"] } == [
        ["slope", "7"], ["classes[0].tags[0]", "9"], ["classes[0].cost", "9"],
        ["classes[1].extra-metres", "10"], ["classes[1].id", "10"], ["classes[2]", "11"],
        ["left-out[0]", "13"],
      ])
    #expect(throws: DataFileError.self) { try ProfileFile.load("walkin") }
    let none = try ProfileFixture(Self.head)
    #expect(none.problems().map(\.reason) == [.missingKey("classes")])
  }

  @Test("more conditions than a profile may have")
  func tooMany() throws {
    let tags = (0...WalkingProfile.mostConditions).map { "highway=v\($0)" }
    let fixture = try ProfileFixture(
      Self.head + """
        classes:
          - { id: a, title: { zh: 甲, en: A }, cost: 1, tags: [\(tags.joined(separator: ", "))] }
        """)
    #expect(fixture.problems().map(\.reason) == [.tooMany(limit: 256)])
  }
}
