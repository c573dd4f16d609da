import Digest
public import GeoCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A walking network in a file, with what is known of it: built once, read in milliseconds.
///
/// The file is the header (see `NetworkFileHeader`) and the network's columns as they stand in memory, in little-endian order: the
/// nodes' longitudes and latitudes, the vertices' longitudes and latitudes, the edges' starts, ends and first vertices, the
/// vertices' offsets, and after them the description, which is the writer's own text. The digest covers all of it.
///
/// Columns are read from the file straight into their places rather than mapped: a file that shrinks while it is mapped ends the
/// process, and a mapping would have to be copied all the same.
public struct NetworkFile: Sendable {
  /// The network.
  public let network: WalkNetwork
  /// What is known of it, in the writer's own form.
  public let description: [UInt8]
  /// SHA-256 of what the file holds, in hexadecimal digits.
  public let sha256: String

  /// Whether a file begins as one of these does.
  public static func isOne(path: String) -> Bool {
    guard let file = fopen(path, "rb") else { return false }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: NetworkFileHeader.magic.count)
    return fread(&bytes, 1, bytes.count, file) == bytes.count && bytes == NetworkFileHeader.magic
  }

  /// Writes a network into a file of a folder.
  ///
  /// - Throws: `OutputError`.
  /// - Complexity: O(nodes + vertices).
  public static func write(
    _ network: WalkNetwork, description: [UInt8], to folder: OutputFolder, name: String
  ) throws(OutputError) {
    let header = NetworkFileHeader(network, description: description.count)
    var hash = SHA256()
    header.counts.withUnsafeBytes { hash.update($0) }
    forEachColumn(of: network, description) { hash.update($0) }
    let file = try folder.begin(name)
    let head = header.bytes(digest: hash.digest)
    var failure: OutputError?
    func write(_ bytes: UnsafeRawBufferPointer) {
      guard failure == nil else { return }
      do throws(OutputError) { try file.write(bytes) } catch { failure = error }
    }
    head.withUnsafeBytes(write)
    forEachColumn(of: network, description, write)
    if let failure { throw failure }
    try file.close()
  }

  private static func forEachColumn(
    of network: WalkNetwork, _ description: [UInt8], _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    for column in [
      network.positions.longitudes, network.positions.latitudes, network.vertices.longitudes,
      network.vertices.latitudes,
    ] {
      column.withUnsafeBytes(body)
    }
    for column in [network.starts, network.ends, network.vertexStarts, network.vertexOffsets] {
      column.withUnsafeBytes(body)
    }
    description.withUnsafeBytes(body)
  }

  /// Reads a network.
  ///
  /// - Throws: `InputError` where the file cannot be read, is of another version, or is damaged in whatever way: nothing of it is
  ///   believed before its size and digest, and every index in it, have been checked.
  /// - Complexity: O(bytes); no more memory than the file is long.
  public static func read(path: String) throws(InputError) -> NetworkFile {
    var reader = try NetworkFileReader(path: path)
    guard let file = try reader.read() else {
      throw InputError([InputProblem(.damaged(.network), file: path)])
    }
    return file
  }

  init(network: WalkNetwork, description: [UInt8], sha256: String) {
    self.network = network
    self.description = description
    self.sha256 = sha256
  }
}
