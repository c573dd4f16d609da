import Coverage
import GeoCore
import GeoFormats
import Synchronization

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
  private static let blockSize = 128

  /// Makes the rows in parallel and hands them to `sink` in order, one piece at a time.
  func write(
    workers: Int, to sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void
  ) async throws {
    var header = ByteWriter()
    header.append(
      "community_id,category,limit_m,count,nearest_outlet_id,nearest_m,verdict,short_by_m\n")
    try sink(header)
    let blocks = (run.communities.count + Self.blockSize - 1) / Self.blockSize
    let queue = OrderedTexts(sink)
    _ = try await concurrentMap(blocks, workers: workers) { block in
      let text = queue.emptyText()
      write(block, to: &text.writer)
      try queue.add(text, number: block)
    }
  }

  /// Writes the rows of one block of communities.
  private func write(_ block: Int, to writer: inout ByteWriter) {
    let communities =
      block * Self.blockSize..<min(run.communities.count, (block + 1) * Self.blockSize)
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
    if let nearest = finding.nearest {
      writer.append(field: place, of: nearestIDs)
      writer.append(44)
      writer.append(metres: nearest.metres)
    } else {
      writer.append(44)
    }
    writer.append(ascii: finding.verdict == .covered ? ",covered," : ",missing,")
    if let shortBy = finding.shortBy { writer.append(metres: shortBy) }
    writer.append(10)
  }
}

/// Hands texts on in the order of their numbers, whatever the order in which they are finished.
private final class OrderedTexts: Sendable {
  private struct State {
    var next = 0
    var waiting: [Int: SharedText] = [:]
    /// Texts that have been handed on, to be used again: memory that has been touched.
    var free: [SharedText] = []
  }

  private let sink: @Sendable (borrowing ByteWriter) throws -> Void
  private let state = Mutex(State())

  init(_ sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void) { self.sink = sink }

  /// A text to be written and then added.
  func emptyText() -> SharedText {
    let text = state.withLock { $0.free.popLast() } ?? SharedText()
    text.writer.removeAll()
    return text
  }

  /// Hands a text on, now or when those before it have been.
  func add(_ text: SharedText, number: Int) throws {
    try state.withLock { state in
      state.waiting[number] = text
      while let text = state.waiting.removeValue(forKey: state.next) {
        try sink(text.writer)
        state.free.append(text)
        state.next += 1
      }
    }
  }
}

/// A text that passes between tasks.
///
/// Unchecked because nothing guards it: one task writes it, then hands it over under a lock.
private final class SharedText: @unchecked Sendable {
  var writer = ByteWriter(capacity: 1 << 18)
}
