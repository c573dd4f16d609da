import Catalogue
import Coverage
import GeoFormats

/// What `summary.json` says.
struct SummaryDocument: Encodable {
  struct Totals: Encodable {
    var communities: Int
    /// Those outside the study area, of which nothing is asked.
    var contextCommunities: Int?
    /// Those that join no network, where any does; rates are of the others.
    var unknownCommunities: Int?
    var outlets: Int
    var categories: Int
    var pairs: Int
    var livingCircles: Int
    var livingCircleRate: Double
    var meanScore: Double
    var residents: Double?
    var residentsOfLivingCircles: Double?
    var communitiesWithoutResidents: Int?
    var outletsWithoutCategory: Int
    var rejectedCommunities: Int
    var rejectedOutlets: Int
  }

  struct Worst: Encodable {
    var id: String
    var name: String?
    var score: Double
    var missing: [String]
  }

  var limitM: Double
  var reach: Reach
  var network: NetworkSummary?
  var circle: ReachDocument?
  var buildings: SharesDocument?
  var pilot: PilotDocument?
  var totals: Totals
  var dataCheck: CheckDocument?
  var edge: CoverageSummary.Edge?
  var categories: [CoverageSummary.Category]
  var worst: [Worst]

  init(_ run: CoverageRun, _ summary: CoverageSummary) {
    (limitM, reach) = (run.options.walk.metres(along: run.main.reach), run.main.reach)
    network = run.network.map { NetworkSummary($0) }
    circle = run.comparison.map { ReachDocument($0) }
    buildings = run.shares.map { SharesDocument($0) }
    pilot = run.pilot.map { PilotDocument($0) }
    totals = Totals(
      communities: summary.communities,
      contextCommunities: run.contextCount,
      unknownCommunities: summary.unknown > 0 ? summary.unknown : nil, outlets: run.outletCount,
      categories: run.categories.names.count, pairs: summary.pairs,
      livingCircles: summary.livingCircles,
      livingCircleRate: Double(summary.livingCircles)
        / Double(max(summary.communities - summary.unknown, 1)),
      meanScore: summary.meanScore, residents: summary.residents,
      residentsOfLivingCircles: summary.residentsOfLivingCircles,
      communitiesWithoutResidents: summary.communitiesWithoutResidents,
      outletsWithoutCategory: run.categories.outletsWithoutCategory,
      rejectedCommunities: run.communities.rejected.count,
      rejectedOutlets: run.outlets.rejected.count)
    dataCheck = run.check.map { CheckDocument($0) }
    edge = summary.edge
    categories = summary.categories
    worst = summary.worst.map { community in
      Worst(
        id: run.communities.ids[community.row], name: run.communities.names?[community.row],
        score: community.score,
        missing: community.missing.map { run.categoryName(ofRequirement: $0) })
    }
  }
}

/// The pilot area that a run names.
struct PilotDocument: Encodable {
  var area: String
  var province: String
  var lists: [String]

  init(_ pilot: Pilot) {
    (area, province) = (pilot.area, pilot.province)
    lists = pilot.lists.map(\.rawValue)
  }
}

/// What `manifest.json` says: everything that decided the run's results, and nothing that does not; and what tells each file
/// of the results from all others.
///
/// The number of threads and the output folder are left out, because they change no byte.
struct Manifest: Encodable {
  struct Input: Encodable {
    var path: String
    var sha256: String
    var bytes: Int
    var rows: Int?
    var rejected: Int?
    /// Those outside the study area, of which nothing is asked.
    var context: Int?
    var frame: String
    var frameDeclaredBy: String
    /// Of OpenStreetMap data.
    var date: String?
    var attribution: String?
    /// The headers of the columns that have a role, by role.
    var columns: [String: String]?
  }

  struct Options: Encodable {
    var radiusM: Double?
    var minutes: Double?
    var speedMPerMin: Double?
    var detour: Double?
    var positionErrorM: Double?
    var crosswalks: [String]?
    var dedupe: Bool?
    var outletOutlines: Bool?
    var encoding: String?
    var communitiesLayer: String?
    var outletsLayer: String?
    var entrancesLayer: String?
    var decimalComma: Bool?
    var communitiesFrom: [String]?
    var attributions: [String]?
    var badRows: String
    var columns: [String: String]
  }

  struct Result: Encodable {
    var name: String
    var bytes: Int
    var sha256: String
  }

  /// The form of a run's files, which changes when a program that reads them would have to.
  static let format = "livingcircle-run/1"

  struct Standard: Encodable {
    var id: String
    var version: String
    var files: [StandardFile.Source]

    init(_ assessed: AssessedStandard) {
      (id, version) = (assessed.standard.id, assessed.standard.version)
      files = assessed.file.sources
    }
  }

  var tool = "livingcircle"
  var version = livingCircleVersion
  var format = Manifest.format
  var reach: String
  var network: NetworkManifest?
  /// The frame in which distances were measured.
  var workingFrame: String
  var limitM: Double?
  var options: Options
  var pilot: PilotDocument?
  var inputs: [String: Input]
  /// The study area and the main urban area, where files say them.
  var areas: [String: StandardFile.Source]?
  /// The files of crosswalks and words that outlets were read by.
  var crosswalks: [StandardFile.Source]?
  var standards: [Standard]?
  var results: [Result]

  init(_ run: CoverageRun, _ written: [WrittenFile]) {
    results = written.map { Result(name: $0.name, bytes: $0.bytes, sha256: $0.sha256) }
    workingFrame = run.workingFrame.frame.name
    reach = run.options.reach.rawValue
    network = run.network.map { NetworkManifest($0, run.options) }
    options = Options(
      badRows: run.options.badRows.rawValue,
      columns: Dictionary(
        uniqueKeysWithValues: run.options.columns.map { ($0.key.rawValue, $0.value) }))
    switch (run.outcome, run.options.walk) {
    case (.standards(let assessed), _):
      (options.speedMPerMin, options.detour) = (run.options.speed, run.options.detour)
      options.positionErrorM = run.options.positionError
      standards = assessed.map { Standard($0) }
    case (_, .radius(let metres)): options.radiusM = metres
    case (_, .time(let minutes, let speed, let detour)):
      (options.minutes, options.speedMPerMin, options.detour) = (minutes, speed, detour)
    }
    pilot = run.pilot.map { PilotDocument($0) }
    let formats = run.options.formats
    options.encoding = formats.communities.encoding
    (options.communitiesLayer, options.outletsLayer) =
      (formats.communities.layer, formats.outlets.layer)
    options.entrancesLayer = formats.entrances.layer
    if formats.communities.decimalComma { options.decimalComma = true }
    if standards == nil { limitM = run.options.walk.metres(along: run.main.reach) }
    if !run.areas.isEmpty {
      areas = Dictionary(
        uniqueKeysWithValues: run.areas.map { ($0.role, $0.file) })
    }
    if !run.crosswalkFiles.isEmpty {
      crosswalks = run.crosswalkFiles
    }
    if !run.options.attributions.isEmpty { options.attributions = run.options.attributions }
    if run.options.dedupe { options.dedupe = true }
    if run.options.outletOutlines { options.outletOutlines = true }
    if !run.options.crosswalks.isEmpty { options.crosswalks = run.options.crosswalks }
    inputs = ["communities": Self.input(run.communities), "outlets": Self.input(run.outlets)]
    inputs["communities"]?.context = run.contextCount
    inputs["entrances"] = run.entrances.map { Self.input($0.table) }
    inputs["buildings"] = run.shares.map { Self.input($0.buildings) }
    if let extract = run.extract {
      inputs["osm"] = Self.input(extract)
      if run.options.outlets == nil { options.crosswalks = extract.options.crosswalks }
      if run.options.communities == nil {
        options.communitiesFrom = extract.options.origins.map(\.rawValue).sorted()
      }
    }
  }

  private static func input(_ extract: OSMExtract) -> Input {
    Input(
      path: extract.source.path, sha256: extract.source.sha256, bytes: extract.source.bytes,
      frame: Frame.wgs84.name, frameDeclaredBy: FrameDeclaration.file.rawValue,
      date: extract.date?.description,
      attribution: OSMExtract.attribution)
  }

  private static func input(_ table: PointTable) -> Input {
    Input(
      path: table.source.path, sha256: table.source.sha256, bytes: table.source.bytes,
      rows: table.source.rows, rejected: table.rejected.count,
      frame: table.source.frame.name, frameDeclaredBy: table.source.frameDeclaration.rawValue,
      columns: Dictionary(
        uniqueKeysWithValues: table.roles.map { ($0.key.rawValue, $0.value) }))
  }
}

extension CoverageRun {
  /// The id of the category that a requirement asks for.
  func categoryName(ofRequirement requirement: Int) -> String {
    categories.names[table.requirements[requirement].category]
  }
}
