import Catalogue
import Coverage

/// What cities were held against, and how near was measured: cities that differ in it are never added up.
public struct RollupMeasure: Hashable, Sendable, Encodable {
  /// The standard's id; `nil` where every category was asked for once.
  public let standard: String?
  /// Its version.
  public let version: String?
  /// SHA-256 of each of its files.
  public let sha256: [String]
  /// `circle`, `network` or `both`.
  public let reach: String
  /// SHA-256 of the walking profile, where networks were walked.
  public let profileSha256: String?
  /// The limit in metres, where every category has the same.
  public let limitM: Double?
  /// Metres a minute, where they are not the standard's.
  public let speedMPerMin: Double?
  /// The detour factor, likewise.
  public let detour: Double?
  /// How far off a position may be, in metres.
  public let positionErrorM: Double?
  /// Whether outlets that stand in a table twice counted once.
  public let dedupe: Bool?
  /// Whether the nearest part of outlets' outlines was measured to.
  public let outletOutlines: Bool?
  /// The ids of the categories that were asked for.
  public let categories: [String]
  /// What else is counted by its id: tiers, headlines, grades.
  private let counted: [[String]]

  init(_ record: RunRecord, _ assessment: FinishedAssessment) {
    let standard = record.standards?.first { $0.id == assessment.id }
    self.standard = assessment.id
    version = standard?.version
    sha256 = standard?.files.map(\.sha256) ?? []
    reach = record.reach
    profileSha256 = record.network?.profileSha256
    limitM = record.limitM
    (speedMPerMin, detour) = (record.options.speedMPerMin, record.options.detour)
    (positionErrorM, dedupe) = (record.options.positionErrorM, record.options.dedupe)
    outletOutlines = record.options.outletOutlines
    let summary = assessment.summary
    categories = summary.categories.map(\.category)
    counted = [
      summary.tiers.map(\.tier), summary.headlines.map(\.headline), summary.grades.map(\.grade),
    ]
  }

  private enum CodingKeys: String, CodingKey {
    case standard, version, sha256, reach, profileSha256, limitM, speedMPerMin, detour
    case positionErrorM, dedupe, outletOutlines, categories
  }
}
