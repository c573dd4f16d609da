import Catalogue
import CoverageReport
import Foundation
import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Every error has its words in every language")
struct ErrorTextTests {
  /// Chinese text: it has Chinese characters, no English sentence, and no mark of English punctuation after them.
  private func expectChinese(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let comment = Comment(rawValue: text)
    #expect(text.contains(/\p{Han}{4}/), comment, sourceLocation: sourceLocation)
    #expect(
      !text.contains(/[A-Za-z']+(?:,? [A-Za-z']+){3}/), comment, sourceLocation: sourceLocation)
    #expect(!text.contains(/\p{Han}[,.:;()]/), comment, sourceLocation: sourceLocation)
    #expect(text.hasSuffix("。") || text.hasSuffix("？"), comment, sourceLocation: sourceLocation)
  }

  /// English text: nothing of it is Chinese.
  private func expectEnglish(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      !text.contains(/[，。：；（）“”、]/), Comment(rawValue: text), sourceLocation: sourceLocation)
    #expect(text.contains(/[a-z]+ [a-z]+/), Comment(rawValue: text), sourceLocation: sourceLocation)
  }

  /// Holds both texts of an error against what they have to say.
  private func check(
    _ text: (Language) -> String, says details: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectEnglish(text(.en), sourceLocation: sourceLocation)
    expectChinese(text(.zh), sourceLocation: sourceLocation)
    for language in Language.allCases {
      for detail in details {
        #expect(
          text(language).contains(detail), Comment(rawValue: detail),
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test("what is wrong with an input, with file, line, field and value", arguments: Samples.reasons)
  func inputProblem(reason: InputProblem.Reason) {
    let problem = InputProblem(reason, file: "a.csv", line: 147, field: "head", value: "8x")
    check(problem.text(in:), says: ["a.csv", "147", "head", "8x"] + Samples.details(reason))
    let bare = InputProblem(reason, file: "a.csv")
    check(bare.text(in:), says: ["a.csv"] + Samples.details(reason))
  }

  @Test("there is a sample of every kind of problem")
  func everyReason() {
    #expect(Set(Samples.reasons.map(Samples.kind)) == Set(0..<29))
    #expect(Set(Samples.runErrors.map(Samples.kind)) == Set(0..<18))
    #expect(Set(Samples.historyErrors.map(Samples.kind)) == Set(0..<15))
  }

  @Test("more problems than are named")
  func manyProblems() {
    let problem = InputProblem(.empty, file: "a.csv", line: 3, field: "id", value: "")
    check(InputError([problem], count: 38).text(in:), says: ["a.csv", "3", "37"])
    #expect(
      InputError([problem], count: 38).text(in: .zh) == """
        a.csv 第 3 行：id 为空。请填写，或用 --bad-rows skip 跳过这样的行。
        ……另有 37 个问题。
        """)
  }

  @Test("what keeps a run from an answer", arguments: Samples.runErrors)
  func runError(error: RunError) {
    check(error.text(in:), says: Samples.details(error))
  }

  @Test("what keeps a folder from being a finished run", arguments: Samples.finishedRunErrors)
  func finishedRunError(error: FinishedRunError) {
    switch error {
    case .notARun(let folder): check(error.text(in:), says: [folder, "manifest.json", "--output"])
    case .incomplete(let folder, let file): check(error.text(in:), says: [folder, file, "--force"])
    case .otherFormat(let folder, let format):
      check(error.text(in:), says: [folder, "livingcircle-run/1"] + (format.map { [$0] } ?? []))
    case .changed(let file): check(error.text(in:), says: [file, "SHA-256", "manifest.json"])
    case .inconsistent(let file, let line):
      check(error.text(in:), says: [file] + (line.map { ["\($0)"] } ?? []))
    }
  }

  @Test("what keeps a run from being handed over")
  func handoverError() {
    for error in [
      HandoverError.notWGS84(folder: "run", frame: "GCJ-02"),
      .tooManyColumns(folder: "run", sheet: "S", count: 20_000, most: 16_384),
    ] {
      switch error {
      case .notWGS84:
        check(error.text(in:), says: ["run", "GCJ-02", "RFC 7946", "--format gpkg"])
      case .tooManyColumns: check(error.text(in:), says: ["run", "S", "20000", "16384"])
      }
    }
  }

  @Test("what keeps a folder from being rolled up, and what a reader of the sums has to know")
  func rollupTexts() {
    for error in [
      RollupError.notABatch(folder: "b"), .damaged(file: "b/batch.json"),
      .otherFormat(file: "b/batch.json", format: 7), .noCities(file: "b/batch.json"),
    ] {
      switch error {
      case .notABatch(let folder): check(error.text(in:), says: [folder, "batch.json", "--output"])
      case .damaged(let file): check(error.text(in:), says: [file, "--resume"])
      case .otherFormat(let file, let format):
        check(error.text(in:), says: [file, "\(format)", "--resume"])
      case .noCities(let file): check(error.text(in:), says: [file])
      }
    }
    for remark in [
      RollupRemark.severalMeasures(3), .severalVersions(["0.1", "0.2"]),
      .unknownPilot(city: "a", name: "b"), .withoutProvince(2),
      .withoutHistory(2, Quarter("2026Q3")!),
    ] {
      switch remark {
      case .severalMeasures(let count): check(remark.text(in:), says: ["\(count)"])
      case .severalVersions(let versions): check(remark.text(in:), says: versions)
      case .unknownPilot(let city, let name):
        check(remark.text(in:), says: [city, name, "livingcircle pilots"])
      case .withoutProvince(let count): check(remark.text(in:), says: ["\(count)"])
      case .withoutHistory(let count, let quarter):
        check(remark.text(in:), says: ["\(count)", "\(quarter)", "history add"])
      }
    }
  }

  @Test("what keeps a batch, or a city of it, from being done")
  func batchError() {
    let errors: [(BatchError, [String])] = [
      (.noCityColumn(file: "m.csv", headers: ["a", "b"]), ["m.csv:1", "a", "b", "city"]),
      (.noCities(file: "m.csv"), ["m.csv"]),
      (.cityName(file: "m.csv", line: 3, city: "../x"), ["m.csv:3", "../x"]),
      (.sameCity(file: "m.csv", line: 5, city: "A", first: 2), ["m.csv:5", "A", "2"]),
      (
        .notForOneCity(file: "m.csv", line: 4, city: "A", option: "threads"),
        ["m.csv:4", "A", "--threads"]
      ),
      (.locked(folder: "out"), ["out"]), (.exists(folder: "out"), ["out", "--resume", "--force"]),
      (.damagedRecord(file: "out/batch.json"), ["out/batch.json", "--force"]),
      (.noTask(line: 7), ["7", "batch", "--plan"]),
    ]
    for (error, details) in errors { check(error.text(in:), says: details) }
    check(BatchHalt().text(in:), says: ["--resume"])
  }

  @Test("what keeps a history from being kept or asked", arguments: Samples.historyErrors)
  func historyError(error: HistoryError) {
    check(error.text(in:), says: Samples.details(error))
  }

  @Test(
    "what is in the way of the results",
    arguments: [.exists, .notAFolder] + [ENOSPC, EACCES, EROFS, EPIPE].map { .system($0) }
      as [OutputError.Reason])
  func outputError(reason: OutputError.Reason) {
    check(OutputError(reason, path: "run/x").text(in:), says: ["run/x"])
  }

  @Test("frames, whose errors only reading a table makes")
  func frameError() async throws {
    let place = try Workplace()
    try place.folder.write("c.csv", "id,lon,lat\nc,10.5,50\n")
    for frame in ["EPSG:999999", "EPSG:4978", "EPSG:3857"] {
      var request = PointTable.Request(path: place.folder.path("c.csv"), kind: .communities)
      request.frame = Frame(frame)
      let error = await #expect(throws: FrameError.self) { try await PointTable.read(request) }
      let isRead = frame == "EPSG:3857"
      check(try #require(error).text(in:), says: [frame, "c.csv"] + (isRead ? ["10.5, 50.0"] : []))
    }
    let reasons: [FrameError.Reason] = [.unknown, .unconnected, .looksLikeDegrees(10.5, 50)]
    for reason in reasons {
      check(FrameError(reason, frame: "EPSG:4978").text(in:), says: ["EPSG:4978", "GCJ-02"])
    }
  }
}

/// One error of each kind, with what its text has to say.
private enum Samples {
  static let reasons: [InputProblem.Reason] =
    [
      .notANumber, .notAFlag, .outOfRange(-90, 90), .outOfRange(-180, 180), .outOfRange(0, 7_000),
      .duplicateOutlet(id: "o17"), .unknownOutlet,
      .farFromOutlet(metres: 12_345),
      .notConvertible(frame: "EPSG:4549"), .empty, .duplicateID(line: 53),
      .fieldCount(expected: 29),
      .quotation, .unreadable("No such file or directory"), .unreadable("Permission denied"),
      .noHeader, .noRows, .missingColumn(role: .longitude, headers: ["one", "two"]),
      .ambiguousColumn(role: .latitude, headers: ["one", "two"]),
      .ambiguousColumn(role: .latitude, headers: ["one", "one"]),
      .unknownColumn(headers: ["one", "two"]), .encoding(.binary), .encoding(.unknown),
      .encoding(.not("BIG5")), .encoding(.noSuch("KLINGON")), .degreesMinutesSeconds,
      .geometry(.none), .geometry(.malformed), .geometry(.notAnArea),
      .severalLayers(.geoPackage, ["one", "two"]),
      .severalLayers(.workbook, ["one", "two"]), .unknownLayer(.workbook, ["one", "two"]),
      .unknownLayer(.geoPackage, []), .unfinished, .noFeatures,
      .openStreetMap(.format), .networkVersion, .geometry(.notALine),
      .openStreetMap(.damaged("PBF error: truncated data")), .openStreetMap(.memory),
    ] + FileKind.allCases.flatMap { [.damaged($0), .inflated($0)] }
    + RefusedKind.allCases.map { .refused($0) }

  static let finishedRunErrors: [FinishedRunError] = [
    .notARun(folder: "a"), .incomplete(folder: "a", file: "coverage.csv"),
    .otherFormat(folder: "a", format: nil), .otherFormat(folder: "a", format: "livingcircle-run/9"),
    .changed(file: "a/coverage.csv"), .inconsistent(file: "a/coverage.csv", line: 71),
    .inconsistent(file: "a/places.bin", line: nil),
  ]

  static let runErrors: [RunError] =
    [
      .undeclaredFrame(file: "a.csv", longitude: 114.25, latitude: 30.5),
      .apart(metres: 222_900, communities: "a.csv", outlets: "b.csv"),
      .swappedAxes(
        communities: "a.csv", Coordinate(longitude: 50.5, latitude: 10.25), outlets: "b.csv",
        Coordinate(longitude: 11.5, latitude: 51.25)),
      .noCategories(file: "a.csv"), .unknownCommunity(id: "c7", file: "a.csv", similar: []),
      .unknownCommunity(id: "c7", file: "a.csv", similar: ["c70", "c71"]),
      .invalidWalk(metres: 6_000_001), .sameStandard(id: "everyday"),
      .noCategoriesOfStandards(file: "a.csv", standards: ["everyday"], found: ["shop"]),
      .outsideStudyArea(file: "a.csv", area: "b.geojson"),
      .unknownPilot(name: "伦敦", .unknown(similar: [])),
      .unknownPilot(name: "南京区", .unknown(similar: ["南京市"])),
      .unknownPilot(name: "海南", .ambiguous(["海南省", "海南州"])),
      .nothingExtracted(file: "a.osm.pbf", .communities),
      .nothingExtracted(file: "a.osm.pbf", .outlets),
      .noWalkableWays(file: "a.osm.pbf", profile: "walking"),
      .noNetwork, .noOutlines(file: "b.csv"),
      .communityOutsideStudyArea(id: "c7", file: "a.csv", area: "b.geojson"),
      .tooLittleMemory(needed: 300 << 20, limit: 100 << 20),
      .nothingJoined(
        file: "c.csv", network: "n.osm.pbf", metres: 200, Coordinate(longitude: 1, latitude: 2),
        near: Coordinate(longitude: 3, latitude: 4)),
    ] + RunFeature.allCases.map { .cannotPart($0, needed: 300 << 20, limit: 100 << 20) }

  static let historyErrors: [HistoryError] = [
    .missing(file: "h.sqlite"), .notAHistory(file: "h.sqlite"), .newer(file: "h.sqlite"),
    .damaged(file: "h.sqlite"), .busy(file: "h.sqlite", seconds: 30),
    .busy(file: "h.sqlite", seconds: 0.5), .readOnly(file: "h.sqlite"), .full(file: "h.sqlite"),
    .system(file: "h.sqlite", message: "disk I/O error"), .noCity(folder: "run"),
    .noQuarter(folder: "run"),
    .unknownCity(file: "h.sqlite", city: "伦敦", known: (1...9).map { "c\($0)" }),
    .unknownCity(file: "h.sqlite", city: "x", known: []),
    .noRun(file: "h.sqlite", city: "x", quarter: "2026Q3", known: ["2026Q1", "2026Q2"]),
    .empty(file: "h.sqlite"),
    .emptyQuarter(file: "h.sqlite", quarter: "2026Q3", known: ["2026Q1"]),
    .nothingInCommon(before: ["everyday"], after: ["beijing-8"]),
  ]

  /// A number for each kind; the compiler asks for a new one's, and the test for its sample.
  static func kind(_ reason: InputProblem.Reason) -> Int {
    switch reason {
    case .notANumber: 0
    case .duplicateOutlet: 25
    case .outOfRange: 1
    case .notConvertible: 2
    case .empty: 3
    case .duplicateID: 4
    case .fieldCount: 5
    case .quotation: 6
    case .unreadable: 7
    case .noHeader: 8
    case .noRows: 9
    case .missingColumn: 10
    case .ambiguousColumn: 11
    case .unknownColumn: 12
    case .encoding: 13
    case .notAFlag: 14
    case .degreesMinutesSeconds: 15
    case .geometry: 16
    case .damaged: 17
    case .inflated: 18
    case .refused: 19
    case .severalLayers: 20
    case .unknownLayer: 21
    case .unfinished: 22
    case .noFeatures: 23
    case .openStreetMap: 26
    case .networkVersion: 27
    case .unknownOutlet: 28
    case .farFromOutlet: 24
    }
  }

  static func kind(_ error: RunError) -> Int {
    switch error {
    case .undeclaredFrame: 0
    case .apart: 1
    case .swappedAxes: 2
    case .noCategories: 3
    case .unknownCommunity: 4
    case .invalidWalk: 5
    case .noCategoriesOfStandards: 6
    case .sameStandard: 7
    case .unknownPilot: 8
    case .outsideStudyArea: 9
    case .nothingExtracted: 10
    case .noWalkableWays: 11
    case .noNetwork: 12
    case .nothingJoined: 13
    case .cannotPart: 14
    case .tooLittleMemory: 15
    case .noOutlines: 16
    case .communityOutsideStudyArea: 17
    }
  }

  static func kind(_ error: HistoryError) -> Int {
    switch error {
    case .missing: 0
    case .notAHistory: 1
    case .newer: 2
    case .damaged: 3
    case .busy: 4
    case .readOnly: 5
    case .full: 6
    case .system: 7
    case .noCity: 8
    case .noQuarter: 9
    case .unknownCity: 10
    case .noRun: 11
    case .emptyQuarter: 12
    case .nothingInCommon: 13
    case .empty: 14
    }
  }

  static func details(_ error: HistoryError) -> [String] {
    switch error {
    case .missing(let file), .damaged(let file), .empty(let file): [file, "history add"]
    case .notAHistory(let file), .newer(let file): [file, "livingcircle"]
    case .busy(let file, let seconds): [file, seconds == 30 ? "30" : "0.5"]
    case .readOnly(let file): [file, "SQLite"]
    case .full(let file): [file]
    case .system(let file, let message): [file, message]
    case .noCity(let folder): [folder, "--city"]
    case .noQuarter(let folder): [folder, "--quarter"]
    case .unknownCity(let file, let city, let known): [file, city, "--city"] + known.prefix(8)
    case .noRun(let file, let city, let quarter, let known): [file, city, quarter] + known
    case .emptyQuarter(let file, let quarter, let known): [file, quarter] + known
    case .nothingInCommon(let before, let after): before + after + ["--standard"]
    }
  }

  static func details(_ reason: InputProblem.Reason) -> [String] {
    switch reason {
    case .outOfRange(let low, let high): ["\(Int(low))", "\(Int(high))"]
    case .notConvertible(let frame): [frame]
    case .duplicateID(let line): ["\(line)"]
    case .duplicateOutlet(let id): [id]
    case .farFromOutlet: ["12", "--outlets-crs"]
    case .fieldCount(let expected): ["\(expected)"]
    case .missingColumn(let role, let headers): [role.rawValue, "one", headers[1], "经度"]
    case .ambiguousColumn(let role, let headers): [role.rawValue, headers[0], headers[1]]
    case .unknownColumn(let headers): headers
    case .encoding(.not(let name)), .encoding(.noSuch(let name)): [name]
    case .degreesMinutesSeconds: ["116.388056"]
    case .severalLayers(_, let names): names + ["--outlets-layer"]
    case .unknownLayer(_, let names): names
    case .refused(.shapefile), .refused(.flatGeobuf): ["ogr2ogr -f GPKG a.gpkg a.csv"]
    default: []
    }
  }

  static func details(_ error: RunError) -> [String] {
    switch error {
    case .undeclaredFrame:
      [
        "a.csv", "114.25", "30.5", "--crs GCJ-02", "--crs BD-09", "--crs EPSG:4326",
        "--outlets-crs",
      ]
    case .apart: ["a.csv", "b.csv", "100", "222", "--crs"]
    case .swappedAxes: ["a.csv", "b.csv", "50.5", "10.25", "11.5", "51.25", "--column lon="]
    case .noCategories: ["a.csv", "--column category="]
    case .unknownCommunity(let id, let file, let similar): [id, file] + similar
    case .noCategoriesOfStandards: ["a.csv", "everyday", "shop", "standards show"]
    case .sameStandard(let id): [id, "--standard"]
    case .outsideStudyArea(let file, let area): [file, area]
    case .unknownPilot(let name, .unknown(let similar)): ["--pilot \(name)"] + similar
    case .unknownPilot(let name, .ambiguous(let areas)): ["--pilot \(name)"] + areas
    case .nothingExtracted(let file, .communities): [file, "--communities-from", "buildings"]
    case .nothingExtracted(let file, _): [file, "--crosswalk", "--outlets"]
    case .noWalkableWays(let file, let profile): [file, profile, "--profile"]
    case .noNetwork: ["--network", "--osm", "network build"]
    case .cannotPart: ["--memory 300M", "100"]
    case .tooLittleMemory: ["--memory 300M", "--memory 100M"]
    case .nothingJoined(let file, let network, let metres, let place, let near):
      [
        file, network, "\(Int(metres))", "\(place.longitude)", "\(near.latitude)",
        "--join-within", "--crs",
      ]
    case .noOutlines(let file): [file, "--outlet-outlines", "GeoPackage"]
    case .communityOutsideStudyArea(let id, let file, let area): [id, file, area, "--study-area"]
    case .invalidWalk: ["6000001", "5,000,000", "--radius", "--minutes", "--speed", "--detour"]
    }
  }
}
