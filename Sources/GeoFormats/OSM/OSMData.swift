#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The objects of an OpenStreetMap file that were asked for.
public struct OSMData: Sendable {
  /// The file.
  public struct Source: Codable, Hashable, Sendable {
    /// The path as given.
    public var path: String
    /// SHA-256 of the file, in hexadecimal digits.
    public var sha256: String
    /// The file's size.
    public var bytes: Int

    /// Names a file.
    public init(path: String, sha256: String, bytes: Int) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
    }

    /// Whether there is a file by this path.
    public var isThere: Bool { FileSource.size(path: path) != nil }

    /// Whether the file is there, and another than it was; only its size is looked at where that says so.
    ///
    /// - Throws: `InputError` where it is there and cannot be read.
    public func hasChanged() throws(InputError) -> Bool {
      guard let size = FileSource.size(path: path) else { return false }
      if size != bytes { return true }
      return try FileSource.digest(path: path).sha256 != sha256
    }
  }

  /// How much the file held, and what was left out.
  public struct Counts: Hashable, Sendable {
    /// Nodes, ways and relations in the file.
    public var nodes = 0, ways = 0, relations = 0
    /// Objects that are marked as deleted.
    public var deleted = 0
    /// Versions of objects of which a later one is there.
    public var superseded = 0
    /// Areas left out because nodes or ways of theirs are not in the file.
    public var incomplete = 0
    /// How many nodes and ways are referred to and not in the file, by what was asked for.
    public var dangling = 0
    /// Multipolygons left out because their outlines cross or do not close.
    public var broken = 0
    /// What meets the query and is no area: open ways, relations of other types, and what says `area=no`.
    public var shapeless = 0
    /// Nodes that have no position.
    public var unplaced = 0
  }

  /// The file.
  public var source: Source
  /// How much there was.
  public var counts: Counts
  /// The date of the data: the header's, else that of the newest object; `nil` where neither has one.
  public var date: OSMDate?
  /// Nodes, ways and relations, each by number.
  public var features: [OSMFeature]
}

extension OSMData {
  /// Names what a file had, of which nothing was left out.
  package init(source: Source, date: OSMDate?, features: [OSMFeature]) {
    self.init(source: source, counts: Counts(), date: date, features: features)
  }
}

/// Why a file is not read as OpenStreetMap data.
public enum OSMFault: Hashable, Sendable {
  /// Its name is not that of a format that is read.
  case format
  /// It is damaged, ends too early, or is not what its name says; with the words of libosmium.
  case damaged(String)
  /// There is not memory enough.
  case memory
}

extension OSMData {
  /// Reads a file: `.osm.pbf`, `.osm`, `.osm.gz` or `.osm.bz2`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - query: Which objects.
  ///   - workers: The largest number of threads, at least two; the result does not depend on it.
  /// - Returns: The objects, whatever their order in the file.
  /// - Throws: `InputError` where the file cannot be read or is damaged.
  /// - Complexity: O(objects) time; 16 bytes a node and 8 a way's node in memory, besides what is returned.
  public static func read(
    path: String, _ query: OSMQuery, workers: Int = 1
  ) async throws -> OSMData {
    async let digest = fileDigest(path)
    let reading = try OSMReading(path: path, query, workers: workers)
    let (sha256, bytes) = (try await digest.sha256, try await digest.bytes)
    return OSMData(
      source: Source(path: path, sha256: sha256, bytes: bytes), counts: reading.counts,
      date: reading.date, features: reading.features())
  }
}

/// Reads a whole file for its digest, beside what else is done with it.
func fileDigest(_ path: String) async throws(InputError) -> ByteDigest {
  try FileSource.digest(path: path)
}

/// A file's size in bytes; `nil` where there is none, or a pipe or device that may never end.
package func fileSize(atPath path: String) -> Int? { FileSource.size(path: path) }

/// The SHA-256 of a file in lower-case hexadecimal digits.
package func fileSHA256(atPath path: String) throws(InputError) -> String {
  try FileSource.digest(path: path).sha256
}

extension FileSource {
  /// A file's size; `nil` where there is none, or a pipe or device that may never end.
  static func size(path: String) -> Int? {
    var information = stat()
    guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(information.st_size)
  }

  /// Reads a whole file for its digest.
  static func digest(path: String) throws(InputError) -> ByteDigest {
    let source = try FileSource(path: path)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while try source.read(into: buffer) == buffer.count {}
    return source.digest
  }
}
