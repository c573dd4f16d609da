public import GeoCore

/// The ways of a file that may be walked, and what became of the others.
public struct WalkWays: Sendable {
  /// How many there were of what.
  public struct Counts: Hashable, Sendable {
    /// Ways of each class that are walked.
    public var classes: [Int]
    /// Ways left out by each rule.
    public var leftOut: [Int]
    /// Ways that are of no class.
    public var unnamed = 0
    /// Nodes of each rule where nobody gets through; those of no way that is walked among them.
    public var barriers: [Int]
    /// Ways that were cut because a node of theirs is not in the file.
    public var cutWays = 0
    /// How many nodes of ways these are.
    public var missingNodes = 0
    /// Areas that are walked across.
    public var squares = 0
    /// Lines across them.
    public var crossings = 0
    /// Areas with more places where ways join than are taken into account.
    public var limitedSquares = 0

    /// Nothing counted yet, for so many rules of each kind.
    public init(classes: Int, leftOut: Int, barriers: Int) {
      self.classes = Array(repeating: 0, count: classes)
      self.leftOut = Array(repeating: 0, count: leftOut)
      self.barriers = Array(repeating: 0, count: barriers)
    }
  }

  /// The ways, cut at what nobody gets through.
  public var table: WayTable
  /// Where nobody gets through: ways end there on purpose.
  public var closed: [Coordinate]
  /// What became of the ways.
  public var counts: Counts
}

/// The ways of an OpenStreetMap file that may be walked.
public struct OSMWalkData: Sendable {
  /// The file.
  public let source: OSMData.Source
  /// How much it held.
  public let counts: OSMData.Counts
  /// The date of the data; `nil` where the file does not say.
  public let date: OSMDate?
  /// The ways.
  public let ways: WalkWays

  /// Reads a file: `.osm.pbf`, `.osm`, `.osm.gz` or `.osm.bz2`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - rules: What may be walked.
  ///   - workers: The largest number of threads; the result does not depend on it.
  /// - Returns: The ways, in the order of their numbers, whatever their order in the file.
  /// - Throws: `InputError` where the file cannot be read or is damaged; `CancellationError`.
  /// - Complexity: O(objects) time; 16 bytes a node and 8 a way's node in memory, besides what is returned.
  public static func read(
    path: String, _ rules: WalkRules, workers: Int = 1
  ) async throws -> OSMWalkData {
    async let digest = fileDigest(path)
    let reading = try OSMReading(path: path, rules.query, workers: workers)
    var interpreter = WalkInterpreter(reading, rules)
    let ways = interpreter.ways()
    let (sha256, bytes) = (try await digest.sha256, try await digest.bytes)
    return OSMWalkData(
      source: OSMData.Source(path: path, sha256: sha256, bytes: bytes), counts: reading.counts,
      date: reading.date, ways: ways)
  }
}
