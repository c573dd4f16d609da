import Catalogue
import Coverage
public import GeoFormats

/// One city that is to be done.
public struct BatchJob: Sendable {
  /// The city, nothing known of its run yet.
  public var city: BatchRecord.City
  /// What its run reads and asks.
  public var options: RunOptions

  /// A city with what is asked of it.
  public init(city: BatchRecord.City, options: RunOptions) {
    self.city = city
    self.options = options
  }

  /// How much work it is, in bytes of its files.
  var bytes: Int { options.files.reduce(0) { $0 + $1.bytes } }
}

extension BatchJob {
  /// Does the city: its results appear in the folder whole or not at all.
  ///
  /// - Parameters:
  ///   - output: The city's folder.
  ///   - workers: The largest number of threads; the results do not depend on it.
  ///   - memory: How much memory it may take, in bytes; `nil` for all it wants.
  /// - Returns: The city with what is known of its run.
  /// - Throws: What `CoverageRun.analyze` and its writing throw.
  public func done(
    into output: OutputFolder, workers: Int, memory: Int? = nil
  ) async throws -> BatchRecord.City {
    do {
      var options = options
      options.memory = memory.map { RunMemory(limit: $0, scratch: output.partialPath) }
      let start = SourceCheck.Time.safelyBeforeNow()
      var run = try await CoverageRun.analyze(options, workers: workers)
      try await run.write(to: output, workers: workers)
      SourceCheck.stamp(output.path, start)
      var city = city
      city.take(run, output.written)
      return city
    } catch {
      output.removePartial()
      throw error
    }
  }
}

extension BatchRecord.City {
  /// Takes what a finished run has read, written and found.
  mutating func take(_ run: CoverageRun, _ written: [WrittenFile]) {
    sources = run.sources
    results = written.map { BatchRecord.Result(name: $0.name, bytes: $0.bytes) }
    figures = BatchRecord.Figures(run)
  }
}

extension BatchRecord.Figures {
  init(_ run: CoverageRun) {
    self.init(communities: run.communities.count, outlets: run.outletCount)
    switch run.outcome {
    case .everyCategory(let summary):
      livingCircles = summary.livingCircles
      covered = summary.categories.reduce(0) { $0 + $1.coveredCommunities }
      required = (summary.communities - summary.unknown) * summary.categories.count
    case .standards(let standards):
      guard let first = standards.first?.summary else { return }
      livingCircles = first.all.livingCircles
      covered = first.categories.reduce(0) { $0 + $1.coveredCommunities }
      required = first.categories.reduce(0) { $0 + $1.requiredCommunities }
    }
  }
}

extension CoverageRun {
  /// Every file that the run has read, each once, in the order of their paths.
  var sources: [StandardFile.Source] {
    var found: [(path: String, sha256: String)] = []
    if let extract { found.append((extract.source.path, extract.source.sha256)) }
    for source in [communities.source, outlets.source]
      + [entrances?.table.source].compactMap(\.self)
    {
      found.append((source.path, source.sha256))
    }
    if let input = network?.input { found += Self.sources(input, options.networkSource) }
    if let buildings = shares?.buildings.source { found.append((buildings.path, buildings.sha256)) }
    found += areas.map { ($0.file.path, $0.file.sha256) }
    found += crosswalkFiles.map { ($0.path, $0.sha256) }
    if case .standards(let standards) = outcome {
      found += standards.flatMap(\.file.sources).map { ($0.path, $0.sha256) }
    }
    let byPath = Dictionary(found.filter { !$0.0.isEmpty }) { first, _ in first }
    return byPath.sorted { $0.key < $1.key }.map {
      StandardFile.Source(path: $0.key, sha256: $0.value)
    }
  }

  private static func sources(
    _ input: NetworkInput, _ asked: NetworkInput.Options?
  ) -> [(path: String, sha256: String)] {
    var found = [(input.source.path, input.source.sha256)]
    guard let asked else { return found }
    if asked.path != input.source.path, let sha256 = try? fileSHA256(atPath: asked.path) {
      // A network that was built before, besides what it was built of.
      found.append((asked.path, sha256))
    } else if let profile = try? ProfileFile.load(asked.profile) {
      found.append((profile.source.path, input.report.profile.sha256))
    }
    return found
  }
}
