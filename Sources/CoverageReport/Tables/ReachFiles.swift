import Coverage
import GeoCore
import GeoFormats

/// Writes `reach.csv`: both verdicts on each community and category, and `detours.csv`: how much longer each community walks
/// than the straight line.
struct ReachFiles: Sendable {
  static let name = "reach.csv"
  static let detoursName = "detours.csv"

  private let run: CoverageRun
  private let comparison: ReachComparison

  init(_ run: CoverageRun, _ comparison: ReachComparison) {
    (self.run, self.comparison) = (run, comparison)
  }

  func write(
    workers: Int, to sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void
  ) async throws {
    var header = ByteWriter()
    header.append("community_id,standard,category,circle_limit_m,circle_count,circle_nearest_m,")
    header.append("circle_verdict,network_limit_m,network_count,network_nearest_m,")
    header.append("network_verdict,circle_errs\n")
    try sink(header)
    try await writeInBlocks(
      run.communities.count, of: CoverageFile.blockSize, workers: workers, to: sink, append)
  }

  private func append(_ communities: Range<Int>, to writer: inout ByteWriter) {
    for community in communities {
      for category in comparison.categories { append(community, category, &writer) }
    }
  }

  private func append(
    _ community: Int, _ category: ReachComparison.Category, _ writer: inout ByteWriter
  ) {
    let findings = comparison.findings(category, community: community)
    let pair = comparison.pair(category, community: community)
    writer.append(field: community, of: run.communities.ids)
    writer.append(44)
    writer.append(field: category.standard ?? "")
    writer.append(44)
    writer.append(field: category.id)
    for (finding, verdict) in [
      (findings.circle, pair.circle), (findings.network, pair.network),
    ] {
      writer.append(44)
      writer.append(metres: finding.requirement.limit)
      writer.append(44)
      writer.append(number: finding.count)
      writer.append(44)
      if let nearest = finding.nearest { writer.append(metres: nearest.metres) }
      writer.append(44)
      writer.append(verdict.rawValue)
    }
    writer.append(
      pair.isFalsePositive
        ? ",false-positive\n" : pair.isFalseNegative ? ",false-negative\n" : ",\n")
  }

  /// The text of `detours.csv`.
  func detours() -> ByteWriter {
    var writer = ByteWriter(capacity: run.communities.count * 24)
    writer.append("community_id,detour,false_positives,false_negatives\n")
    for community in 0..<run.communities.count {
      let pairs = comparison.categories.map { comparison.pair($0, community: community) }
      writer.append(field: community, of: run.communities.ids)
      writer.append(44)
      let detour = comparison.detours[community]
      if !detour.isNaN { writer.append(metres: detour) }
      writer.append(44)
      writer.append(number: pairs.count { $0.isFalsePositive })
      writer.append(44)
      writer.append(number: pairs.count { $0.isFalseNegative })
      writer.append(10)
    }
    return writer
  }
}
