import Catalogue
import Coverage
import Foundation
import TestSupport
import Testing

@Suite("What a city changes")
struct Overrides {
  private let folder: TemporaryFolder
  private let decree = Basis(source: "decree 1", provenance: .local)

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("standard.yaml", StandardFixture.everything)
  }

  private static let head = """
    format: livingcircle-override/1
    changes: ./standard.yaml
    id: city
    version: "7"
    because: { zh: 不能搞一刀切, en: One size does not fit all }
    source: decree 1
    """

  @discardableResult
  private func write(_ changes: String, _ name: String = "city.yaml") throws -> String {
    try folder.write(name, Self.head + "\n" + changes)
  }

  private func load(_ changes: String) throws -> Standard {
    try StandardFile.load(write(changes)).standard
  }

  @Test func `changed figures are the city's and all others keep their source`() throws {
    let before = try StandardFile.load(folder.path("standard.yaml")).standard
    let after = try load("categories: [{ id: food, limit: { metres: 400 }, minimum: 3 }]")
    var expected = before.categories[1]
    expected.limit = Sourced(.metres(400), decree)
    expected.minimum = Sourced(3, decree)
    #expect(after.categories == [before.categories[0], expected, before.categories[2]])
    #expect(after.basis == before.basis)
    #expect(after.grades == before.grades)
    #expect((after.id, after.version) == ("city", "7"))
    let change = try #require(after.changes.first)
    #expect((change.standard, change.version, change.parts) == ("test", "1", ["food"]))
    #expect(change.because.zh == "不能搞一刀切")
    #expect(change.basis == decree)
  }

  @Test func `a change may name a source of its own, for itself alone`() throws {
    let before = try StandardFile.load(folder.path("standard.yaml")).standard
    let after = try load(
      """
      categories:
        - { id: food, source: decree 2, provenance: seed, minimum: 3 }
        - { id: fitness, limit: { minutes: 9, source: decree 3 } }
      """)
    #expect(after.categories[1].minimum.basis == Basis(source: "decree 2", provenance: .seed))
    #expect(after.categories[1].limit == before.categories[1].limit)
    #expect(after.categories[1].basis == before.categories[1].basis)
    #expect(after.categories[2].limit.basis == Basis(source: "decree 3", provenance: .local))
  }

  @Test func `other members or another tier make it the city's category, with the old figures`()
    throws
  {
    let before = try StandardFile.load(folder.path("standard.yaml")).standard
    let after = try load(
      """
      categories:
        - { id: food, any-of: [wet-market] }
        - { id: fitness, tier: basic }
      """)
    var food = before.categories[1]
    (food.members, food.basis) = (["wet-market"], decree)
    var fitness = before.categories[2]
    (fitness.tier, fitness.basis) = ("basic", decree)
    #expect(after.categories[1] == food)
    #expect(after.categories[2] == fitness)
  }

  @Test func `categories are added and taken out`() throws {
    let after = try load(
      """
      categories:
        - { id: pharmacy, remove: true, because: { zh: 无, en: None } }
        - { id: park, tier: quality, limit: { metres: 300 } }
      """)
    #expect(after.categories.map(\.id) == ["food", "fitness", "park"])
    #expect(after.categories[2].basis == decree)
    #expect(after.categories[2].limit == Sourced(.metres(300), decree))
  }

  @Test func `the walk changes key by key and is the city's then`() throws {
    let after = try load("walk: { speed: 60 }")
    #expect(after.walk == Sourced(WalkRule(minutes: 15, speed: 60, detour: 1.3), decree))
  }

  @Test func `headlines, orders, indicators and grades change as a whole`() throws {
    let after = try load(
      """
      title: { zh: 市, en: City }
      headlines: [{ id: a, name: { zh: a, en: A }, categories: [fitness] }]
      orders: [{ kinds: [new], first: [fitness] }]
      indicators: [{ id: chain, name: { zh: a, en: A } }]
      grades: { levels: [{ id: g, name: { zh: a, en: A }, rules: [{ score: 1 }] }] }
      """)
    #expect(after.title.en == "City")
    #expect(after.headlines.map(\.categories) == [["fitness"]])
    #expect(after.orders == [FillingOrder(kinds: ["new"], first: ["fitness"], basis: decree)])
    #expect(after.indicators[0].basis == decree)
    #expect(after.grades[0].rules == [Sourced(.score(atLeast: 1), decree)])
    #expect(after.changes[0].parts == ["title", "headlines", "orders", "indicators", "grades"])
  }

  @Test func `changes of changes are laid one over the other, from other folders too`() throws {
    try write("categories: [{ id: food, minimum: 3, weight: 5 }]")
    let district = Self.head.replacing("./standard.yaml", with: "city.yaml")
      .replacing("id: city", with: "id: district")
    try folder.write("district.yaml", district + "\ncategories: [{ id: food, minimum: 4 }]")
    let file = try StandardFile.load(folder.path("district.yaml"))
    #expect(file.standard.categories[1].minimum.value == 4)
    #expect(file.standard.categories[1].weight.value == 5)
    #expect(file.standard.changes.map(\.standard) == ["test", "city"])
    #expect(
      file.sources.map(\.path)
        == ["district.yaml", "city.yaml", "./standard.yaml"].map { folder.path + "/" + $0 })
  }

  @Test func `a mistake in it is found in its own file`() throws {
    let path = try write(
      """
      categories:
        - { id: park, tier: basic }
        - { id: food, limit: { metres: -1 } }
      """)
    let problems = try StandardFixture.problems(path)
    #expect(
      problems == [
        DataFileProblem(
          .outOfRange("0–100000"), file: "city.yaml", line: 9,
          path: "categories[1].limit.metres", value: "-1")
      ])
  }

  @Test(arguments: [
    ("categories: [{ id: food, limit: 5 }]", "categories[0].limit"),
    ("categories: [{ id: fod, minimum: 5 }]", "categories[0].id"),
    ("categories: [{ id: fod, remove: true }]", "categories[0].id"),
    ("categories: [{ id: food, remove: true, minimum: 5 }]", "categories[0].minimum"),
    ("categories: [{ id: food, remove: maybe }]", "categories[0].remove"),
    ("categories: [{ id: food, weight: 1 }, { id: food, minimum: 1 }]", "categories[1].id"),
    ("categories: [{ id: food, provenance: sure }]", "categories[0].provenance"),
    ("categories: []", "categories"), ("categories: [3]", "categories[0]"),
    ("walk: 3", "walk"), ("walk: { pace: 3 }", "walk.pace"), ("radius: 3", "radius"),
    (
      "headlines: [{ id: a, name: { zh: a, en: a }, categories: [pharm] }]",
      "headlines[0].categories[0]"
    ),
  ])
  func `mistakes are found`(changes: String, place: String) throws {
    let problem = try #require(try StandardFixture.problems(write(changes)).first)
    #expect(problem.path == place)
    #expect(problem.file == "city.yaml")
    #expect(problem.line == 7)
  }

  @Test(arguments: [
    (
      "mofcom-2012",
      DataFileProblem.Reason.unknownReference(
        what: .standard, similar: ["mofcom-2021"])
    ),
    ("nowhere.yaml", .unreadable("No such file or directory")),
  ])
  func `a standard that is not there is a mistake of the line that names it`(
    name: String, reason: DataFileProblem.Reason
  ) throws {
    let text = Self.head.replacing("./standard.yaml", with: name)
    let problem = try #require(
      try StandardFixture.problems(folder.write("city.yaml", text)).first)
    #expect(problem.reason == reason)
    #expect((problem.file, problem.line, problem.path) == ("city.yaml", 2, "changes"))
  }

  @Test func `a file that changes itself is refused`() throws {
    let a = Self.head.replacing("./standard.yaml", with: "b.yaml")
    let b = Self.head.replacing("./standard.yaml", with: "a.yaml")
    try folder.write("b.yaml", b)
    let problem = try #require(try StandardFixture.problems(folder.write("a.yaml", a)).first)
    #expect(problem.reason == .cycle(["a.yaml", "b.yaml", "a.yaml"].map(folder.path)))
    #expect((problem.file, problem.line) == ("b.yaml", 2))
  }

  @Test func `a file that changes itself by ever longer paths is refused too`() throws {
    let name = folder.path.split(separator: "/").last!
    let text = Self.head.replacing("./standard.yaml", with: "../\(name)/a.yaml")
    let problem = try #require(try StandardFixture.problems(folder.write("a.yaml", text)).first)
    #expect(problem.reason == .tooDeep(limit: 8))
  }
}

@Suite("A standard as YAML")
struct StandardsAsYAML {
  @Test(arguments: StandardFile.shippedIDs)
  func `is the file as it stands where nothing changes it`(id: String) throws {
    let text = try String(contentsOfFile: Repository.path("standards/\(id).yaml"), encoding: .utf8)
    #expect(try StandardFile.load(id).yaml() == text)
  }

  @Test func `is what the files come to where one changes another`() throws {
    let merged = try StandardFile.load(Repository.example)
    let again = try StandardFixture(merged.yaml()).load()
    var expected = merged.standard
    expected.changes = []
    #expect(again == expected)
  }
}

@Suite("Two standards")
struct Comparisons {
  @Test(arguments: StandardFile.shippedIDs)
  func `do not differ where they are one`(id: String) throws {
    let standard = try StandardFile.load(id).standard
    #expect(StandardComparison(standard, standard).isEmpty)
  }

  @Test func `differ in what a city changed and in nothing else`() throws {
    let comparison = StandardComparison(
      try StandardFile.load("mofcom-2021").standard,
      try StandardFile.load(Repository.example).standard)
    #expect(comparison.onlyInFirst.map(\.id) == ["travel"])
    #expect(comparison.onlyInSecond.map(\.id) == ["canteen"])
    let differences = comparison.differences.map { "\($0.item.id) \($0.key)" }
    #expect(
      differences == [
        " walk", "convenience limit", "supermarket name", "supermarket any-of",
        "breakfast minimum", "bookstore from-residents",
      ])
    #expect(comparison.differences.last?.first == nil)
    #expect(comparison.differences.last?.second?.basis?.provenance == .local)
  }
}
