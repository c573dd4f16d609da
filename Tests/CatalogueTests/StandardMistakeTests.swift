import Catalogue
import Coverage
import TestSupport
import Testing

/// A line put in the place of another, and what is wrong with it.
struct Mistake: Sendable, CustomTestStringConvertible {
  var line: Int
  var new: String
  var reason: DataFileProblem.Reason
  var path: String
  var value: String
  /// Where another line than the changed one is to blame.
  var at: Int?

  init(
    _ line: Int, _ new: String, _ reason: DataFileProblem.Reason, _ path: String, _ value: String,
    at: Int? = nil
  ) {
    (self.line, self.new, self.reason, self.path, self.value) = (line, new, reason, path, value)
    self.at = at
  }

  var testDescription: String { new.trimmingPrefix(while: { $0 == " " }).description }

  static let references: [Mistake] = [
    Mistake(
      13, "  - { id: pharmcy, tier: basic }",
      .unknownReference(what: .category, similar: ["pharmacy"]), "categories[0].id", "pharmcy"),
    Mistake(
      13, "  - { id: pharmacy, tier: basik }",
      .unknownReference(what: .tier, similar: ["basic", "quality"]), "categories[0].tier", "basik"),
    Mistake(
      13, "  - { id: fitness, tier: basic }", .duplicateID(line: 13), "categories[2].id",
      "fitness", at: 32),
    Mistake(
      16, "    any-of: [wet-markt, fresh-store]",
      .unknownReference(what: .category, similar: ["wet-market"]), "categories[1].any-of[0]",
      "wet-markt"),
    Mistake(
      36, "  - { id: shop, name: { zh: 一店, en: Shop }, categories: [foot] }",
      .unknownReference(what: .category, similar: ["food"]), "headlines[0].categories[0]", "foot"),
    Mistake(
      38, "  - { kinds: old, first: [foods] }",
      .unknownReference(what: .category, similar: ["food"]), "orders[0].first[0]", "foods"),
    Mistake(
      38, "  - { kinds: [old], first: [food, food] }", .duplicateID(line: 38),
      "orders[0].first[1]", "food"),
    Mistake(
      49, "        - { tier: basics, count: 1 }",
      .unknownReference(what: .tier, similar: ["basic", "quality"]),
      "grades.levels[0].rules[1].tier", "basics"),
    Mistake(
      53, "        - { indicator: contents, at-least: 0.9 }",
      .unknownReference(what: .indicator, similar: ["content"]),
      "grades.levels[0].rules[5].indicator", "contents"),
  ]

  static let numbers: [Mistake] = [
    Mistake(
      34, "    limit: { metres: -5 }", .outOfRange("0–100000"), "categories[2].limit.metres", "-5"),
    Mistake(
      34, "    limit: { metres: .inf }", .wrongType(expected: .number),
      "categories[2].limit.metres", ".inf"),
    Mistake(
      34, "    limit: { metres: nan }", .wrongType(expected: .number),
      "categories[2].limit.metres", "nan"),
    Mistake(
      34, "    limit: { metres: \"500\" }", .wrongType(expected: .number),
      "categories[2].limit.metres", "500"),
    Mistake(
      34, "    limit: { minutes: 5, metres: 300 }", .exclusive(["minutes", "metres"]),
      "categories[2].limit", "{minutes, metres}"),
    Mistake(
      34, "    limit: { source: x }", .missingOneOf(["minutes", "metres"]), "categories[2].limit",
      "{source}"),
    Mistake(34, "    limit: 300", .wrongType(expected: .mapping), "categories[2].limit", "300"),
    Mistake(
      19, "    minimum: 0", .outOfRange("1–10000"), "categories[1].minimum", "0"),
    Mistake(
      19, "    minimum: 1.5", .wrongType(expected: .integer), "categories[1].minimum", "1.5"),
    Mistake(
      19, "    minimum: { source: x }", .missingKey("value"), "categories[1].minimum", "{source}"),
    Mistake(
      26, "    weight: -1", .outOfRange("0–1000"), "categories[1].weight", "-1"),
    Mistake(
      28, "    counts-mobile: yes", .wrongType(expected: .flag), "categories[1].counts-mobile",
      "yes"),
    Mistake(
      48, "        - { tier: basic, share: 65 }", .outOfRange("0–1"),
      "grades.levels[0].rules[0].share", "65"),
    Mistake(
      48, "        - { tier: basic, share: 0.5, count: 2 }", .exclusive(["share", "count"]),
      "grades.levels[0].rules[0]", "{tier, share, count}"),
    Mistake(
      48, "        - { tier: basic }", .missingOneOf(["share", "count"]),
      "grades.levels[0].rules[0]", "{tier}"),
    Mistake(
      8, "walk: { minutes: 15, speed: 0, detour: 1.3 }", .outOfRange("1–1000"), "walk.speed", "0"),
  ]

  static let keys: [Mistake] = [
    Mistake(
      34, "    limits: { metres: 500 }",
      .unknownKey(similar: ["limit"], allowed: categoryKeys), "categories[2].limits", "limits"),
    Mistake(
      34, "    <<: { metres: 500 }", .unknownKey(similar: [], allowed: categoryKeys),
      "categories[2].<<", "<<"),
    Mistake(2, "name: test", .missingKey("id"), "", "{format, name, version, title}", at: 1),
    Mistake(13, "  - { id: pharmacy }", .missingKey("tier"), "categories[0]", "{id}"),
    Mistake(
      13, "  - { id: \"a|b\", name: { zh: a, en: b }, tier: basic }", .notAnID,
      "categories[0].id", "a|b"),
    Mistake(4, "title: Test", .wrongType(expected: .mapping), "title", "Test"),
    Mistake(4, "title: { en: Test }", .missingKey("zh"), "title", "{en}"),
    Mistake(5, "source: [a, b]", .wrongType(expected: .text), "source", "[2]"),
    Mistake(
      6, "provenance: certain",
      .notAllowed([
        "seed", "found", "unverified", "inferred", "project-default", "local",
      ]), "provenance", "certain"),
    Mistake(
      1, "format: livingcircle-standard/2",
      .format(expected: ["livingcircle-standard/1", "livingcircle-override/1"]), "format",
      "livingcircle-standard/2"),
    Mistake(
      2, "id: test\nid: test", .syntax("the key id stands there twice"), "", "", at: 2),
  ]

  private static let categoryKeys = [
    "id", "source", "provenance", "name", "tier", "limit", "any-of", "minimum", "per-1000",
    "from-residents", "weight", "priority", "counts-mobile", "because",
  ]
}

@Suite("Mistakes in standards")
struct StandardMistakes {
  @Test func `the fixture has none`() throws {
    let standard = try StandardFixture().load()
    #expect(standard.categories.map(\.id) == ["pharmacy", "food", "fitness"])
    #expect(standard.grades[0].rules.count == 6)
  }

  @Test(arguments: Mistake.references + Mistake.numbers + Mistake.keys)
  func `is found with file, line, path and value`(mistake: Mistake) throws {
    let problems = try StandardFixture().replacing(mistake.line, with: mistake.new).problems()
    let problem = try #require(problems.first { $0.reason == mistake.reason }, "\(problems)")
    #expect(problem.file == "standard.yaml")
    #expect(problem.line == mistake.at ?? mistake.line)
    #expect(problem.path == mistake.path)
    #expect(problem.value ?? "" == mistake.value)
  }

  @Test func `all are found at once`() throws {
    let problems = try StandardFixture()
      .replacing(8, with: "walk: { minutes: x, speed: 80, detour: 1.3 }")
      .replacing(34, with: "    limit: { metres: -1 }")
      .replacing(53, with: "        - { indicator: content }")
      .problems()
    #expect(problems.map(\.line) == [8, 34, 53])
  }

  @Test(arguments: [
    ("tiers", 9, "tiers: []"), ("grades.levels", 44, "  levels: []"),
    ("categories[1].any-of", 16, "    any-of: []"),
  ])
  func `a list that needs something has nothing in it`(
    path: String, line: Int, new: String
  ) throws {
    var fixture = try StandardFixture()
    let lines = fixture.text.split(separator: "\n").map(String.init)
    let end = path == "tiers" ? 11 : path == "grades.levels" ? 53 : line
    fixture.text = (lines[..<(line - 1)] + [new] + lines[end...]).joined(separator: "\n")
    let problem = try #require(try fixture.problems().first)
    #expect(problem.reason == .empty)
    #expect(problem.path == path)
    #expect(problem.line == line)
  }

  @Test func `grades without levels`() throws {
    var fixture = try StandardFixture()
    let lines = fixture.text.split(separator: "\n")
    fixture.text = lines.prefix { $0 != "  levels:" }.joined(separator: "\n")
    #expect(try fixture.problems().map(\.reason) == [.missingKey("levels")])
  }

  @Test func `a category that nobody knows may have a name of its own`() throws {
    let standard = try StandardFixture()
      .replacing(13, with: "  - { id: tea-house, name: { zh: 茶馆, en: Tea house }, tier: basic }")
      .load()
    #expect(standard.categories[0].members == ["tea-house"])
  }

  @Test func `no more than a hundred are kept and the rest is counted`() throws {
    let folder = try TemporaryFolder()
    let items = String(repeating: "  - { id: nothing }\n", count: 500)
    let path = try folder.write(
      "standard.yaml",
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
      \(items)
      """)
    let error = try #require(throws: DataFileError.self) { try StandardFile.load(path) }
    #expect(error.problems.count == 100)
    // No name and no tier of each, and the id of all but the first.
    #expect(error.count == 3 * 500 - 1)
  }
}
