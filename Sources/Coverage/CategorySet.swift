public import GeoCore

/// The needs that outlets serve, each a group of outlets that is searched on its own.
public struct CategorySet: Sendable {
  /// What the groups are called: the categories' ids, ascending, where every category is a group.
  public let names: [String]
  /// Which groups each outlet belongs to, as indices of `names`.
  public private(set) var grouping: Grouping
  /// How many outlets each group has.
  public let outletCounts: [Int]
  /// How many outlets have no category at all.
  public let outletsWithoutCategory: Int
  /// Categories that belong to no group, ascending, each with the number of its outlets.
  public let unused: [(category: String, outlets: Int)]

  /// Makes every category of the outlets' category texts a group.
  ///
  /// - Parameters:
  ///   - labels: The number of each outlet's text.
  ///   - texts: The different texts; several categories in one are joined by `;` or `|`.
  public init(labels: ContiguousArray<UInt32>, texts: [String]) {
    self.init(OutletCategories(labels: labels, texts: texts))
  }

  /// Makes every category a group.
  ///
  /// - Parameters:
  ///   - outlets: Which categories each outlet has.
  ///   - labelCounts: How many outlets have each label, where the labels themselves are elsewhere.
  public init(_ outlets: OutletCategories, labelCounts: [Int]? = nil) {
    let names = Set(outlets.lists.joined())
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.init(
      outlets, groups: names.map { OutletGroup(members: [$0]) }, names: names,
      labelCounts: labelCounts)
  }

  /// The same groups for other outlets.
  ///
  /// - Parameter labels: Their labels, of those that this set has.
  /// - Returns: The groups with those labels; figures stay those of all outlets.
  public func labelled(_ labels: ContiguousArray<UInt32>) -> CategorySet {
    var set = self
    set.grouping = Grouping(
      labels: labels, groups: grouping.groups, groupCount: grouping.groupCount)
    return set
  }

  /// Makes groups of categories.
  ///
  /// - Parameters:
  ///   - outlets: Which categories each outlet has.
  ///   - groups: The groups.
  ///   - names: What they are called.
  ///   - labelCounts: How many outlets have each label, where the labels themselves are elsewhere.
  /// - Precondition: One name for each group.
  public init(
    _ outlets: OutletCategories, groups: [OutletGroup], names: [String], labelCounts: [Int]? = nil
  ) {
    precondition(groups.count == names.count, "one name for each group")
    var groupsOf: [String: [Int]] = [:]
    for (group, content) in groups.enumerated() {
      for member in content.members { groupsOf[member, default: []].append(group) }
    }
    let groupLists = outlets.lists.enumerated().map { label, categories in
      let isMobile = label >= outlets.firstMobile
      return Set(categories.flatMap { groupsOf[$0] ?? [] })
        .filter { !isMobile || groups[$0].countsMobile }
        .sorted()
    }
    let labelCounts = labelCounts ?? outlets.labelCounts
    var unused: [String: Int] = [:]
    for (label, categories) in outlets.lists.enumerated() {
      for category in categories where groupsOf[category] == nil {
        unused[category, default: 0] += labelCounts[label]
      }
    }
    self.names = names
    grouping = Grouping(labels: outlets.labels, groups: groupLists, groupCount: names.count)
    outletCounts = grouping.counts(labelCounts: labelCounts)
    outletsWithoutCategory = labelCounts.indices.reduce(0) {
      outlets.lists[$1].isEmpty ? $0 + labelCounts[$1] : $0
    }
    self.unused = unused.filter { $0.value > 0 }.sorted {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }.map { ($0.key, $0.value) }
  }
}
