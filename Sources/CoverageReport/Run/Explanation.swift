import Catalogue
public import Coverage
public import GeoCore
public import GeoFormats

/// One community's verdicts with their reasons: each category with its nearest outlets.
public struct Explanation: Sendable {
  /// One category.
  public struct Category: Sendable {
    /// The category's id.
    public var name: String
    /// The finding.
    public var finding: Finding
    /// The nearest outlets, nearest first.
    public var nearest: [Outlet]
  }

  /// One outlet.
  public struct Outlet: Sendable {
    /// The outlet's id.
    public var id: String
    /// The outlet's name; empty where it has none.
    public var name: String
    /// The distance in metres, as the run measures it.
    public var metres: Double
    /// The entrance that it is to; `nil` where it is to the outlet's own position.
    public var entrance: RunEntrances.Entrance?
  }

  /// The community's id.
  public var id: String
  /// The community's name; empty where it has none.
  public var name: String
  /// Where the community is, in ``workingFrame``.
  public var position: Coordinate
  /// The frame in which distances were measured.
  public var workingFrame: WorkingFrame
  /// How near is measured.
  public var reach: Reach
  /// How far residents walk.
  public var walk: Walk
  /// Each category, in the order of their ids.
  public var categories: [Category]
  /// What can be drawn of its walks; `nil` for circles.
  public var walks: CommunityWalks?

  /// Reads both tables and explains one community.
  ///
  /// Every outlet's distance is computed by itself, without the index: slower, and a check on it. Along a network one search
  /// from the community comes to all of them.
  ///
  /// - Parameters:
  ///   - id: The community's id.
  ///   - options: As for the run.
  ///   - outletsPerCategory: How many of the nearest outlets to name.
  ///   - workers: The largest number of tasks.
  /// - Returns: The community's findings with the nearest outlets of each category.
  /// - Throws: `InputError`, `FrameError`, `RunError`, `CancellationError`.
  public static func explain(
    _ id: String, _ options: RunOptions, outletsPerCategory: Int = 3, workers: Int = 1
  ) async throws -> Explanation {
    try InputChecks.requireWalk(options.walk)
    let inputs = try await RunInputs.read(
      options, workers: workers, monitor: nil, keepsNames: true)
    let row = try inputs.row(ofCommunity: id)
    let categories = CategorySet(
      try await inputs.categories(workers: workers))
    try InputChecks.requireCategories(categories, inputs.outlets)
    let join = try await CoverageRun.join(options, inputs, workers: workers)
    let nearby = OutletsByDistance(inputs, categories, around: row, along: join)
    return Explanation(
      id: id, name: inputs.communities.names?[row] ?? "",
      position: inputs.communities.positions[row], workingFrame: inputs.workingFrame,
      reach: options.reach.main, walk: options.walk,
      categories: categories.names.indices.map { category in
        Category(
          name: categories.names[category],
          finding: nearby.finding(category, within: options.walk.metres(along: options.reach.main)),
          nearest: nearby.nearest(category, outletsPerCategory, inputs))
      },
      walks: join.map { join in
        CommunityWalks(
          join, from: row, options, inputs.outlets,
          to: categories.names.enumerated().map { ($1, nearby.nearest($0)) })
      })
  }
}

extension RunInputs {
  /// The row of the community with an id.
  ///
  /// - Throws: `RunError.unknownCommunity` with ids that are alike, `.communityOutsideStudyArea`.
  func row(ofCommunity id: String) throws(RunError) -> Int {
    func row(in ids: StringColumn) -> Int? { (0..<ids.count).first { ids[$0] == id } }
    let ids = communities.ids
    if let row = row(in: ids) { return row }
    if let area = studyArea?.source?.path, row(in: context.ids) != nil {
      throw .communityOutsideStudyArea(id: id, file: communities.source.path, area: area)
    }
    throw .unknownCommunity(
      id: id, file: communities.source.path, similar: Self.similar(to: id, in: ids))
  }

  /// Up to three ids that begin alike or contain what was typed.
  private static func similar(to id: String, in ids: StringColumn) -> [String] {
    let typed = id.lowercased()
    let all = (0..<ids.count).lazy.map { ids[$0] }
    let alike = all.filter { candidate in
      let candidate = candidate.lowercased()
      return candidate.contains(typed) || typed.contains(candidate)
    }
    return Array(alike.prefix(3))
  }
}
