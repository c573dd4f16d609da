public import GeoFormats

/// A finished run's folder, read back into columns: all that a report is made from.
public struct FinishedRun: Sendable {
  /// Something about the inputs that results could suffer from.
  public struct Concern: Decodable, Sendable, Hashable {
    /// What, as `check` calls it.
    public var concern: String
    /// How much it matters: `note`, `care` or `unfit`.
    public var severity: String
    /// Which table it is in: `communities`, `outlets` or `both`.
    public var table: String
    /// How many rows.
    public var count: Int
  }

  /// What a look at the inputs found.
  public struct DataCheck: Decodable, Sendable, Hashable {
    /// `fit`, `usable-with-care` or `unfit`.
    public var verdict: String
    /// What was found.
    public var concerns: [Concern]
  }

  /// Categories of outlets that no standard asks for.
  public struct UnusedCategory: Decodable, Sendable, Hashable {
    /// The category.
    public var category: String
    /// How many outlets have it.
    public var outlets: Int
  }

  /// In how many communities standards come to different verdicts about a category.
  public struct Difference: Decodable, Sendable, Hashable {
    /// The category.
    public var category: String
    /// How many communities.
    public var communities: Int
  }

  /// The folder.
  public let folder: String
  /// What the run says of itself.
  public let record: RunRecord
  /// The file it says that in.
  public let manifest: ResultBytes
  /// The communities.
  public let communities: FinishedCommunities
  /// The communities outside the study area.
  public let context: FinishedContext
  /// The outlets.
  public let outlets: FinishedOutlets
  /// The streets around them; `nil` where no network was walked.
  package let streets: FinishedStreets?
  /// The communities held against each standard, in the order given; against every category where there was none.
  public let assessments: [FinishedAssessment]
  /// What a look at the inputs found; `nil` where they were too large to look on the way.
  public let dataCheck: DataCheck?
  /// How many outlets have no category.
  public let outletsWithoutCategory: Int
  /// Categories of outlets that nothing asks for.
  public let unusedCategories: [UnusedCategory]
  /// Where several standards differ; empty with one.
  public let differences: [Difference]

  /// Reads a run.
  ///
  /// - Parameter folder: The folder that `analyze` wrote.
  /// - Returns: All of it, its files held against the manifest and against each other.
  /// - Throws: `FinishedRunError`; `InputError` where the system does not read a file.
  /// - Complexity: O(bytes of the folder).
  public static func read(_ folder: String) throws -> FinishedRun {
    let folder = try ResultFolder(folder)
    let summary = try SummaryReader(folder)
    var assessments = summary.assessments
    let communities = try CommunitiesReader(folder, assessments).read(&assessments)
    let categoryCount = assessments.reduce(0) { $0 + $1.categories.count }
    let bytes = try folder.bytes(PlacesFile.name)
    guard let places = PlacesDocument(bytes, categoryCount: categoryCount),
      places.communities.count == communities.count
    else { throw FinishedRunError.inconsistent(file: folder.path(PlacesFile.name), line: nil) }
    return try FinishedRun(
      folder, summary, communities, places, streets(folder, communities.count), &assessments)
  }

  private static func streets(
    _ folder: ResultFolder, _ communityCount: Int
  ) throws -> FinishedStreets? {
    guard folder.has(StreetsFile.name) else { return nil }
    let bytes = try folder.bytes(StreetsFile.name)
    guard let streets = FinishedStreets(bytes, communityCount: communityCount) else {
      throw FinishedRunError.inconsistent(file: folder.path(StreetsFile.name), line: nil)
    }
    return streets
  }

  private init(
    _ folder: ResultFolder, _ summary: SummaryReader, _ communities: FinishedCommunities,
    _ places: PlacesDocument, _ streets: FinishedStreets?,
    _ assessments: inout [FinishedAssessment]
  ) throws {
    self.folder = folder.path
    (record, manifest) = (folder.record, folder.manifest)
    var communities = communities
    communities.positions = places.communities
    self.communities = communities
    context = try FinishedContext(folder)
    (outlets, self.streets) = (places.outlets, streets)
    try CoverageReader(folder, communities.ids, places.outlets.namedIDs).read(&assessments)
    self.assessments = assessments
    dataCheck = summary.dataCheck
    outletsWithoutCategory = summary.outletsWithoutCategory
    unusedCategories = summary.unusedCategories
    differences = summary.differences
  }
}
