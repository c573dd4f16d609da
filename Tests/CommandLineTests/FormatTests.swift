import Foundation
import TestSupport
import Testing

@Suite("One city gives the same results in every format")
struct FormatTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    let files = Repository.root.appending(path: "Tests/GeoFormatsTests/Fixtures")
    try FileManager.default.createSymbolicLink(
      at: URL(filePath: place.folder.path("f")), withDestinationURL: files)
    let unpack = Process()
    unpack.executableURL = URL(filePath: "/bin/sh")
    unpack.currentDirectoryURL = URL(filePath: place.folder.path)
    unpack.arguments = ["-c", "gunzip -c f/city.gpkg.gz > city.gpkg"]
    try unpack.run()
    unpack.waitUntilExit()
  }

  /// The results of a run over two tables, by the files' names.
  private func results(
    _ communities: String, _ outlets: String, _ options: [String] = []
  ) throws -> [String: String] {
    let outcome = try place.run(
      ["analyze", "--communities", communities, "--outlets", outlets, "--output", "run", "--force"]
        + options)
    #expect(outcome.status == 0, Comment(rawValue: outcome.errors))
    let names = ["coverage.csv", "communities.csv", "summary.json"]
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try place.folder.text("run/\($0)")) })
  }

  @Test(
    "text in every encoding, GeoJSON, a GeoPackage by ogr2ogr, workbooks by openpyxl and LibreOffice"
  )
  func formats() throws {
    let expected = try results("f/communities.csv", "f/outlets.csv")
    #expect(expected["coverage.csv"]?.contains("c0,便利店,") == true)
    for (kind, suffix) in [
      ("", "-gb18030.csv"), ("", "-utf16.txt"), ("", ".geojson"), ("", ".geojsonl.gz"),
      ("f/openpyxl.xlsx", ""), ("f/libreoffice.xlsx", ""),
    ] {
      let found =
        kind.isEmpty
        ? try results("f/communities\(suffix)", "f/outlets\(suffix)")
        : try results(
          kind, kind, ["--communities-layer", "communities", "--outlets-layer", "outlets"])
      #expect(found == expected, Comment(rawValue: kind + suffix))
    }
  }

  @Test("a GeoPackage has its key besides, and decimal commas stay in the columns that are kept")
  func others() throws {
    let expected = try results("f/communities.csv", "f/outlets.csv")
    let layers = ["--communities-layer", "communities", "--outlets-layer", "outlets"]
    var package = try results("city.gpkg", "city.gpkg", layers)
    package["communities.csv"]?.replace(/(?m)^[^,]*,/, with: "")
    #expect(package == expected)
    var comma = try results("f/communities-comma.csv", "f/outlets-comma.csv", ["--decimal-comma"])
    comma["communities.csv"]?.replace(/"(\d+),(\d+)"/) { "\($0.1).\($0.2)" }
    #expect(comma == expected)
  }

  @Test("several layers have to be chosen from")
  func layers() throws {
    let outcome = try place.run([
      "analyze", "--communities", "city.gpkg", "--outlets", "city.gpkg", "--output", "run",
    ])
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == """
        livingcircle: city.gpkg: has several layers: communities, outlets. \
        Say which one: --communities-layer, --outlets-layer or --entrances-layer "communities".

        """)
  }
}
