import Coverage
public import CoverageReport
import GeoFormats

extension RecordedRun {
  /// Takes a finished run over.
  ///
  /// - Complexity: O(n log n) of its outlets and findings.
  public init(_ run: FinishedRun) {
    manifest = String(decoding: run.manifest.bytes, as: UTF8.self).withoutNUL
    manifestSHA256 = run.manifest.sha256
    basis = RunBasis(manifest: run.manifest.bytes)
    (province, pilot) = (run.record.pilot?.province, run.record.pilot?.area)
    let order = CommunityOrder(run.communities)
    communities = order.communities(run.communities)
    outlets = Self.outlets(run)
    assessments = run.assessments.map { RecordedAssessment($0, rows: order.rows) }
  }

  private static func outlets(_ run: FinishedRun) -> [RecordedOutlet] {
    let all = run.outlets
    let services = ServedWords(run.assessments)
    let lists = all.lists.map { services.text($0) }
    var outlets = (0..<all.count).map { row in
      RecordedOutlet(
        place: all.positions[row], services: lists[Int(all.labels[row])], id: "", name: "", copy: 0)
    }
    for (number, row) in all.namedRows.enumerated() {
      outlets[Int(row)].id = all.namedIDs[number].withoutNUL
      outlets[Int(row)].name = all.names[number].withoutNUL
    }
    outlets.sort()
    var copies: [RecordedOutlet: Int] = [:]
    for row in outlets.indices {
      let outlet = outlets[row]
      outlets[row].copy = copies[outlet, default: 0]
      copies[outlet, default: 0] += 1
    }
    return outlets
  }
}

/// The categories that outlets serve in words.
private struct ServedWords {
  /// The category of each number, and its standard.
  private let asked: [(category: String, standard: String)]
  /// How many of the run's standards ask for a category.
  private var standards: [String: Int] = [:]

  init(_ assessments: [FinishedAssessment]) {
    asked = assessments.flatMap { assessment in
      assessment.categories.map { ($0.id.withoutNUL, assessment.id ?? "") }
    }
    for (category, _) in asked { standards[category, default: 0] += 1 }
  }

  func text(_ list: [Int]) -> String {
    var served: [String: [String]] = [:]
    for number in list {
      served[asked[number].category, default: []].append(asked[number].standard)
    }
    let words = served.flatMap { category, names in
      names.count == standards[category] ? [category] : names.map { "\(category):\($0)" }
    }
    return words.sorted { $0.precedes($1) }.joined(separator: "|")
  }
}

/// The rows of communities by their ids.
private struct CommunityOrder {
  let rows: [Int]
  private let ids: [String]

  init(_ communities: FinishedCommunities) {
    var taken: Set<String> = []
    // Ids that differ in their bytes alone, not in what they say, are told apart by a number.
    ids = (0..<communities.count).map { row in
      let id = communities.ids[row].withoutNUL
      var (unique, number) = (id, 2)
      while !taken.insert(unique).inserted { (unique, number) = ("\(id)#\(number)", number + 1) }
      return unique
    }
    rows = ids.indices.sorted { [ids] in ids[$0].precedes(ids[$1]) }
  }

  func communities(_ all: FinishedCommunities) -> [RecordedCommunity] {
    rows.map { row in
      RecordedCommunity(
        id: ids[row], name: all.names?[row].withoutNUL, district: all.districts?[row].withoutNUL,
        place: all.positions[row], residents: all.residents.flatMap { $0[row].known })
    }
  }
}

extension RecordedAssessment {
  fileprivate init(_ assessment: FinishedAssessment, rows: [Int]) {
    let summary = assessment.summary
    standard = assessment.id
    (all, main) = (RecordedArea(summary.all), summary.main.map { RecordedArea($0) })
    categories = zip(assessment.categories, summary.categories).map { category, sum in
      Category(
        id: category.id.withoutNUL, name: category.name, limit: category.limit,
        outlets: sum.outlets, required: sum.requiredCommunities, covered: sum.coveredCommunities,
        borderline: sum.borderlineCommunities, coveredResidents: sum.coveredResidents)
    }
    grades = summary.grades.map { grade in
      let name = assessment.grades.first { $0.id == grade.grade }?.name
      return Grade(id: grade.grade, name: name, communities: grade.communities)
    }
    findings = rows.map { RecordedFindings(assessment, community: $0) }
  }
}

extension RecordedArea {
  fileprivate init(_ area: StandardSummary.Area) {
    communities = area.communities
    (livingCircles, livingCircleRate) = (area.livingCircles, area.livingCircleRate)
    graded = area.gradedCommunities
    (residents, residentsOfLivingCircles) = (area.residents, area.residentsOfLivingCircles)
    meanScore = area.meanScore
  }
}

extension RecordedFindings {
  fileprivate init(_ assessment: FinishedAssessment, community: Int) {
    let number = assessment.gradeNumbers[community]
    let first = assessment.place(community: community, category: 0)
    let places = first..<first + assessment.categories.count
    required = Int(assessment.required[community])
    covered = Int(assessment.covered[community])
    score = assessment.scores[community].known
    grade = number < 0 ? nil : assessment.grades[Int(number)].id
    verdicts = Array(assessment.verdicts[places])
    nearest = assessment.nearestMetres[places].map { metres in
      // No two points of the Earth are so far apart; a longer walk is no answer either.
      metres < 4_294_967 ? UInt32((metres * 1_000).rounded()) : .max
    }
  }
}

extension FinishedPositions {
  fileprivate subscript(row: Int) -> RecordedPlace {
    RecordedPlace(longitude: longitudes[row], latitude: latitudes[row])
  }
}

extension Double {
  /// The number; `nil` for NaN.
  fileprivate var known: Double? { isNaN ? nil : self }
}

extension String {
  /// The text with the sign for NUL in its place: SQLite ends a text there.
  fileprivate var withoutNUL: String {
    guard utf8.contains(0) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{2400}" : $0 }))
  }
}
