import Coverage
import GeoFormats

/// Reads `communities.csv`: the table that was analysed, and what each community has and lacks.
struct CommunitiesReader {
  private let folder: ResultFolder
  private let name = CommunitiesFile.name
  /// The columns that each assessment has added, as indices of the file's.
  private var columns: [AddedColumns] = []
  /// How many columns are the user's.
  private var own = 0
  private var table: ResultTable

  /// Finds the columns.
  init(_ folder: ResultFolder, _ assessments: [FinishedAssessment]) throws {
    self.folder = folder
    table = try folder.table(name)
    let headers = assessments.map { assessment in
      AddedColumns.headers(assessment).map {
        assessments.count > 1 ? "\($0):\(assessment.id ?? "")" : $0
      }
    }
    let added = headers.flatMap { $0 } + ["edge"]
    own = table.headers.count - added.count
    guard own > 0, Array(table.headers[own...]) == added else {
      throw FinishedRunError.inconsistent(file: folder.path(name), line: 1)
    }
    var first = own
    for (assessment, headers) in zip(assessments, headers) {
      columns.append(AddedColumns(assessment, first: first))
      first += headers.count
    }
  }

  /// Reads the rows; what is known of each community goes into the assessments.
  consuming func read(_ assessments: inout [FinishedAssessment]) throws -> FinishedCommunities {
    var texts = Array(repeating: StringColumn(), count: own)
    var edges: [Bool?] = []
    let (path, columns, own) = (folder.path(name), columns, own)
    let last = table.headers.count - 1
    var found = assessments
    try table.forEachRow { row in
      for column in 0..<own { texts[column].append(utf8: row.bytes(column)) }
      for place in columns.indices where !columns[place].take(row, into: &found[place]) {
        throw FinishedRunError.inconsistent(file: path, line: row.line)
      }
      switch row.text(last) {
      case "true": edges.append(true)
      case "false": edges.append(false)
      default: edges.append(nil)
      }
    }
    assessments = found
    let headers = Array(table.headers[..<own])
    guard
      let communities = FinishedCommunities(
        headers: headers, texts: texts, edges: edges, record: folder.record),
      found.allSatisfy({ $0.summary.all.communities == communities.count })
    else { throw FinishedRunError.inconsistent(file: path, line: nil) }
    return communities
  }
}

/// The columns that one assessment adds to `communities.csv`.
private struct AddedColumns {
  private let first: Int
  private let isPlain: Bool
  private let hasGrades: Bool
  /// The place of the missing headlines; `nil` where there are none.
  private let headlines: Int?
  private let categoryNumbers: [String: UInt16]
  private let headlineNumbers: [String: UInt16]
  private let gradeNumbers: [String: Int8]

  /// The headers, in their order.
  static func headers(_ assessment: FinishedAssessment) -> [String] {
    if assessment.id == nil { return ["required", "covered", "missing", "score"] }
    var headers = ["required", "covered", "missing", "borderline", "score"]
    if !assessment.grades.isEmpty { headers += ["grade", "next_grade_by"] }
    headers += assessment.tiers.flatMap { ["\($0.id)_required", "\($0.id)_covered"] }
    if !assessment.headlines.isEmpty { headers += ["headlines_missing"] }
    return headers
  }

  init(_ assessment: FinishedAssessment, first: Int) {
    self.first = first
    isPlain = assessment.id == nil
    hasGrades = !assessment.grades.isEmpty
    headlines =
      assessment.headlines.isEmpty ? nil : first + Self.headers(assessment).count - 1
    func numbers<Number: FixedWidthInteger>(_ ids: [String]) -> [String: Number] {
      Dictionary(
        zip(ids, ids.indices.map { Number($0) }), uniquingKeysWith: { first, _ in first })
    }
    categoryNumbers = numbers(assessment.categories.map(\.id))
    headlineNumbers = numbers(assessment.headlines.map(\.id))
    gradeNumbers = numbers(assessment.grades.map(\.id))
  }

  /// Takes a row; `false` where a field of it is not what a run writes.
  func take(_ row: ResultRow, into assessment: inout FinishedAssessment) -> Bool {
    let scoreColumn = first + (isPlain ? 3 : 4)
    guard let required = row.count(first), let covered = row.count(first + 1), covered <= required,
      let missing = numbers(row, first + 2, categoryNumbers),
      let score = row.bytes(scoreColumn).isEmpty ? .nan : row.number(scoreColumn),
      score.isNaN || (0...(isPlain ? 1 : 100)).contains(score)
    else { return false }
    assessment.required.append(required)
    assessment.covered.append(covered)
    assessment.missing.append(missing)
    assessment.scores.append(isPlain ? score * 100 : score)
    guard takeGrade(row, scoreColumn + 1, into: &assessment) else { return false }
    if let headlines {
      guard let lacking = numbers(row, headlines, headlineNumbers) else { return false }
      assessment.missingHeadlines.append(lacking)
    }
    return true
  }

  private func takeGrade(
    _ row: ResultRow, _ column: Int, into assessment: inout FinishedAssessment
  ) -> Bool {
    guard hasGrades else {
      assessment.gradeNumbers.append(-1)
      return true
    }
    let grade = row.text(column)
    guard let number = grade == "none" ? -1 : gradeNumbers[grade],
      let steps = numbers(row, column + 1, categoryNumbers)
    else { return false }
    assessment.gradeNumbers.append(number)
    assessment.nextGradeBy.append(steps)
    return true
  }

  /// The numbers of ids that are joined by `|`; `nil` where one is not known.
  private func numbers(
    _ row: ResultRow, _ column: Int, _ known: [String: UInt16]
  ) -> [UInt16]? {
    let field = row.bytes(column)
    if field.isEmpty { return [] }
    var list: [UInt16] = []
    for id in field.split(separator: UInt8(ascii: "|")) {
      guard let number = known[String(decoding: id, as: UTF8.self)] else { return nil }
      list.append(number)
    }
    return list
  }
}
