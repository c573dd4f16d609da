import Catalogue
import FoundationEssentials
public import GeoFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A network that was built before, with what it was built from.
struct StoredNetwork {
  /// What is known of a network beside it, in its file.
  struct Description: Codable {
    /// The file it was made of, by its whole path.
    var source: OSMData.Source
    /// The profile as it was named.
    var profile: String
    /// The layer, where one was named.
    var layer: String?
    var date: OSMDate?
    var report: NetworkReport
  }

  private let description: Description
  /// The network as it was.
  let input: NetworkInput

  /// Reads a network.
  ///
  /// - Throws: `InputError`.
  init(path: String) throws(InputError) {
    let file = try NetworkFile.read(path: path)
    guard
      let description = try? JSONDecoder().decode(Description.self, from: Data(file.description))
    else { throw InputError([InputProblem(.damaged(.network), file: path)]) }
    self.description = description
    input = NetworkInput(
      network: file.network, source: description.source, date: description.date,
      report: description.report, cache: .used)
  }

  /// How it is built anew.
  var options: NetworkInput.Options {
    NetworkInput.Options(
      path: description.source.path, profile: description.profile, layer: description.layer)
  }

  /// Whether its source is there and has changed, or else its profile has.
  func isStale() throws -> Bool {
    if try description.source.hasChanged() { return true }
    guard description.source.isThere else { return false }
    return try ProfileFile.load(description.profile).source.sha256
      != description.report.profile.sha256
  }
}

extension NetworkInput {
  /// Writes the network into a file, from which it is read again in milliseconds.
  ///
  /// - Parameters:
  ///   - options: How it was read.
  ///   - folder: The folder of the file, which appears when the folder's files are committed.
  ///   - name: The file's name.
  /// - Throws: `OutputError`, `EncodingError`.
  public func write(_ options: Options, to folder: OutputFolder, name: String) throws {
    var source = source
    // Whoever reads the network may stand elsewhere.
    if let whole = realpath(source.path, nil) {
      source.path = String(cString: whole)
      free(whole)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let description = StoredNetwork.Description(
      source: source, profile: options.profile, layer: options.layer, date: date, report: report)
    try NetworkFile.write(
      network, description: Array(encoder.encode(description)), to: folder, name: name)
  }
}
