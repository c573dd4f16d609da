import Foundation
import Testing

@Suite("What the README says is so")
struct ReadmeTests {
  private let readme: String

  init() throws {
    readme = try String(contentsOf: Repository.root.appending(path: "README.md"), encoding: .utf8)
  }

  @Test("its example in Swift is the file that these tests compile, line by line")
  func exampleIsCompiled() throws {
    let file = Repository.tests.appending(path: "LibraryExample.swift")
    let code = try String(contentsOf: file, encoding: .utf8)
    #expect(readme.contains("<!-- example: library -->\n```swift\n\(code)```\n"))
  }

  @Test("its example in Swift runs")
  func exampleRuns() async throws {
    let city = Repository.root.appending(path: "GeoData/samples/reykjavik")
      .path(percentEncoded: false)
    try await printMissing(
      communities: city + "/communities.csv", outlets: city + "/outlets.csv")
  }

  @Test("what it shows of a run on the sample city is what the tool shows")
  func console() throws {
    let place = try Workplace()
    let text = try place.run(["analyze"] + Workplace.city + ["--output", "reykjavik"]).text
    let console = try #require(readme.split(separator: "```console\n").last)
    let shown = try #require(console.split(separator: "```").first).split(separator: "\n")
    let lines = text.split(separator: "\n")
    for line in shown.dropFirst(2) where line != "..." {
      #expect(lines.contains(line), "\(line)")
    }
  }
}
