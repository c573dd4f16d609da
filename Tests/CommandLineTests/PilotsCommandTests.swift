import Foundation
import Testing

@Suite("livingcircle pilots")
struct PilotsCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test("shows all lists as the shipped table has them")
  func table() throws {
    let run = try place.run(["pilots", "--format", "csv"])
    let file = Repository.root.appending(path: "GeoData/pilots/pilots.csv")
    #expect(try run.output == Data(contentsOf: file))
    let json = try place.run(["pilots", "--format", "json"])
    let entries = try #require(
      try JSONSerialization.jsonObject(with: json.output) as? [[String: Any]])
    #expect(entries.count == 225)
  }

  @Test("filters by batch, province and area, by official and printed names")
  func filters() throws {
    func rows(_ options: [String]) throws -> Int {
      try place.run(["pilots", "--format", "csv"] + options).text.split(separator: "\n").count - 1
    }
    #expect(try (1...4).map { try rows(["--batch", "\($0)"]) } == [30, 50, 70, 60])
    #expect(try rows(["--full-coverage"]) == 15)
    #expect(try rows(["--province", "广西"]) == rows(["--province", "广西壮族自治区"]))
    #expect(try rows(["--area", "黔东南州"]) == 1 && rows(["--area", "苗族侗族"]) == 1)
    #expect(try rows(["--province", "吉林", "--area", "吉林"]) == 1)
    #expect(try rows(["--area", "火星"]) == 0)
  }

  @Test("in words, in both languages")
  func text() throws {
    let golden = Golden("pilots")
    let base = ["pilots", "--province", "江苏"]
    try golden.check("jiangsu.txt", place.run(base).output)
    try golden.check("chinese.txt", place.run(base + ["--language", "zh"]).output)
    try golden.check("none.txt", place.run(["pilots", "--area", "Nanjing"]).output)
  }

  @Test("a command line that cannot be understood gets a status of 2")
  func usage() throws {
    for options in [["--batch", "5"], ["--batch", "x"], ["--batch", "1", "--full-coverage"]] {
      let run = try place.run(["pilots"] + options)
      #expect(run.status == 2 && run.output.isEmpty)
    }
  }
}
