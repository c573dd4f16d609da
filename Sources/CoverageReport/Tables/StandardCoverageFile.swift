import Coverage
import GeoCore
import GeoFormats

/// Writes `coverage.csv` of a run under standards: one row for each community, standard and category.
struct StandardCoverageFile: Sendable {
  /// One category of one standard.
  private struct Line: Sendable {
    var standard: Int
    var category: Int
    /// What is the same in all its rows: `,standard,category,tier,limit,`.
    var middle: [UInt8]
  }

  private let run: CoverageRun
  private let standards: [AssessedStandard]
  private let lines: [Line]
  /// Whether any standard asks for capacity: only then there are columns for it.
  private let hasCapacity: Bool

  init(_ run: CoverageRun, _ standards: [AssessedStandard]) {
    self.run = run
    self.standards = standards
    hasCapacity = standards.contains {
      $0.standard.categories.contains { $0.capacityPerThousand != nil }
    }
    lines = standards.enumerated().flatMap { number, assessed in
      assessed.standard.categories.enumerated().map { place, category in
        var writer = ByteWriter(capacity: 64)
        for text in ["", assessed.standard.id, category.id, category.tier] {
          if !text.isEmpty { writer.append(field: text) }
          writer.append(44)
        }
        writer.append(metres: assessed.standard.limit(of: category))
        writer.append(44)
        return Line(standard: number, category: place, middle: writer.bytes())
      }
    }
  }

  func write(
    workers: Int, to sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void
  ) async throws {
    var header = ByteWriter()
    header.append("community_id,standard,category,tier,limit_m,required,count,")
    header.append("nearest_outlet_id,nearest_m,verdict,short_by_m")
    header.append(hasCapacity ? ",required_capacity,capacity\n" : "\n")
    try sink(header)
    try await writeInBlocks(
      run.communities.count, of: CoverageFile.blockSize, workers: workers, to: sink, write)
  }

  /// Writes the rows of some communities.
  private func write(_ communities: Range<Int>, to writer: inout ByteWriter) {
    let findings = communities.flatMap { community in
      let residents = run.facts.residents(of: community)
      return lines.map { line in
        standards[line.standard].assessment.finding(
          community: community, category: line.category, in: run.table, residents: residents)
      }
    }
    let nearest = run.outlets.ids.gathering(
      ContiguousArray(findings.map { $0.nearest?.row ?? .max }))
    for (place, finding) in findings.enumerated() {
      let (community, line) = place.quotientAndRemainder(dividingBy: lines.count)
      writer.append(field: communities.lowerBound + community, of: run.communities.ids)
      lines[line].middle.withUnsafeBufferPointer { writer.append($0) }
      append(finding, nearest, place, &writer)
    }
  }

  @inline(__always)
  private func append(
    _ finding: CategoryFinding, _ nearestIDs: StringColumn, _ place: Int,
    _ writer: inout ByteWriter
  ) {
    writer.append(number: finding.needed)
    writer.append(44)
    writer.append(number: finding.count)
    writer.append(44)
    if let nearest = finding.nearest {
      writer.append(field: place, of: nearestIDs)
      writer.append(44)
      writer.append(metres: nearest.metres)
    } else {
      writer.append(44)
    }
    switch finding.state.verdict {
    case .covered: writer.append(",covered,")
    case .missing: writer.append(",missing,")
    case .borderline: writer.append(",borderline,")
    case .notRequired: writer.append(",not-required,")
    }
    if let shortBy = finding.shortBy { writer.append(metres: shortBy) }
    if hasCapacity {
      for capacity in [finding.neededCapacity, finding.capacity] {
        writer.append(44)
        if let capacity { writer.append(metres: capacity) }
      }
    }
    writer.append(10)
  }
}
