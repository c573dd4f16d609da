public import GeoCore

/// Outlets, indexed, ready to be held against requirements.
public struct CoverageAnalysis: Sendable {
  let index: GridIndex
  /// The outlets' categories.
  public let categories: CategorySet

  /// Indexes outlets.
  ///
  /// - Throws: `CancellationError`, nothing else.
  public init(outlets: Positions, categories: CategorySet, workers: Int = 1) async throws {
    self.categories = categories
    index = try await GridIndex(outlets, grouping: categories.grouping, workers: workers)
  }

  /// Every category, required once within one limit.
  public func everyCategory(within limit: Double) -> [Requirement] {
    categories.names.indices.map { Requirement(category: $0, limit: limit) }
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
    progress?.begin(communities.count)
    let order = SpatialOrder.rows(of: communities)
    let blockSize = 256
    let blocks = (order.count + blockSize - 1) / blockSize
    let parts = try await concurrentMap(blocks, workers: workers) { block in
      let rows = order[block * blockSize..<min(order.count, (block + 1) * blockSize)]
      defer { progress?.advance(by: rows.count) }
      return self.findings(rows, communities, requirements)
    }
    var table = CoverageTable(requirements: requirements, communityCount: communities.count)
    for (block, part) in parts.enumerated() {
      for (place, row) in order[block * blockSize..<min(order.count, (block + 1) * blockSize)]
        .enumerated()
      {
        let width = requirements.count
        for requirement in 0..<width {
          table.counts[Int(row) * width + requirement] = part.counts[place * width + requirement]
          table.nearest[Int(row) * width + requirement] = part.nearest[place * width + requirement]
        }
      }
      table.work += part.work
    }
    return table
  }

  /// The findings of some communities, in the order given.
  private func findings(
    _ rows: ArraySlice<UInt32>, _ communities: Positions, _ requirements: [Requirement]
  ) -> CoverageTable {
    let search = GridSearch(index)
    let limits = Set(requirements.map(\.limit)).sorted().map { limit in
      (
        DistanceLimit(metres: limit),
        requirements.indices.filter { requirements[$0].limit == limit }
      )
    }
    var table = CoverageTable(requirements: requirements, communityCount: rows.count)
    for (place, row) in rows.enumerated() {
      let query = QueryPoint(communities[Int(row)])
      let first = place * requirements.count
      for (limit, members) in limits {
        search.count(within: limit, of: query)
        for member in members {
          table.counts[first + member] = search.counts[requirements[member].category]
        }
      }
      search.findNearest(to: query)
      for member in requirements.indices {
        table.nearest[first + member] = search.nearest[requirements[member].category] ?? .none
      }
    }
    table.work = search.work
    return table
  }
}
