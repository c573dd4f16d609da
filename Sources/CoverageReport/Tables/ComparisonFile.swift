import Coverage
import GeoFormats

/// Writes `comparison.csv`: where standards that ask for the same category come to different verdicts.
struct ComparisonFile {
  static let name = "comparison.csv"

  private let run: CoverageRun
  private let comparison: VerdictComparison

  init(_ run: CoverageRun, _ standards: [AssessedStandard]) {
    self.run = run
    comparison = VerdictComparison(standards)
  }

  func text() -> ByteWriter {
    var writer = ByteWriter()
    let columns = comparison.standards.flatMap {
      ["limit_m:\($0.standard.id)", "verdict:\($0.standard.id)"]
    }
    writer.append("community_id,category," + columns.joined(separator: ",") + "\n")
    for row in 0..<run.communities.count {
      for category in comparison.categories where comparison.differs(category, community: row) {
        append(row, category, &writer)
      }
    }
    return writer
  }

  private func append(
    _ row: Int, _ category: VerdictComparison.Category, _ writer: inout ByteWriter
  ) {
    writer.append(field: row, of: run.communities.ids)
    writer.append(44)
    writer.append(field: category.id)
    let verdicts = comparison.verdicts(category, community: row)
    for (number, place) in category.places.enumerated() {
      writer.append(44)
      let standard = comparison.standards[number].standard
      if let place { writer.append(metres: standard.limit(of: standard.categories[place])) }
      writer.append(44)
      writer.append(verdicts[number]?.rawValue ?? "")
    }
    writer.append(10)
  }
}
