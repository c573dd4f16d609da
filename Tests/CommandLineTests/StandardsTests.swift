import Foundation
import TestSupport
import Testing

@Suite("standards on the command line")
struct StandardsTests {
  private let place: Workplace
  private let golden = Golden("standards")
  private let example = Repository.root
    .appending(path: "GeoData/standards/examples/hill-town.yaml").path(percentEncoded: false)

  init() throws {
    place = try Workplace()
    try FileManager.default.copyItem(
      atPath: example, toPath: place.folder.path("hill-town.yaml"))
  }

  private func succeed(
    _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Data {
    let outcome = try place.run(["standards"] + arguments)
    #expect(outcome.status == 0, sourceLocation: sourceLocation)
    #expect(outcome.errors == "", sourceLocation: sourceLocation)
    return outcome.output
  }

  @Test(arguments: ["en", "zh"])
  func `list and show give the golden texts`(language: String) throws {
    try golden.check("list-\(language).txt", succeed("list", "--language", language))
    for (name, standard) in [
      ("mofcom-2021", "mofcom-2021"), ("gb50180-2018", "gb50180-2018"),
      ("hill-town", "hill-town.yaml"),
    ] {
      try golden.check(
        "\(name)-\(language).txt", succeed("show", standard, "--language", language))
    }
    try golden.check(
      "guangzhou-triggers-\(language).md",
      succeed("show", "guangzhou-triggers", "--format", "markdown", "--language", language))
  }

  @Test func `formats for programs give the golden texts in every language`() throws {
    for language in ["en", "zh"] {
      try golden.check(
        "hill-town.yaml",
        succeed("show", "hill-town.yaml", "--format", "yaml", "--language", language))
      try golden.check(
        "everyday.json",
        succeed("show", "everyday", "--format", "json", "--language", language))
      try golden.check(
        "diff.json",
        succeed(
          "diff", "mofcom-2021", "hill-town.yaml", "--format", "json", "--language", language))
    }
  }

  @Test(arguments: ["en", "zh"])
  func `diff gives the golden text`(language: String) throws {
    try golden.check(
      "diff-\(language).txt",
      succeed("diff", "mofcom-2021", "hill-town.yaml", "--language", language))
    let none = try succeed("diff", "everyday", "everyday", "--language", language)
    #expect(String(decoding: none, as: UTF8.self).split(separator: "\n").count == 2)
  }

  @Test func `one unchanged file is shown as it stands`() throws {
    let file = Repository.root.appending(path: "GeoData/standards/beijing-8.yaml")
    #expect(try succeed("show", "beijing-8", "--format", "yaml") == Data(contentsOf: file))
  }

  @Test func `a radius edited in a copy is exactly what differs`() throws {
    let text = String(
      decoding: try succeed("show", "everyday", "--format", "yaml"), as: UTF8.self)
    let edited = text.replacing("weight: 2", with: "weight: 3")
    #expect(edited != text)
    try place.folder.write("copy.yaml", edited)
    let lines = try String(
      decoding: succeed("diff", "everyday", "copy.yaml"), as: UTF8.self
    ).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("category ") } == 1)
    #expect(lines.contains("category groceries, weight"))
  }

  @Test(arguments: ["en", "zh"])
  func `check names every mistake, and says so by its exit status`(language: String) throws {
    try place.folder.write(
      "broken.yaml",
      """
      format: livingcircle-standard/1
      id: broken
      version: 1
      title: { zh: 错, en: Broken }
      source: nobody
      provenance: sure
      walk: { minutes: 15, speed: 80 }
      tiers: [{ id: basic, name: { zh: 基本, en: Basic } }]
      categories:
        - { id: pharmcy, tier: basic }
        - { id: laundry, tier: base, limit: { metres: -5 } }
        - { id: laundry, tier: basic, limits: { metres: 5 } }
        - { id: food, name: { zh: a, en: a }, tier: basic, any-of: [food2, bank] }
        - { id: food2, name: { zh: a, en: a }, tier: basic, any-of: [food] }
        - { id: bank, tier: basic, minimum: "2" }
      """)
    try place.folder.write("alias.yaml", "a: &a [x]\nb: *a\n")
    try place.folder.write("text.yaml", "id: a: b\n")
    let files = ["hill-town.yaml", "broken.yaml", "alias.yaml", "text.yaml", "nowhere.yaml", "no"]
    let outcome = try place.run(["standards", "check"] + files + ["--language", language])
    #expect(outcome.status == 1)
    #expect(outcome.errors == "")
    try golden.check("check-\(language).txt", outcome.output)
    let shipped = try place.run(["standards", "check", "mofcom-2021", "everyday"])
    #expect(shipped.status == 0)
  }

  @Test(arguments: ["show", "diff everyday"])
  func `a standard that is not there is an error of the run`(command: String) throws {
    let outcome = try place.run(
      ["standards"] + command.split(separator: " ").map(String.init) + ["evryday"])
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errors
        == "livingcircle: \"evryday\" is the id of no standard. Did you mean everyday?\n")
  }

  @Test(arguments: ["mofcom-2021", "gb50180-2018"])
  func `every line of the Chinese table ends its numbers in the same columns`(
    standard: String
  ) throws {
    let text = try String(
      decoding: succeed("show", standard, "--language", "zh"), as: UTF8.self)
    let table = text.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("业态  ") }.prefix { !$0.isEmpty }
    let places = table.dropFirst().compactMap { line in
      line.firstRange(of: "[").map { Self.columns(line[..<$0.lowerBound]) }
    }
    #expect(places.count > 20)
    #expect(Set(places).count == 1)
  }

  /// Columns of a terminal: two for each character of Chinese.
  private static func columns(_ text: Substring) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
  }
}
