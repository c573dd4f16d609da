import Coverage
import GeoFormats

/// What `summary.json` says.
struct SummaryDocument: Encodable {
  struct Totals: Encodable {
    var communities: Int
    var outlets: Int
    var categories: Int
    var pairs: Int
    var living_circles: Int
    var living_circle_rate: Double
    var mean_score: Double
    var residents: Double?
    var residents_of_living_circles: Double?
    var communities_without_residents: Int?
    var outlets_without_category: Int
    var rejected_communities: Int
    var rejected_outlets: Int
  }

  struct Worst: Encodable {
    var id: String
    var name: String?
    var score: Double
    var missing: [String]
  }

  var limit_m: Double
  var reach = "circle"
  var totals: Totals
  var categories: [CoverageSummary.Category]
  var worst: [Worst]

  init(_ run: CoverageRun) {
    let summary = run.summary
    limit_m = run.options.walk.metres
    totals = Totals(
      communities: summary.communities, outlets: run.outlets.count,
      categories: run.categories.names.count, pairs: summary.pairs,
      living_circles: summary.livingCircles,
      living_circle_rate: Double(summary.livingCircles) / Double(max(summary.communities, 1)),
      mean_score: summary.meanScore, residents: summary.residents,
      residents_of_living_circles: summary.residentsOfLivingCircles,
      communities_without_residents: summary.communitiesWithoutResidents,
      outlets_without_category: run.categories.outletsWithoutCategory,
      rejected_communities: run.communities.rejected.count,
      rejected_outlets: run.outlets.rejected.count)
    categories = summary.categories
    worst = summary.worst.map { community in
      Worst(
        id: run.communities.ids[community.row], name: run.communities.names?[community.row],
        score: community.score,
        missing: community.missing.map { run.categoryName(ofRequirement: $0) })
    }
  }
}

/// What `manifest.json` says: everything that decided the run's results, and nothing that does not.
///
/// The number of threads and the output folder are left out, because they change no byte.
struct Manifest: Encodable {
  struct Input: Encodable {
    var path: String
    var sha256: String
    var bytes: Int
    var rows: Int
    var rejected: Int
    var frame: String
  }

  struct Options: Encodable {
    var crs: String?
    var radius_m: Double?
    var minutes: Double?
    var speed_m_per_min: Double?
    var detour: Double?
    var bad_rows: String
    var columns: [String: String]
  }

  var tool = "livingcircle"
  var version = livingCircleVersion
  var reach = "circle"
  var limit_m: Double
  var options: Options
  var inputs: [String: Input]

  init(_ run: CoverageRun) {
    limit_m = run.options.walk.metres
    options = Options(
      crs: run.options.frame?.name, bad_rows: run.options.badRows.rawValue,
      columns: Dictionary(
        uniqueKeysWithValues: run.options.columns.map { ($0.key.rawValue, $0.value) }))
    switch run.options.walk {
    case .radius(let metres): options.radius_m = metres
    case .time(let minutes, let speed, let detour):
      (options.minutes, options.speed_m_per_min, options.detour) = (minutes, speed, detour)
    }
    inputs = [
      "communities": Self.input(run.communities), "outlets": Self.input(run.outlets),
    ]
  }

  private static func input(_ table: PointTable) -> Input {
    Input(
      path: table.source.path, sha256: table.source.sha256, bytes: table.source.bytes,
      rows: table.source.rows, rejected: table.rejected.count, frame: table.source.frame.name)
  }
}

extension CoverageRun {
  /// The id of the category that a requirement asks for.
  func categoryName(ofRequirement requirement: Int) -> String {
    categories.names[table.requirements[requirement].category]
  }
}
