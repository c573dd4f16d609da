public import Catalogue
public import Coverage
import GeoFormats

/// The communities of a run held against one standard.
public struct AssessedStandard: Sendable {
  /// The standard and its files.
  public let file: StandardFile
  /// What each community has and lacks.
  public let assessment: Assessment
  /// The city at a glance.
  public let summary: StandardSummary

  /// The standard, with the walk that the run's options ask for.
  public var standard: Standard { assessment.standard }
}

/// What a run found, by what was asked.
public enum RunOutcome: Sendable {
  /// Every category found was required once.
  case everyCategory(CoverageSummary)
  /// Standards were asked for, in the order given.
  case standards([AssessedStandard])
}

/// The standards of a run before it begins.
struct RunStandards: Sendable {
  let files: [StandardFile]
  private let reach: Reach
  let demand: StandardDemand

  /// Reads the standards that the options name; `nil` where they name none.
  ///
  /// - Parameters:
  ///   - options: The run's options.
  ///   - reach: How near will be measured: limits in minutes come to longer walks along paths than across circles.
  ///   - countsBorders: As `StandardDemand` takes it.
  /// - Throws: `DataFileError`, `RunError`.
  init?(
    _ options: RunOptions, along reach: Reach = .circle, countsBorders: Bool = false
  ) throws {
    guard !options.standards.isEmpty else { return nil }
    let files = try options.standards.map { try StandardFile.load($0) }
    var ids: Set<String> = []
    for file in files where !ids.insert(file.standard.id).inserted {
      throw RunError.sameStandard(id: file.standard.id)
    }
    try self.init(files, options, along: reach, countsBorders: countsBorders)
  }

  private init(
    _ files: [StandardFile], _ options: RunOptions, along reach: Reach, countsBorders: Bool
  ) throws {
    let standards = files.map { file in
      var standard = file.standard
      if let speed = options.speed { standard.walk.value.speed = speed }
      if let detour = options.detour { standard.walk.value.detour = detour }
      // Along paths a time is not divided by a detour, which they have themselves.
      if reach == .network { standard.walk.value.detour = 1 }
      return standard
    }
    for standard in standards {
      for category in standard.categories {
        let metres = standard.limit(of: category) + options.positionError
        try InputChecks.requireWalk(.radius(metres))
      }
    }
    (self.files, self.reach) = (files, reach)
    demand = StandardDemand(
      standards, positionError: options.positionError, countsBorders: countsBorders)
  }

  /// The same standards for another way of measuring.
  func along(_ reach: Reach, _ options: RunOptions) throws -> RunStandards {
    reach == self.reach
      ? self : try RunStandards(files, options, along: reach, countsBorders: false)
  }

  /// The outlets' categories as the standards call them.
  ///
  /// - Throws: `RunError.noCategoriesOfStandards`.
  func categories(
    _ outlets: PointTable, _ found: OutletCategories, _ facts: RunFacts
  ) throws(RunError) -> CategorySet {
    let set = groups(found, isMobile: facts.outlets.isMobile)
    try require(set, outlets)
    return set
  }

  /// The groups that outlets belong to, be there any or not.
  ///
  /// - Parameters:
  ///   - found: Which categories each outlet has.
  ///   - isMobile: Whether each moves about; `nil` where nobody says.
  ///   - labelCounts: How many outlets have each label, where the labels themselves are elsewhere.
  /// - Returns: The demand's groups.
  func groups(
    _ found: OutletCategories, isMobile: ContiguousArray<Bool>?, labelCounts: [Int]? = nil
  ) -> CategorySet {
    var categories = found.renaming { Vocabulary.shipped.id(of: $0) }
    if let isMobile { categories.noteMobile(isMobile) }
    return CategorySet(
      categories, groups: demand.groups, names: demand.groupNames, labelCounts: labelCounts)
  }

  /// Refuses outlets none of which a standard asks for.
  func require(_ categories: CategorySet, _ outlets: PointTable) throws(RunError) {
    if categories.outletCounts.allSatisfy({ $0 == 0 }) {
      throw .noCategoriesOfStandards(
        file: outlets.source.path, standards: demand.standards.map(\.id),
        found: categories.unused.prefix(8).map(\.category))
    }
  }

  /// Sums the assessments of a run up.
  func summed(
    _ assessments: [Assessment], _ table: CoverageTable, _ categories: CategorySet,
    _ facts: CommunityFacts, chainShare: Double?
  ) -> [AssessedStandard] {
    zip(files, assessments).map { file, assessment in
      AssessedStandard(
        file: file, assessment: assessment,
        summary: StandardSummary(
          of: assessment, in: table, facts: facts,
          outletCounts: categories.outletCounts, chainShare: chainShare))
    }
  }
}
