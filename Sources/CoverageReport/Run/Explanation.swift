public import Coverage
public import GeoCore
import GeoFormats

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
    /// The geodesic's length in metres.
    public var metres: Double
  }

  /// The community's id.
  public var id: String
  /// The community's name; empty where it has none.
  public var name: String
  /// Where the community is.
  public var position: Coordinate
  /// How far residents walk.
  public var walk: Walk
  /// Each category, in the order of their ids.
  public var categories: [Category]

  /// Reads both tables and explains one community.
  ///
  /// Every outlet's distance is computed by itself, without the index: slower, and a check on it.
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
    let ids = inputs.communities.ids
    guard let row = (0..<ids.count).first(where: { ids[$0] == id }) else {
      throw RunError.unknownCommunity(
        id: id, file: options.communities, similar: similar(to: id, in: ids))
    }
    let categories = CategorySet(labels: inputs.outlets.labels, texts: inputs.outlets.labelTexts)
    try InputChecks.requireCategories(categories, inputs.outlets)
    let search = NearestOutlets(
      inputs.outlets, categories, around: inputs.communities.positions[row],
      limit: DistanceLimit(metres: options.walk.metres), perCategory: outletsPerCategory)
    return Explanation(
      id: id, name: inputs.communities.names?[row] ?? "",
      position: inputs.communities.positions[row], walk: options.walk,
      categories: search.categories)
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

/// The nearest outlets of every category round one place, by looking at all of them.
private struct NearestOutlets {
  let categories: [Explanation.Category]

  init(
    _ outlets: PointTable, _ set: CategorySet, around place: Coordinate, limit: DistanceLimit,
    perCategory: Int
  ) {
    var found = [[Neighbor]](repeating: [], count: set.names.count)
    for row in 0..<outlets.count {
      let groups = set.grouping.groups[Int(set.grouping.labels[row])]
      guard !groups.isEmpty else { continue }
      let metres = geodesicLength(from: place, to: outlets.positions[row])
      for group in groups { found[group].append(Neighbor(row: UInt32(row), metres: metres)) }
    }
    categories = set.names.indices.map { category in
      let sorted = found[category].sorted { ($0.metres, $0.row) < ($1.metres, $1.row) }
      let finding = Finding(
        count: sorted.count { $0.metres <= limit.metres }, nearest: sorted.first,
        requirement: Requirement(category: category, limit: limit.metres))
      let nearest = sorted.prefix(perCategory).map { neighbor in
        Explanation.Outlet(
          id: outlets.ids[Int(neighbor.row)], name: outlets.names?[Int(neighbor.row)] ?? "",
          metres: neighbor.metres)
      }
      return Explanation.Category(
        name: set.names[category], finding: finding, nearest: nearest)
    }
  }
}
