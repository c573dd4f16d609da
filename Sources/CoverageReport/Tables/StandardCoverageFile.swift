import Coverage
import GeoCore
import GeoFormats

/// Writes `coverage.csv` of a run under standards: one row for each community, standard and category.
struct StandardCoverageFile: Sendable {
  private let run: CoverageRun
  private let standards: [AssessedStandard]
  /// What is the same in all rows of a category of a standard: `,standard,category,tier,limit,`.
  private let middles: [[[UInt8]]]
  /// Whether any standard asks for capacity: only then there are columns for it.
  private let hasCapacity: Bool

  init(_ run: CoverageRun, _ standards: [AssessedStandard]) {
    self.run = run
    self.standards = standards
    hasCapacity = standards.contains {
      $0.standard.categories.contains { $0.capacityPerThousand != nil }
    }
    middles = standards.map { assessed in
      assessed.standard.categories.map { category in
        var writer = ByteWriter(capacity: 64)
        for text in ["", assessed.standard.id, category.id, category.tier] {
          if !text.isEmpty { writer.append(field: text) }
          writer.append(44)
        }
        writer.append(metres: assessed.standard.limit(of: category))
        writer.append(44)
        return writer.bytes()
      }
    }
  }

  /// Communities whose rows are made in one go: their findings stay in a core's cache.
  private static let blockSize = 32

  func write(
    workers: Int, to sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void
  ) async throws {
    var header = ByteWriter()
    header.append("community_id,standard,category,tier,limit_m,required,count,")
    header.append("nearest_outlet_id,nearest_m,verdict,short_by_m")
    header.append(hasCapacity ? ",required_capacity,capacity\n" : "\n")
    try sink(header)
    try await writeInBlocks(
      run.communities.count, of: Self.blockSize, workers: workers, to: sink, write)
  }

  /// Writes the rows of some communities.
  private func write(_ communities: Range<Int>, to writer: inout ByteWriter) {
    let findings = standards.map {
      $0.assessment.findings(ofCommunities: communities, in: run.table, facts: run.facts)
    }
    let nearest = findings.map { findings in
      run.outlets.ids.gathering(ContiguousArray(findings.map { $0.nearest?.row ?? .max }))
    }
    for (place, community) in communities.enumerated() {
      for standard in middles.indices {
        let categories = middles[standard].indices
        for category in categories {
          writer.append(field: community, of: run.communities.ids)
          middles[standard][category].withUnsafeBufferPointer { writer.append($0) }
          let row = place * categories.count + category
          append(findings[standard][row], nearest[standard], row, &writer)
        }
      }
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
    writer.append(
      finding.nearest, nearestIDs, place, finding.state.verdict, shortBy: finding.shortBy)
    if hasCapacity {
      for capacity in [finding.neededCapacity, finding.capacity] {
        writer.append(44)
        if let capacity { writer.append(metres: capacity) }
      }
    }
    writer.append(10)
  }
}
