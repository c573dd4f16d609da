import Coverage
import CoverageReport
import Foundation
import GeoFormats
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("report makes the same bytes of a finished run every time")
struct ReportTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func succeed(
    _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try place.run(arguments, environment: ["PATH": "/usr/bin:/bin"])
    #expect(outcome.status == 0, sourceLocation: sourceLocation)
    #expect(outcome.errors == "", sourceLocation: sourceLocation)
    return outcome.text
  }

  @Test("the page of analyze is the page of report, in every language, without a clock")
  func samePage() throws {
    for language in ["en", "zh"] {
      let options = ["--language", language]
      let run = ["analyze", "--format", "html", "--output", language] + Workplace.wuhan + options
      #expect(try succeed(run).contains("report.html"))
      #expect(
        try succeed(["report", language, "--output", "again.html", "--force"] + options)
          .contains("again.html"))
      #expect(try place.bytes("\(language)/report.html") == place.bytes("again.html"))
    }
    #expect(try place.bytes("en/report.html") != place.bytes("zh/report.html"))
  }

  @Test("a page that is there is only replaced with --force, and goes with its run")
  func force() throws {
    let run = ["analyze", "--output", "run"] + Workplace.wuhan
    _ = try succeed(run + ["--format", "html"])
    let refused = try place.run(["report", "run"])
    #expect(refused.status == 1 && refused.errors.contains("run/report.html"))
    _ = try succeed(["report", "run", "--force"])
    _ = try succeed(run + ["--force"])
    #expect(try !place.folder.names(in: "run").contains("report.html"))
  }

  @Test("cards have what is missing in its order, one for each community")
  func cards() throws {
    _ = try succeed(
      ["analyze", "--standard", "everyday", "--output", "run"] + Workplace.city)
    _ = try succeed(["report", "run", "--cards", "--language", "en"])
    let cards = try place.folder.text("run/cards.html").components(separatedBy: "<article")
      .dropFirst()
    let run = try FinishedRun.read(place.folder.path("run"))
    let assessment = run.assessments[0]
    #expect(cards.count == 249)
    for (row, card) in cards.enumerated() {
      let names = card.matches(of: /<th scope="row"><bdi>([^<]*)<\/bdi>/).map { String($0.1) }
      #expect(names == assessment.missing[row].map { assessment.categories[Int($0)].name.en })
    }
  }

  @Test("pictures are well-formed SVG, the same every time")
  func pictures() throws {
    _ = try succeed(["analyze", "--standard", "everyday", "--output", "run"] + Workplace.city)
    for folder in ["one", "two"] {
      _ = try succeed(["report", "run", "--format", "svg", "--output", folder])
    }
    let names = try place.folder.names(in: "one")
    #expect(names.count == 18 && names.contains("map.svg") && names.contains("lorenz.svg"))
    for name in names {
      let bytes = try place.bytes("one/\(name)")
      #expect(try bytes == place.bytes("two/\(name)"), "\(name)")
      #expect(throws: Never.self, "\(name)") { try XMLDocument(data: bytes) }
    }
  }

  @Test("several formats go side by side, each as it is alone")
  func severalFormats() throws {
    _ = try succeed(["analyze", "--standard", "everyday", "--output", "run"] + Workplace.city)
    let formats = ["xlsx", "html", "svg", "gpkg", "geojson", "html"]
    let several = formats.flatMap { ["--format", $0] }
    for _ in 0..<2 {
      _ = try succeed(["report", "run", "--output", "all", "--title", "T", "--force"] + several)
    }
    #expect(
      try place.folder.names(in: "all") == [
        "communities.gpkg", "layers", "pictures", "report.html", "report.xlsx",
      ])
    _ = try succeed(["report", "run", "--title", "T"])
    for format in ["svg", "gpkg", "geojson", "xlsx"] {
      _ = try succeed(["report", "run", "--format", format])
    }
    let files = ["communities.gpkg", "report.html", "report.xlsx"]
    let pictures = try place.folder.names(in: "run/pictures").map { "pictures/\($0)" }
    let layers = try place.folder.names(in: "run/layers").map { "layers/\($0)" }
    #expect(pictures.count == 18 && layers.count > 2)
    for name in files + pictures + layers {
      #expect(try place.bytes("all/\(name)") == place.bytes("run/\(name)"), "\(name)")
    }
    let refused = try place.run(["report", "run", "--output", "all"] + several)
    #expect(refused.status == 1 && refused.errors.contains("--force"))
  }

  @Test("what has changed since an earlier run")
  func changes() throws {
    for (folder, radius) in [("earlier", "600"), ("now", "900")] {
      _ = try succeed(["analyze", "--radius", radius, "--output", folder] + Workplace.wuhan)
    }
    _ = try succeed(["report", "now", "--previous", "earlier", "--language", "en"])
    let (before, now) = try (
      FinishedRun.read(place.folder.path("earlier")).assessments[0],
      FinishedRun.read(place.folder.path("now")).assessments[0]
    )
    let page = try place.folder.text("now/report.html")
    let better = zip(before.scores, now.scores).count { $0 < $1 }
    #expect(better > 0)
    #expect(page.contains("The score rose in \(better) communit"))
    #expect(page.contains("Since the earlier run"))
  }

  @Test("what is not installed is named, with what to install")
  func missingPrograms() throws {
    _ = try succeed(["analyze", "--output", "run"] + Workplace.wuhan)
    for (options, remedy) in [
      (["--pdf"], "apt-get install chromium"),
      (["--format", "png"], "apt-get install librsvg2-bin"),
    ] {
      for language in ["en", "zh"] {
        let outcome = try place.run(
          ["report", "run", "--language", language] + options, environment: ["PATH": "/nowhere"])
        #expect(outcome.status == 1 && outcome.errors.contains(remedy))
      }
    }
    #expect(try !place.folder.names(in: "run").contains("report.html"))
  }

  @Test("the README's picture is the map of the command under it")
  func readmePicture() throws {
    _ = try succeed(["analyze", "--standard", "everyday", "--output", "everyday"] + Workplace.city)
    _ = try succeed(
      [
        "report", "everyday", "--format", "svg", "--language", "en", "--output",
        "everyday/pictures",
      ])
    let picture = Repository.root.appending(path: "docs/reykjavik.svg")
    #expect(try place.bytes("everyday/pictures/map.svg") == Data(contentsOf: picture))
  }
}
