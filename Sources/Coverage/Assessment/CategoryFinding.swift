public import GeoCore

/// What is known of one community and one category of a standard.
public struct CategoryFinding: Hashable, Sendable {
  /// What holds.
  public var state: CategoryState
  /// The limit in metres.
  public var limit: Double
  /// How many outlets are needed within it.
  public var needed: Int
  /// How many there are.
  public var count: Int
  /// The nearest outlet, however far away.
  public var nearest: Neighbor?
  /// The capacity within the limit, where capacity is asked for.
  public var capacity: Double?
  /// The capacity needed.
  public var neededCapacity: Double?
  /// How many metres nearer the outlet that makes the number full would have to be; `nil` where nothing is missing, where
  /// there are too few outlets anywhere, and where only capacity is missing.
  public var shortBy: Double?
}

extension Assessment {
  /// What is known of a community and a category.
  ///
  /// - Parameters:
  ///   - community: The community's row.
  ///   - category: The category, as an index of the standard's.
  ///   - table: The findings that the assessment was made from.
  ///   - residents: The community's residents, NaN where unknown.
  /// - Returns: The finding.
  public func finding(
    community: Int, category: Int, in table: CoverageTable, residents: Double
  ) -> CategoryFinding {
    let place = community * columns.count + category
    let asked = terms[category]
    let finding = table.finding(community: community, requirement: columns[category].limit)
    let needed = asked.needed(residents: residents)
    let last = needed == 1 ? finding.nearest?.metres : lastNeeded[place]
    let isShort = states[place].isMissing && finding.count < needed
    return CategoryFinding(
      state: states[place], limit: finding.requirement.limit, needed: needed,
      count: finding.count, nearest: finding.nearest,
      capacity: asked.capacityPerThousand == nil ? nil : capacities[place],
      neededCapacity: asked.neededCapacity(residents: residents),
      shortBy: isShort ? last.flatMap { shortage($0, finding.requirement.limit) } : nil)
  }

  /// What is known of communities that follow each other, a community's categories together.
  public func findings(
    ofCommunities communities: Range<Int>, in table: CoverageTable, facts: CommunityFacts
  ) -> ContiguousArray<CategoryFinding> {
    var findings: ContiguousArray<CategoryFinding> = []
    findings.reserveCapacity(communities.count * columns.count)
    for community in communities {
      let residents = facts.residents(of: community)
      for category in columns.indices {
        findings.append(
          finding(community: community, category: category, in: table, residents: residents))
      }
    }
    return findings
  }
}
