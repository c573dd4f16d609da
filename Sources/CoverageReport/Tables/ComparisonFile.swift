import Coverage
import GeoFormats

/// Writes `comparison.csv`: where standards that ask for the same category come to different verdicts.
struct ComparisonFile {
  static let name = "comparison.csv"

  private let run: CoverageRun
  private let standards: [AssessedStandard]
  /// Categories that at least two standards have, each with its place in every standard.
  private let shared: [(id: String, places: [Int?])]

  init(_ run: CoverageRun, _ standards: [AssessedStandard]) {
    self.run = run
    self.standards = standards
    var seen: Set<String> = []
    let ids = standards.flatMap { $0.standard.categories.map(\.id) }
      .filter { seen.insert($0).inserted }
    shared = ids.map { id in (id, standards.map { $0.standard.index(of: id) }) }
      .filter { $0.places.count { $0 != nil } > 1 }
  }

  func text() -> ByteWriter {
    var writer = ByteWriter()
    let columns = standards.flatMap { ["limit_m:\($0.standard.id)", "verdict:\($0.standard.id)"] }
    writer.append("community_id,category," + columns.joined(separator: ",") + "\n")
    for row in 0..<run.communities.count {
      for (id, places) in shared {
        let verdicts = zip(standards, places).map { assessed, place in
          place.map { assessed.assessment.state(community: row, category: $0).verdict }
        }
        let different = Set(verdicts.compactMap { $0 })
        if different.count > 1 { append(row, id, places, verdicts, &writer) }
      }
    }
    return writer
  }

  private func append(
    _ row: Int, _ id: String, _ places: [Int?], _ verdicts: [Verdict?], _ writer: inout ByteWriter
  ) {
    writer.append(field: row, of: run.communities.ids)
    writer.append(44)
    writer.append(field: id)
    for (number, place) in places.enumerated() {
      writer.append(44)
      let standard = standards[number].standard
      if let place { writer.append(metres: standard.limit(of: standard.categories[place])) }
      writer.append(44)
      writer.append(verdicts[number]?.rawValue ?? "")
    }
    writer.append(10)
  }
}
