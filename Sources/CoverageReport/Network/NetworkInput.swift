public import Catalogue
import Coverage
public import GeoCore
public import GeoFormats

/// A walking network that was read from a file.
public struct NetworkInput: Sendable {
  /// What is read, and how.
  public struct Options: Sendable, Hashable {
    /// OpenStreetMap data, lines of one's own (GeoJSON, GeoPackage), or a network that was built before (.lcnet).
    public var path: String
    /// The walking profile, by id or path; a network that was built before has its own.
    public var profile: String
    /// The layer of the lines, where the file has several.
    public var layer: String?

    /// The usual network of a file.
    public init(path: String, profile: String = ProfileFile.usual, layer: String? = nil) {
      self.path = path
      self.profile = profile
      self.layer = layer
    }
  }

  /// What a network that was built before was good for.
  public enum Cache: Hashable, Sendable {
    /// It is that of its source as it is now, or its source is not there to be compared.
    case used
    /// Its source has changed since, and was read anew.
    case stale
  }

  /// The network.
  public let network: WalkNetwork
  /// The file that it is made of.
  public let source: OSMData.Source
  /// The date of the data; `nil` where the file does not say.
  public let date: OSMDate?
  /// What is in it, and what was left out.
  public let report: NetworkReport
  /// What became of a network that was built before; `nil` where none was named.
  public let cache: Cache?

  /// Whom the data asks to name; `nil` for lines of one's own.
  public var attribution: String? {
    report.origin == .openStreetMap ? OSMExtract.attribution : nil
  }

  /// The vertices of the network, which is on WGS 84, in the frame that tables are measured in.
  ///
  /// - Throws: `FrameError`, `CancellationError`.
  /// - Complexity: O(vertices); nothing where that frame is WGS 84.
  func vertices(in frame: WorkingFrame, workers: Int = 1) async throws -> Positions {
    var vertices = network.vertices
    try await vertices.move(from: .wgs84, to: frame, workers: workers)
    return vertices
  }

  /// Reads a network.
  ///
  /// A network that was built before is taken where its source is not there, or is there as it was; where the source or the profile
  /// has changed since, it is built anew in memory.
  ///
  /// - Parameters:
  ///   - options: What is read, and how.
  ///   - workers: The largest number of threads; the result does not depend on it.
  /// - Returns: The network, of one edge at least.
  /// - Throws: `DataFileError`, `InputError`, `FrameError`, `RunError`, `CancellationError`.
  /// - Complexity: O(objects) time and memory; O(bytes) for a network that was built before.
  public static func read(_ options: Options, workers: Int) async throws -> NetworkInput {
    guard NetworkFile.isOne(path: options.path) else {
      return try await build(options, workers: workers)
    }
    let stored = try StoredNetwork(path: options.path)
    guard try stored.isStale() else { return stored.input }
    return try await build(stored.options, workers: workers).with(cache: .stale)
  }

  /// Makes a network of OpenStreetMap data or of lines.
  static func build(_ options: Options, workers: Int) async throws -> NetworkInput {
    let profile = try ProfileFile.load(options.profile)
    let isOSM = [".pbf", ".osm", ".osm.gz", ".osm.bz2"].contains {
      options.path.lowercased().hasSuffix($0)
    }
    let built =
      isOSM
      ? try await fromOSM(options, profile, workers: workers)
      : try await fromLines(options, profile, workers: workers)
    guard built.network.edgeCount > 0 else {
      throw RunError.noWalkableWays(file: options.path, profile: profile.profile.id)
    }
    return built
  }

  /// Reads OpenStreetMap data.
  private static func fromOSM(
    _ options: Options, _ file: ProfileFile, workers: Int
  ) async throws -> NetworkInput {
    let data = try await OSMWalkData.read(
      path: options.path, WalkRules(file.profile), workers: workers)
    let assembly = try await NetworkAssembly(data.ways.table, workers: workers)
    var report = NetworkReport(.openStreetMap, file)
    report.take(data.ways.counts, file.profile)
    report.closedPlaces = data.ways.closed.map {
      NetworkReport.Place(lon: $0.longitude, lat: $0.latitude)
    }
    report.take(assembly)
    report.incompleteAreas = data.counts.incomplete
    return NetworkInput(
      network: assembly.network, source: data.source, date: data.date, report: report, cache: nil)
  }

  /// Reads lines.
  private static func fromLines(
    _ options: Options, _ file: ProfileFile, workers: Int
  ) async throws -> NetworkInput {
    let lines = try await LineFile.read(
      path: options.path, layer: options.layer, countsSlopes: file.profile.slope.value == .tobler,
      workers: workers)
    let assembly = try await NetworkAssembly(lines.table, workers: workers)
    var report = NetworkReport(.lines, file)
    report.lines = lines.lines
    report.featuresWithoutLine = lines.others
    report.countsSlopes = !lines.table.heights.isEmpty
    report.take(assembly)
    return NetworkInput(
      network: assembly.network, source: lines.source, date: nil, report: report, cache: nil)
  }

  private func with(cache: Cache) -> NetworkInput {
    NetworkInput(network: network, source: source, date: date, report: report, cache: cache)
  }
}

extension NetworkReport {
  /// Takes over what became of ways.
  mutating func take(_ counts: WalkWays.Counts, _ profile: WalkingProfile) {
    classes = zip(profile.classes, counts.classes).map { Row($0.rule, $1) }
    leftOut = zip(profile.leftOut, counts.leftOut).map { Row($0, $1) }
    barriers = zip(profile.barriers, counts.barriers).map { Row($0, $1) }
    unnamed = counts.unnamed
    (squares, crossings, limitedSquares) =
      (counts.squares, counts.crossings, counts.limitedSquares)
    (cutWays, missingNodes) = (counts.cutWays, counts.missingNodes)
  }

  /// Takes over what the network could not hold.
  mutating func take(_ assembly: NetworkAssembly) {
    waysWithoutLength = assembly.waysWithoutLength
    waysOffEarth = assembly.waysOffEarth
    edgesTooLong = assembly.edgesTooLong
  }
}
