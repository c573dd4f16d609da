import Catalogue
import CoverageReport
import GeoCore
import GeoFormats

/// One error of each kind, with what its text has to say.
enum ErrorSamples {
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
