public import GeoCore

extension CoverageAnalysis {
  /// Holds communities against the standards of a demand.
  ///
  /// - Parameters:
  ///   - communities: The communities that the findings are of.
  ///   - table: The findings for the demand's requirements.
  ///   - demand: The standards.
  ///   - facts: What else is known of the communities.
  ///   - capacities: The capacity of each outlet, NaN where unknown; `nil` where nothing is known of any.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: One assessment for each standard.
  /// - Throws: `CancellationError`, nothing else.
  public func assess(
    _ communities: Positions, _ table: CoverageTable, _ demand: StandardDemand,
    facts: CommunityFacts, capacities: ContiguousArray<Double>? = nil, workers: Int = 1
  ) async throws -> [Assessment] {
    try await assessments(
      table, demand, facts: facts, capacities: capacities, outletCounts: categories.outletCounts,
      workers: workers
    ) { body in
      body(CircleSearch(self, communities))
    }
  }
}

/// Holds the communities of a table of findings against the standards of a demand, with searches that `withSearch` lends to
/// one worker at a time.
func assessments(
  _ table: CoverageTable, _ demand: StandardDemand, facts: CommunityFacts,
  capacities: ContiguousArray<Double>?, outletCounts: [Int], workers: Int,
  withSearch: @escaping @Sendable ((any ReachSearch) -> AssessmentPart) -> AssessmentPart
) async throws -> [Assessment] {
  var assessments: [Assessment] = []
  for number in demand.standards.indices {
    var assessment = Assessment(
      demand.standards[number], communities: table.communityCount,
      columns: demand.columns[number])
    let assessor = Assessor(
      assessment: assessment, table: table, error: demand.positionError, facts: facts,
      capacities: capacities, outletCounts: outletCounts)
    let size = 512
    let blocks = (table.communityCount + size - 1) / size
    let parts = try await concurrentMap(blocks, workers: workers) { block in
      withSearch { search in
        assessor.assess(block * size..<min(table.communityCount, (block + 1) * size), search)
      }
    }
    for part in parts { assessment.append(part) }
    assessments.append(assessment)
  }
  return assessments
}

/// Holds communities against one standard.
private struct Assessor: Sendable {
  let assessment: Assessment
  let table: CoverageTable
  let error: Double
  let facts: CommunityFacts
  let capacities: ContiguousArray<Double>?
  let outletCounts: [Int]

  func assess(_ rows: Range<Int>, _ search: any ReachSearch) -> AssessmentPart {
    var part = AssessmentPart()
    var tally = Tally(assessment.scale)
    for row in rows {
      let first = part.states.count
      guard table.isKnown?[row] != false else {
        part.appendUnknown(categories: assessment.columns.count)
        continue
      }
      for category in assessment.columns.indices {
        part.states.append(state(row, category, search, first + category, &part))
      }
      tally.take(part.states[first...])
      part.scores.append(tally.score)
      let grade = assessment.scale.grade(tally, facts, row)
      part.grades.append(Int8(grade ?? -1))
      part.steps.append(assessment.scale.steps(&tally, from: grade, facts, row))
    }
    return part
  }

  private func state(
    _ row: Int, _ number: Int, _ search: any ReachSearch, _ place: Int, _ part: inout AssessmentPart
  ) -> CategoryState {
    let category = assessment.terms[number]
    let residents = facts.residents(of: row)
    let columns = assessment.columns[number]
    let finding = table.finding(community: row, requirement: columns.limit)
    let needed = category.needed(residents: residents)
    var state: CategoryState = category.isRequired(residents: residents) ? [.required] : []
    var met = counts(row, columns, finding, needed: needed, search)
    if let capacity = category.neededCapacity(residents: residents) {
      let found = capacitiesWithin(finding, of: row, search)
      part.capacities[place] = found.limit
      met.inner = met.inner && suffices(found.inner, capacity)
      met.limit = met.limit && suffices(found.limit, capacity)
      met.outer = met.outer && suffices(found.outer, capacity)
    }
    if met.limit { state.insert(.met) }
    if met.inner != met.outer { state.insert(.borderline) }
    if needed > 1, finding.count < needed {
      part.lastNeeded[place] = distance(toNearest: needed, finding, of: row, search)
    }
    return state
  }

  /// Within the limit, and within the limit less and plus the position error.
  private typealias Circles<Value> = (inner: Value, limit: Value, outer: Value)

  /// Whether the number of outlets is full.
  private func counts(
    _ row: Int, _ columns: StandardDemand.Columns, _ finding: Finding, needed: Int,
    _ search: any ReachSearch
  ) -> Circles<Bool> {
    let isMet = finding.count >= needed
    guard error > 0 else { return (isMet, isMet, isMet) }
    guard let outer = columns.outer else {
      let limit = finding.requirement.limit
      return (
        isWithin(limit - error, finding, row, search), isMet,
        isWithin(limit + error, finding, row, search)
      )
    }
    return (
      (columns.inner.map { count(row, $0) } ?? 0) >= needed, isMet, count(row, outer) >= needed
    )
  }

  /// Whether the nearest outlet is within a distance, exactly: what is found may be off by its rounding.
  private func isWithin(
    _ metres: Double, _ finding: Finding, _ row: Int, _ search: any ReachSearch
  ) -> Bool {
    guard let nearest = finding.nearest, metres >= 0 else { return false }
    if abs(nearest.metres - metres) > 1e-6 { return nearest.metres < metres }
    let group = finding.requirement.category
    return !search.neighbors(of: group, within: metres, ofCommunity: row).isEmpty
  }

  private func count(_ row: Int, _ requirement: Int) -> Int {
    table.finding(community: row, requirement: requirement).count
  }

  /// The capacity within the limit, and within the limit less and plus the position error.
  private func capacitiesWithin(
    _ finding: Finding, of row: Int, _ search: any ReachSearch
  ) -> Circles<Double> {
    guard let capacities else { return (0, 0, 0) }
    let limit = finding.requirement.limit
    let neighbors = search.neighbors(
      of: finding.requirement.category, within: limit + error, ofCommunity: row)
    func sum(_ metres: Double) -> Double {
      neighbors.reduce(0) { sum, neighbor in
        let capacity = capacities[Int(neighbor.row)]
        return neighbor.metres <= metres && !capacity.isNaN ? sum + capacity : sum
      }
    }
    return (sum(limit - error), sum(limit), sum(limit + error))
  }

  /// Whether a capacity is enough, with a billionth of leeway: 2.2 for each 1,000 of 25,000 residents are 55, not a last bit
  /// more.
  private func suffices(_ capacity: Double, _ needed: Double) -> Bool {
    capacity >= needed * (1 - 1e-9)
  }

  /// How far away the outlet is that would make the number full; infinite where there are too few.
  private func distance(
    toNearest number: Int, _ finding: Finding, of row: Int, _ search: any ReachSearch
  ) -> Double {
    let group = finding.requirement.category
    guard outletCounts[group] >= number else { return .infinity }
    return search.distance(
      toNearest: number, of: group, from: 2 * finding.requirement.limit,
      ofCommunity: row) ?? .infinity
  }
}
