import Coverage
import GeoCore
import GeoFormats

/// Writes `coverage.csv`: one row for each community and requirement.
struct CoverageFile: Sendable {
  static let name = "coverage.csv"

  private let run: CoverageRun
  /// What is the same in every row of a requirement: `,category,limit,`.
  private let middles: [[UInt8]]

  init(_ run: CoverageRun) {
    self.run = run
    middles = run.table.requirements.map { requirement in
      var writer = ByteWriter(capacity: 64)
      writer.append(44)
      writer.append(field: run.categories.names[requirement.category])
      writer.append(44)
      writer.append(metres: requirement.limit)
      writer.append(44)
      return writer.bytes()
    }
  }

  /// Communities whose rows are made in one go; some ten or hundred kilobytes of text.
  static let blockSize = 128

  /// Makes the rows in parallel and hands them to `sink` in order, one piece at a time.
  func write(
    workers: Int, to sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void
  ) async throws {
    var header = ByteWriter()
    header.append(
      "community_id,category,limit_m,count,nearest_outlet_id,nearest_m,verdict,short_by_m\n")
    try sink(header)
    try await writeInBlocks(
      run.communities.count, of: Self.blockSize, workers: workers, to: sink, write)
  }

  /// Writes the rows of some communities.
  private func write(_ communities: Range<Int>, to writer: inout ByteWriter) {
    let nearest = run.outlets.ids.gathering(run.table.nearestRows(ofCommunities: communities))
    var place = 0
    for community in communities {
      for requirement in middles.indices {
        let finding = run.table.finding(community: community, requirement: requirement)
        append(finding, community, requirement, nearest, place, &writer)
        place += 1
      }
    }
  }

  @inline(__always)
  private func append(
    _ finding: Finding, _ community: Int, _ requirement: Int, _ nearestIDs: StringColumn,
    _ place: Int, _ writer: inout ByteWriter
  ) {
    writer.append(field: community, of: run.communities.ids)
    middles[requirement].withUnsafeBufferPointer { writer.append($0) }
    writer.append(number: finding.count)
    writer.append(44)
    writer.append(finding.nearest, nearestIDs, place, finding.verdict, shortBy: finding.shortBy)
    writer.append(10)
  }
}

extension ByteWriter {
  /// Appends how a row of `coverage.csv` goes on after the count: `nearest_outlet_id,nearest_m,verdict,short_by_m`.
  @inline(__always)
  mutating func append(
    _ nearest: Neighbor?, _ ids: StringColumn, _ place: Int, _ verdict: Verdict, shortBy: Double?
  ) {
    if let nearest {
      append(field: place, of: ids)
      append(44)
      append(metres: nearest.metres)
    } else {
      append(44)
    }
    switch verdict {
    case .covered: append(ascii: ",covered,")
    case .missing: append(ascii: ",missing,")
    case .borderline: append(ascii: ",borderline,")
    case .notRequired: append(ascii: ",not-required,")
    case .unknown: append(ascii: ",unknown,")
    }
    if let shortBy { append(metres: shortBy) }
  }
}
