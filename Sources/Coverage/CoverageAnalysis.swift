public import GeoCore

/// Outlets, indexed, ready to be held against requirements.
public struct CoverageAnalysis: ReachAnalysis {
  let index: GridIndex
  /// The outlets that the index leaves out, because they are reached at several places; `nil` where there are none.
  let several: SeveralPlaces?
  /// Those that it leaves out because they are reached along their outlines.
  let drawn: DrawnOutlets?
  /// The outlets' categories.
  public let categories: CategorySet

  /// Indexes outlets.
  ///
  /// - Throws: `CancellationError`, nothing else.
  public init(outlets: Positions, categories: CategorySet, workers: Int = 1) async throws {
    try await self.init(
      outlets: OutletPlaces(outlets), categories: categories, workers: workers)
  }

  /// Indexes outlets of which some have entrances, or are reached along their outlines.
  ///
  /// - Throws: `CancellationError`, nothing else.
  /// - Complexity: Queries cost as much as for points and, where there are outlets with several entrances or with outlines, a second
  ///   look at those alone.
  public init(outlets: OutletPlaces, categories: CategorySet, workers: Int = 1) async throws {
    self.categories = categories
    let first = outlets.firstPlaces(categories.grouping)
    index = try await GridIndex(first.positions, grouping: first.grouping, workers: workers)
    several = try await SeveralPlaces(of: outlets, categories.grouping, workers: workers)
    drawn = try await DrawnOutlets(of: outlets, categories.grouping, workers: workers)
  }

  /// Finds, for every community and requirement, how many outlets are within the limit and which is nearest.
  ///
  /// Reach is the circle: the geodesic on WGS 84, exactly.
  ///
  /// - Parameters:
  ///   - communities: Where the residents are.
  ///   - requirements: What they need.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  ///   - progress: Advanced by communities.
  /// - Returns: One finding for each community and requirement.
  /// - Throws: `CancellationError`, nothing else.
  public func findings(
    for communities: Positions, requirements: [Requirement], workers: Int = 1,
    progress: Progress? = nil
  ) async throws -> CoverageTable {
    try await findings(
      for: communities, requirements: requirements, beside: nil, workers: workers,
      progress: progress)
  }

  /// The same, where some outlets are known already: of those that are further away than what is known, any may be found, or
  /// none.
  func findings(
    for communities: Positions, requirements: [Requirement], beside known: KnownFindings?,
    workers: Int, progress: Progress? = nil
  ) async throws -> CoverageTable {
    progress?.begin(communities.count)
    let order = SpatialOrder.rows(of: communities)
    let blockSize = 256
    let blocks = (order.count + blockSize - 1) / blockSize
    var table = CoverageTable(requirements: requirements, communityCount: communities.count)
    let storage = table.storage
    let costs = try await concurrentMap(blocks, workers: workers) { block in
      let rows = order[block * blockSize..<min(order.count, (block + 1) * blockSize)]
      defer { progress?.advance(by: rows.count) }
      return self.findings(rows, communities, requirements, known, into: storage)
    }
    for cost in costs { table.work += cost }
    return table
  }

  /// Writes the findings of some communities to their places.
  ///
  /// - Returns: What they cost.
  private func findings(
    _ rows: ArraySlice<UInt32>, _ communities: Positions, _ requirements: [Requirement],
    _ known: KnownFindings?, into storage: FindingStorage
  ) -> QueryWork {
    let search = GridSearch(index)
    let (several, drawn) = (
      several.map(SeveralPlacesSearch.init), drawn.map(DrawnOutletsSearch.init)
    )
    let limits = Set(requirements.map(\.limit)).sorted().map { limit in
      (
        DistanceLimit(metres: limit),
        requirements.indices.filter { requirements[$0].limit == limit }
      )
    }
    for row in rows {
      let query = QueryPoint(communities[Int(row)])
      let entries = storage.entries.baseAddress! + Int(row) * requirements.count
      search.findNearest(
        to: query, within: known?.bounds(Int(row), requirements, groups: index.groupCount))
      for (limit, members) in limits {
        search.count(within: limit, of: query)
        for member in members {
          let category = requirements[member].category
          entries[member] = FindingStorage.Entry(
            count: search.counts[category], nearest: search.nearest[category])
        }
      }
      several?.add(to: entries, requirements, limits, of: query)
      drawn?.add(to: entries, requirements, limits, of: query)
    }
    var work = search.work
    work += several?.work ?? QueryWork()
    work += drawn?.work ?? QueryWork()
    return work
  }
}
