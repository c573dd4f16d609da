import GeoFormats

/// Reads `coverage.csv`: a row for each community and category, in the order of both.
struct CoverageReader {
  private let folder: ResultFolder
  private let communities: StringColumn
  private let outlets: IDIndex
  private let name = CoverageFile.name

  init(
    _ folder: ResultFolder, _ communities: StringColumn, _ outlets: StringColumn
  ) throws(FinishedRunError) {
    guard let index = IDIndex(outlets) else {
      throw .inconsistent(file: folder.path(PlacesFile.name), line: nil)
    }
    (self.folder, self.communities, self.outlets) = (folder, communities, index)
  }

  /// Where the columns are, which differ with and without standards.
  private struct Columns {
    let isPlain: Bool
    let category: Int
    let count: Int

    init?(_ headers: [String]) {
      isPlain = headers.count > 1 && headers[1] == "category"
      category = isPlain ? 1 : 2
      count = isPlain ? 3 : 6
      let last = ["count", "nearest_outlet_id", "nearest_m", "verdict", "short_by_m"]
      guard headers.first == "community_id", headers.count >= count + last.count,
        Array(headers[count..<count + last.count]) == last, headers[category] == "category"
      else { return nil }
    }
  }

  /// A category of an assessment, and how its rows begin.
  private struct Asked {
    var assessment: Int
    var standard: StringColumn
    var category: StringColumn
  }

  func read(_ assessments: inout [FinishedAssessment]) throws {
    var table = try folder.table(name)
    let path = folder.path(name)
    guard let columns = Columns(table.headers) else {
      throw FinishedRunError.inconsistent(file: path, line: 1)
    }
    let asked = assessments.enumerated().flatMap { number, assessment in
      assessment.categories.map { category in
        Asked(
          assessment: number, standard: StringColumn([assessment.id ?? ""]),
          category: StringColumn([category.id]))
      }
    }
    for number in assessments.indices { assessments[number].reserve(communities.count) }
    var found = assessments
    var (community, place) = (0, 0)
    try table.forEachRow { row in
      let category = asked[place]
      guard community < communities.count, row.isText(0, community, of: communities),
        row.isText(columns.category, 0, of: category.category),
        columns.isPlain || row.isText(1, 0, of: category.standard),
        take(row, columns, into: &found[category.assessment])
      else { throw FinishedRunError.inconsistent(file: path, line: row.line) }
      place += 1
      if place == asked.count { (community, place) = (community + 1, 0) }
    }
    guard community == communities.count, place == 0 else {
      throw FinishedRunError.inconsistent(file: path, line: nil)
    }
    assessments = found
  }

  private func take(
    _ row: ResultRow, _ columns: Columns, into assessment: inout FinishedAssessment
  ) -> Bool {
    let first = columns.count
    guard let count = row.count(first),
      let needed = columns.isPlain ? 1 : row.count(first - 1),
      let verdict = FinishedVerdict(row.bytes(first + 3)),
      let metres = number(row, first + 2), let shortBy = number(row, first + 4)
    else { return false }
    var nearest: Int32 = -1
    if !row.bytes(first + 1).isEmpty {
      guard let outlet = outlets.row(of: first + 1, in: row), !metres.isNaN else { return false }
      nearest = Int32(outlet)
    }
    assessment.verdicts.append(verdict)
    assessment.needed.append(needed)
    assessment.counts.append(count)
    assessment.nearest.append(nearest)
    assessment.nearestMetres.append(metres)
    assessment.shortBy.append(shortBy)
    return true
  }

  /// A number, NaN for an empty field; `nil` where it is none, or below 0.
  private func number(_ row: ResultRow, _ column: Int) -> Double? {
    if row.bytes(column).isEmpty { return .nan }
    return row.number(column).flatMap { $0 >= 0 ? $0 : nil }
  }
}

extension FinishedAssessment {
  /// Makes room for the findings of so many communities.
  fileprivate mutating func reserve(_ communities: Int) {
    let count = communities * categories.count
    verdicts.reserveCapacity(count)
    needed.reserveCapacity(count)
    counts.reserveCapacity(count)
    nearest.reserveCapacity(count)
    nearestMetres.reserveCapacity(count)
    shortBy.reserveCapacity(count)
  }
}

extension FinishedVerdict {
  /// The verdict that a word of `coverage.csv` stands for; words of later versions are unknown, an empty field is none.
  fileprivate init?(_ word: UnsafeBufferPointer<UInt8>) {
    switch (word.count, word.first) {
    case (0, _): return nil
    case (7, UInt8(ascii: "c")): self = .covered
    case (7, UInt8(ascii: "m")): self = .missing
    case (10, UInt8(ascii: "b")): self = .borderline
    case (12, UInt8(ascii: "n")): self = .notRequired
    default: self = .unknown
    }
  }
}
