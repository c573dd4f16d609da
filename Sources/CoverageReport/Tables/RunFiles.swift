import Catalogue
import Coverage
import GeoCore
public import GeoFormats

extension CoverageRun {
  /// The files that a run writes, the one that tells it is complete last; before it, what reports are made of it.
  ///
  /// An earlier run's reports go with it: they would tell of results that are no longer there.
  public static let fileNames = [
    ReportPage.name, CardsPage.name, "report.pdf", "cards.pdf", CoverageFile.name,
    CommunitiesFile.name, ContextFile.name, ComparisonFile.name, RejectedFile.name, PlacesFile.name,
    StreetsFile.name,
    ReachFiles.name, ReachFiles.detoursName, UnjoinedFile.name, SharesFile.name, standardsName,
    "summary.json",
    "manifest.json",
  ]

  /// Writes the run's files into a folder and gives them their names when all are there.
  ///
  /// - Throws: `OutputError`, `CancellationError`.
  public mutating func write(
    to folder: OutputFolder, workers: Int = 1, monitor: RunMonitor? = nil
  ) async throws {
    monitor?.enter(.write)
    let run = self
    try await timings.measure(\.write) {
      // The large tables and what maps are made from side by side: the latter are made by one task.
      if workers > 1 {
        async let places: Void = run.writePlaces(to: folder)
        try await run.writeRows(to: folder, workers: workers - 1)
        try await places
      } else {
        try await run.writeRows(to: folder, workers: 1)
        try await run.writePlaces(to: folder)
      }
      if case .standards(let standards) = run.outcome, standards.count > 1 {
        try folder.write(ComparisonFile.name, ComparisonFile(run, standards).text())
      }
      if run.context.count > 0 { try folder.write(ContextFile.name, ContextFile.text(run)) }
      if run.options.badRows == .skip || !run.rejected.isEmpty {
        try folder.write(RejectedFile.name, RejectedFile.text(run))
      }
      if let comparison = run.comparison {
        let files = ReachFiles(run, comparison)
        let both = try folder.begin(ReachFiles.name)
        try await files.write(workers: workers) { try both.write($0) }
        try both.close()
        try folder.write(ReachFiles.detoursName, files.detours())
      }
      if let shares = run.shares { try folder.write(SharesFile.name, SharesFile.text(run, shares)) }
      if let network = run.network {
        try folder.write(UnjoinedFile.name, UnjoinedFile.text(run, network))
      }
      if let standards = try run.standardsJSON() {
        try folder.write(Self.standardsName, standards)
      }
      try folder.write("summary.json", try run.summaryJSON())
      try folder.write("manifest.json", try run.manifestJSON(results: folder.written))
      try folder.commit()
    }
  }

  private func writeRows(to folder: OutputFolder, workers: Int) async throws {
    let coverage = try folder.begin(CoverageFile.name)
    try await writeCoverage(workers: workers) { try coverage.write($0) }
    try coverage.close()
    let communities = try folder.begin(CommunitiesFile.name)
    try await writeCommunities(workers: workers) { try communities.write($0) }
    try communities.close()
  }

  private func writePlaces(to folder: OutputFolder) async throws {
    let places = try folder.begin(PlacesFile.name)
    try PlacesFile(self).write { try places.write($0) }
    try places.close()
    if let streets = try await StreetsFile(self) {
      try folder.write(StreetsFile.name, streets.bytes())
    }
  }

  /// Makes the text of `coverage.csv`, piece by piece.
  public func writeCoverage(
    workers: Int = 1, to sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void
  ) async throws {
    switch outcome {
    case .everyCategory: try await CoverageFile(self).write(workers: workers, to: sink)
    case .standards(let standards):
      try await StandardCoverageFile(self, standards).write(workers: workers, to: sink)
    }
  }

  /// Makes the text of `communities.csv`, piece by piece.
  private func writeCommunities(
    workers: Int, to sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void
  ) async throws {
    switch outcome {
    case .everyCategory: try sink(CommunitiesFile.text(self))
    case .standards(let standards):
      try await StandardCommunitiesFile(self, standards).write(workers: workers, to: sink)
    }
  }

  /// The text of `summary.json`.
  public func summaryJSON() throws -> ByteWriter {
    switch outcome {
    case .everyCategory(let summary): try jsonDocument(SummaryDocument(self, summary))
    case .standards(let standards): try jsonDocument(StandardsDocument(self, standards))
    }
  }

  /// The file of the standards that communities were held against.
  static let standardsName = "standards.json"

  /// The text of `standards.json`: the standards as they were applied; `nil` where there were none.
  private func standardsJSON() throws -> ByteWriter? {
    guard case .standards(let standards) = outcome else { return nil }
    return try jsonDocument(standards.map { StandardDocument($0.standard, $0.file.sources) })
  }

  /// The text of `manifest.json`.
  ///
  /// - Parameter results: The run's other files, as they have been written.
  /// - Returns: JSON in UTF-8.
  /// - Throws: `EncodingError`.
  public func manifestJSON(results: [WrittenFile] = []) throws -> ByteWriter {
    try jsonDocument(Manifest(self, results))
  }
}
