import Coverage
import GeoFormats

/// What `summary.json` of a run under standards says.
struct StandardsDocument: Encodable {
  struct Unused: Encodable {
    var category: String
    var outlets: Int
  }

  struct Totals: Encodable {
    var communities: Int
    /// Those outside the study area, of which nothing is asked.
    var contextCommunities: Int?
    var outlets: Int
    var outletsWithoutCategory: Int
    /// Categories of outlets that no standard asks for, with the number of their outlets.
    var unusedCategories: [Unused]
    var rejectedCommunities: Int
    var rejectedOutlets: Int
  }

  struct Worst: Encodable {
    var id: String
    var name: String?
    var score: Double
    var grade: String?
    var missing: [String]
  }

  struct Difference: Encodable {
    var category: String
    var communities: Int
  }

  struct Change: Encodable {
    var standard: String
    var version: String
    var because: LocalText
    var source: String
    var parts: [String]
  }

  struct Assessed: Encodable {
    var id: String
    var version: String
    var title: LocalText
    var source: String
    var provenance: Provenance
    var note: LocalText?
    var changes: [Change]
    /// How well the rules of the grades are known: the least certain of them.
    var gradeProvenance: [Provenance]
    var summary: StandardSummary
    var worst: [Worst]
  }

  var reach: Reach
  var network: NetworkSummary?
  var circle: ReachDocument?
  var buildings: SharesDocument?
  var pilot: PilotDocument?
  var dataCheck: CheckDocument?
  var totals: Totals
  var standards: [Assessed]
  /// Of each category that several standards have, the communities to which they give different verdicts.
  var differences: [Difference]?

  init(_ run: CoverageRun, _ assessed: [AssessedStandard]) {
    reach = run.main.reach
    network = run.network.map { NetworkSummary($0) }
    circle = run.comparison.map { ReachDocument($0) }
    buildings = run.shares.map { SharesDocument($0) }
    pilot = run.pilot.map { PilotDocument($0) }
    dataCheck = run.check.map { CheckDocument($0) }
    totals = Totals(
      communities: run.communities.count,
      contextCommunities: run.contextCount,
      outlets: run.outletCount,
      outletsWithoutCategory: run.categories.outletsWithoutCategory,
      unusedCategories: run.categories.unused.map { Unused(category: $0, outlets: $1) },
      rejectedCommunities: run.communities.rejected.count,
      rejectedOutlets: run.outlets.rejected.count)
    standards = assessed.map { Assessed(run, $0) }
    if assessed.count > 1 {
      differences = VerdictComparison(assessed).categories.map {
        Difference(category: $0.id, communities: $0.differing)
      }
    }
  }
}

extension StandardsDocument.Assessed {
  init(_ run: CoverageRun, _ assessed: AssessedStandard) {
    let standard = assessed.standard
    (id, version, title) = (standard.id, standard.version, standard.title)
    (source, provenance) = (standard.basis.source, standard.basis.provenance)
    note = standard.note
    changes = standard.changes.map { change in
      StandardsDocument.Change(
        standard: change.standard, version: change.version, because: change.because,
        source: change.basis.source, parts: change.parts)
    }
    gradeProvenance = Set(standard.grades.flatMap { $0.rules.map(\.basis.provenance) })
      .sorted { $0.rawValue < $1.rawValue }
    summary = assessed.summary
    worst = assessed.worst(10, run).map { row in
      StandardsDocument.Worst(
        id: run.communities.ids[row], name: run.communities.names?[row],
        score: assessed.assessment.scores[row],
        grade: standard.grades.isEmpty
          ? nil : assessed.assessment.grade(of: row).map { standard.grades[$0].id } ?? "none",
        missing: assessed.assessment.missing(of: row, kind: run.facts.kinds?[row])
          .map { standard.categories[$0].id })
    }
  }
}

extension AssessedStandard {
  /// The communities with the lowest scores, of equal ones the more populous first; none that lacks nothing.
  func worst(_ count: Int, _ run: CoverageRun) -> [Int] {
    func known(_ row: Int) -> Double {
      let residents = run.facts.residents(of: row)
      return residents.isNaN ? 0 : residents
    }
    let lacking = (0..<assessment.communityCount).filter { row in
      assessment.states(of: row).contains { $0.isMissing }
    }
    return Array(
      lacking.sorted { a, b in
        let (first, second) = (assessment.scores[a], assessment.scores[b])
        if first != second { return first < second }
        let (many, few) = (known(a), known(b))
        return many != few ? many > few : a < b
      }.prefix(count))
  }
}
