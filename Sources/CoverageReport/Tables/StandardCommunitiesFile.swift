import Coverage
import GeoFormats

/// Writes `communities.csv` of a run under standards: the input's columns, then what each community has and lacks.
///
/// With several standards the added columns carry the standard's id, such as `score:mofcom-2021`.
struct StandardCommunitiesFile: Sendable {
  private let run: CoverageRun
  private let standards: [AssessedStandard]
  private let columns: [StandardColumns]

  init(_ run: CoverageRun, _ standards: [AssessedStandard]) {
    self.run = run
    self.standards = standards
    columns = standards.map { StandardColumns($0.standard) }
  }

  /// Makes the rows in parallel and hands them to `sink` in order, one piece at a time.
  func write(
    workers: Int, to sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void
  ) async throws {
    var header = ByteWriter()
    for name in run.communities.headers {
      header.append(field: name)
      header.append(44)
    }
    let headers = standards.flatMap { assessed in
      Self.headers(assessed).map {
        standards.count > 1 ? "\($0):\(assessed.standard.id)" : $0
      }
    }
    header.append(headers.joined(separator: ",") + ",edge\n")
    try sink(header)
    try await writeInBlocks(
      run.communities.count, of: CoverageFile.blockSize, workers: workers, to: sink, append)
  }

  private static func headers(_ assessed: AssessedStandard) -> [String] {
    let standard = assessed.standard
    var headers = ["required", "covered", "missing", "borderline", "score"]
    if !standard.grades.isEmpty { headers += ["grade", "next_grade_by"] }
    headers += standard.tiers.flatMap { ["\($0.id)_required", "\($0.id)_covered"] }
    if !standard.headlines.isEmpty { headers += ["headlines_missing"] }
    return headers
  }

  private func append(_ communities: Range<Int>, to writer: inout ByteWriter) {
    let assessments = standards.map(\.assessment)
    for row in communities {
      for column in run.communities.texts {
        writer.append(field: row, of: column)
        writer.append(44)
      }
      for number in columns.indices {
        if number > 0 { writer.append(44) }
        columns[number].append(row, run.facts.kinds?[row], assessments[number], &writer)
      }
      writer.append(edge: run.facts.isEdge?[row])
      writer.append(10)
    }
  }
}

/// The columns that a standard adds, with the ids that go into them.
private struct StandardColumns: Sendable {
  private let categories: [String]
  private let grades: [String]
  private let headlines: [String]
  /// The tier of each category, as an index of the standard's tiers.
  private let tierOf: [Int]
  private let tierCount: Int

  init(_ standard: Standard) {
    categories = standard.categories.map(\.id)
    grades = standard.grades.map(\.id)
    headlines = standard.headlines.map(\.id)
    tierCount = standard.tiers.count
    tierOf = standard.categories.map { category in
      standard.tiers.firstIndex { $0.id == category.tier } ?? 0
    }
  }

  func append(
    _ row: Int, _ kind: String?, _ assessment: borrowing Assessment, _ writer: inout ByteWriter
  ) {
    var required = Array(repeating: 0, count: tierCount)
    var covered = required
    var borderline: [Int] = []
    for (category, state) in assessment.states(of: row).enumerated() {
      if state.contains(.required) { required[tierOf[category]] += 1 }
      if state.isCovered { covered[tierOf[category]] += 1 }
      if state.verdict == .borderline { borderline.append(category) }
    }
    writer.append(number: required.reduce(0, +))
    writer.append(44)
    writer.append(number: covered.reduce(0, +))
    append(assessment.missing(of: row, kind: kind), categories, &writer)
    append(borderline, categories, &writer)
    writer.append(44)
    if assessment.isKnown(row) { writer.append(metres: assessment.scores[row]) }
    if !grades.isEmpty {
      writer.append(44)
      writer.append(assessment.grade(of: row).map { grades[$0] } ?? "none")
      append(assessment.steps[row], categories, &writer)
    }
    for tier in 0..<tierCount {
      writer.append(44)
      writer.append(number: required[tier])
      writer.append(44)
      writer.append(number: covered[tier])
    }
    if !headlines.isEmpty {
      let lacking = headlines.indices.filter { !assessment.covers(headline: $0, community: row) }
      append(lacking, headlines, &writer)
    }
  }

  /// Ids joined by `|`, which none of them holds, nor anything else that asks for quotation marks.
  private func append(_ numbers: [Int], _ ids: [String], _ writer: inout ByteWriter) {
    writer.append(44)
    for (place, number) in numbers.enumerated() {
      if place > 0 { writer.append(UInt8(ascii: "|")) }
      writer.append(ids[number])
    }
  }
}
