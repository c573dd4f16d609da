/// What one or several standards ask of the same communities, as one table of requirements: what they have in common is
/// measured once.
public struct StandardDemand: Sendable {
  /// Where a category's figures stand in the table of findings.
  struct Columns: Hashable, Sendable {
    /// The requirement at the limit itself.
    var limit: Int
    /// The requirements at the limit less and plus the position error, where counts decide and the error is not 0; there
    /// is no circle inside a limit that is smaller than the error.
    var inner: Int?
    var outer: Int?
  }

  /// The standards.
  public let standards: [Standard]
  /// The groups of outlets that are searched.
  public let groups: [OutletGroup]
  /// What the groups are called: the id of the first category that asks for each.
  public let groupNames: [String]
  /// The different requirements.
  public let requirements: [Requirement]
  /// How far off a position may be, in metres.
  public let positionError: Double
  let columns: [[Columns]]

  /// Collects what standards ask for.
  ///
  /// - Parameters:
  ///   - standards: At least one.
  ///   - positionError: How far off a position may be, in metres.
  ///   - countsBorders: Whether counts alone are to tell what could turn over within the position error: for outlets that come
  ///     in parts, of which none can be looked at again.
  public init(_ standards: [Standard], positionError: Double = 0, countsBorders: Bool = false) {
    var collector = Collector(error: positionError, countsAll: countsBorders)
    columns = standards.map { standard in
      standard.categories.map { collector.columns(of: $0, limit: standard.limit(of: $0)) }
    }
    self.standards = standards
    self.positionError = positionError
    groups = collector.groups
    groupNames = collector.names
    requirements = collector.requirements
  }

  /// The requirement that asks for a category of a standard within its limit.
  public func requirement(standard: Int, category: Int) -> Int {
    columns[standard][category].limit
  }
}

/// Numbers groups and requirements, each different one once.
private struct Collector {
  let error: Double
  /// Whether every category has requirements less and plus the error.
  let countsAll: Bool
  private(set) var groups: [OutletGroup] = []
  private(set) var names: [String] = []
  private(set) var requirements: [Requirement] = []
  private var groupNumbers: [OutletGroup: Int] = [:]
  private var requirementNumbers: [Requirement: Int] = [:]

  init(error: Double, countsAll: Bool) { (self.error, self.countsAll) = (error, countsAll) }

  mutating func columns(
    of category: StandardCategory, limit: Double
  ) -> StandardDemand.Columns {
    let members = category.members.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let key = OutletGroup(members: members, countsMobile: category.countsMobile.value)
    let group = groupNumbers[key] ?? add(key, category.id)
    var columns = StandardDemand.Columns(limit: number(group, limit))
    let isCounted =
      countsAll || category.minimum.value > 1 || category.outletsPerThousand != nil
    if error > 0, isCounted {
      columns.inner = limit >= error ? number(group, limit - error) : nil
      columns.outer = number(group, limit + error)
    }
    return columns
  }

  private mutating func add(_ group: OutletGroup, _ name: String) -> Int {
    groupNumbers[group] = groups.count
    groups.append(group)
    names.append(name)
    return groups.count - 1
  }

  private mutating func number(_ group: Int, _ limit: Double) -> Int {
    let requirement = Requirement(category: group, limit: limit)
    if let number = requirementNumbers[requirement] { return number }
    requirementNumbers[requirement] = requirements.count
    requirements.append(requirement)
    return requirements.count - 1
  }
}
