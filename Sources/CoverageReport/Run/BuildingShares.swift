import Coverage
import GeoCore
public import GeoFormats

/// How many of each community's buildings are covered, where one point for a whole community says too little.
///
/// A building belongs to the community that is nearest as the crow flies.
public struct BuildingShares: Sendable {
  /// What is asked of every building: a category of a standard, or a category.
  public struct Category: Hashable, Sendable {
    /// The standard; `nil` where every category is asked for.
    public var standard: String?
    /// The category's id.
    public var id: String
    /// The requirement, and how many outlets it takes.
    var requirement: Int
    var needed: Int
  }

  /// Buildings of one community, or of all, and one category.
  public struct Share: Hashable, Sendable {
    /// How many buildings are covered.
    public var covered = 0
    /// How many are not.
    public var missing = 0
    /// How many could not be joined to the network.
    public var unknown = 0
    /// Dwellings of those that are covered.
    public var coveredDwellings = 0.0
    /// Dwellings of those that are not.
    public var missingDwellings = 0.0

    /// The share of buildings that are covered, of those that are known; `nil` where there are none.
    public var rate: Double? {
      covered + missing > 0 ? Double(covered) / Double(covered + missing) : nil
    }

    /// The same of dwellings.
    public var dwellingRate: Double? {
      let all = coveredDwellings + missingDwellings
      return all > 0 ? coveredDwellings / all : nil
    }

    fileprivate mutating func add(_ other: Share) {
      covered += other.covered
      missing += other.missing
      unknown += other.unknown
      coveredDwellings += other.coveredDwellings
      missingDwellings += other.missingDwellings
    }
  }

  /// The buildings.
  public let buildings: PointTable
  /// What is asked of them.
  public let categories: [Category]
  /// The shares of each community and category, a community's together.
  public private(set) var shares: [Share]
  /// The shares of all communities together.
  public private(set) var all: [Share]

  /// Adds up.
  ///
  /// - Parameters:
  ///   - buildings: The buildings.
  ///   - nearest: The community of each.
  ///   - communityCount: The number of communities.
  ///   - table: The findings for the buildings.
  ///   - categories: What is asked of them.
  init(
    _ buildings: PointTable, nearest: ContiguousArray<UInt32>, communityCount: Int,
    _ table: CoverageTable, _ categories: [Category]
  ) {
    self.buildings = buildings
    self.categories = categories
    let dwellings = buildings.dwellings
    shares = Array(repeating: Share(), count: communityCount * categories.count)
    all = Array(repeating: Share(), count: categories.count)
    for building in 0..<buildings.count {
      let first = Int(nearest[building]) * categories.count
      for (number, category) in categories.enumerated() {
        let finding = table.finding(community: building, requirement: category.requirement)
        let isCovered = finding.count >= category.needed
        if !finding.isKnown {
          shares[first + number].unknown += 1
        } else if isCovered {
          shares[first + number].covered += 1
          shares[first + number].coveredDwellings += dwellings?[building] ?? 0
        } else {
          shares[first + number].missing += 1
          shares[first + number].missingDwellings += dwellings?[building] ?? 0
        }
      }
    }
    for (place, share) in shares.enumerated() { all[place % categories.count].add(share) }
  }

  /// The shares of a community.
  public func shares(of community: Int) -> ArraySlice<Share> {
    shares[community * categories.count..<(community + 1) * categories.count]
  }

  /// Whether the table says how many dwellings its buildings have.
  var hasDwellings: Bool { buildings.dwellings != nil }
}

extension PointTable {
  /// The dwellings of each building, or its residents; 0 where a row does not say, `nil` where no column does.
  fileprivate var dwellings: [Double]? {
    let names = ["dwellings", "households", "户数", "住户"]
    if let column = column(named: names) {
      return (0..<count).map { row in
        let value = Double(column[row].trimmingSpaces()) ?? 0
        return value.isFinite && value > 0 ? value : 0
      }
    }
    return populations.map { column in column.map { $0.isNaN ? 0 : $0 } }
  }
}

extension CoverageRun {
  /// Reads the buildings that the options name and finds what each has; `nil` where they name none.
  ///
  /// - Throws: What reading a table throws; `RunError.nothingExtracted`.
  func buildingShares(
    by analysis: any RunAnalysis, workers: Int
  ) async throws -> BuildingShares? {
    guard var buildings = try await RunInputs.buildings(options, workers: workers) else {
      return nil
    }
    try InputChecks.requireFrame(buildings)
    try await buildings.move(to: workingFrame, workers: workers)
    let found = try await analysis.findings(
      for: buildings.positions, table.requirements, workers: workers)
    return BuildingShares(
      buildings, nearest: try await nearestCommunities(of: buildings.positions, workers: workers),
      communityCount: communities.count, found, buildingCategories)
  }

  /// The community that is nearest to each of some places, as the crow flies.
  private func nearestCommunities(
    of places: Positions, workers: Int
  ) async throws -> ContiguousArray<UInt32> {
    let index = try await GridIndex(
      communities.positions, grouping: Grouping(oneGroupOf: communities.count), workers: workers)
    let size = 512
    let rows = try await concurrentMap(
      (places.count + size - 1) / size, workers: workers
    ) { block in
      let search = GridSearch(index)
      return (block * size..<min(places.count, (block + 1) * size)).map { row -> UInt32 in
        search.findNearest(to: QueryPoint(places[row]))
        return search.nearest[0]?.row ?? 0
      }
    }
    return ContiguousArray(rows.joined())
  }

  private var buildingCategories: [BuildingShares.Category] {
    guard case .standards(let assessed) = outcome else {
      return table.requirements.indices.map { requirement in
        BuildingShares.Category(
          standard: nil, id: categoryName(ofRequirement: requirement), requirement: requirement,
          needed: 1)
      }
    }
    return assessed.flatMap { assessed in
      assessed.standard.categories.enumerated().map { number, category in
        BuildingShares.Category(
          standard: assessed.standard.id, id: category.id,
          requirement: assessed.assessment.requirement(of: number), needed: category.minimum.value)
      }
    }
  }
}

extension RunInputs {
  /// Reads the table of buildings.
  fileprivate static func buildings(
    _ options: RunOptions, workers: Int
  ) async throws -> PointTable? {
    guard let path = options.buildings else { return nil }
    guard path == RunOptions.osmBuildings, let wanted = options.osm else {
      var request = PointTable.Request(path: path, kind: .communities)
      request.frame = options.communitiesFrame
      request.format = options.formats.communities
      request.badRows = options.badRows
      return try await PointTable.read(request, workers: workers)
    }
    var extracted = wanted
    extracted.origins = [.buildings]
    let extract = try await OSMExtract.extract(extracted, workers: workers)
    guard !extract.communities.communities.isEmpty else {
      throw RunError.nothingExtracted(file: wanted.path, .communities)
    }
    return try await PointTable.read(
      PointTable.Request(extract.communitiesText, kind: .communities), workers: workers)
  }
}
