import Coverage
import Synchronization

/// What `summary.json` and `standards.json` of a run say as far as it is added up: districts, for one, are left unread.
struct CityFigures {
  let outlets: Int
  /// The communities held against each standard, their columns empty.
  let assessments: [FinishedAssessment]

  private struct Summary: Decodable {
    struct Totals: Decodable { var outlets: Int }
    var totals: Totals
    var standards: [Assessed]
  }

  private struct Assessed: Decodable {
    var id: String
    var summary: Figures
  }

  /// A ``StandardSummary`` without what is not added up.
  private struct Figures: Decodable {
    var all: StandardSummary.Area
    var unknown: Int?
    var main: StandardSummary.Area?
    var categories: [StandardSummary.Category]
    var tiers: [StandardSummary.Tier]
    var headlines: [StandardSummary.Headline]
    var grades: [StandardSummary.Grade]
    var communitiesWithoutResidents: Int?

    var summary: StandardSummary {
      var summary = StandardSummary(
        all: all, categories: categories, communitiesWithoutResidents: communitiesWithoutResidents)
      (summary.unknown, summary.main) = (unknown, main)
      (summary.tiers, summary.headlines, summary.grades) = (tiers, headlines, grades)
      return summary
    }
  }

  /// Reads a run.
  ///
  /// - Throws: `FinishedRunError`; `InputError` where the system does not read a file.
  init(_ folder: ResultFolder, _ known: KnownStandards) throws {
    guard folder.has(CoverageRun.standardsName) else {
      let summary = try folder.document("summary.json", PlainSummary.self)
      (outlets, assessments) = (summary.totals.outlets, [FinishedAssessment(summary)])
      return
    }
    let summary = try folder.document("summary.json", Summary.self)
    outlets = summary.totals.outlets
    assessments = try SummaryReader.assessments(
      try known.standards(of: folder), summary.standards.map { ($0.id, $0.summary.summary) },
      in: folder)
  }
}

/// The standards of runs that have been read: nearly all cities of a batch have the same.
final class KnownStandards: Sendable {
  private let known = Mutex<[String: [StandardDocument]]>([:])

  /// The standards of a run, read where no run before had a file of that SHA-256.
  func standards(of folder: ResultFolder) throws -> [StandardDocument] {
    let name = CoverageRun.standardsName
    let sha256 = folder.record.results.first { $0.name == name }?.sha256 ?? ""
    if let found = known.withLock({ $0[sha256] }) { return found }
    let read = try folder.document(name, [StandardDocument].self)
    known.withLock { $0[sha256] = read }
    return read
  }
}
