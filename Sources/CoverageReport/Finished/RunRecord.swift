public import Catalogue
import FoundationEssentials
import GeoFormats

/// What a finished run says of itself: `manifest.json`.
public struct RunRecord: Decodable, Sendable {
  /// A file that was read.
  public struct Input: Decodable, Sendable {
    /// Its path, as it was given.
    public var path: String
    /// SHA-256 in hexadecimal digits.
    public var sha256: String
    /// Its size.
    public var bytes: Int
    /// Its rows, where it is a table.
    public var rows: Int?
    /// How many of them were set aside.
    public var rejected: Int?
    /// How many of them lie outside the study area.
    public var context: Int?
    /// What its coordinates mean.
    public var frame: String
    /// Of OpenStreetMap data, the moment it shows.
    public var date: String?
    /// Whom to name.
    public var attribution: String?
    /// The headers of the columns that have a role, by role.
    public var columns: [String: String]?
  }

  /// What was asked beyond the inputs, as far as a report tells it.
  public struct Options: Decodable, Sendable {
    /// The distance to walk, where it was given as one.
    public var radiusM: Double?
    /// Minutes to walk.
    public var minutes: Double?
    /// Metres a minute.
    public var speedMPerMin: Double?
    /// How many times as long as the straight line the way is.
    public var detour: Double?
    /// How far off a position may be.
    public var positionErrorM: Double?
    /// Whether outlets that stand in the table twice counted once.
    public var dedupe: Bool?
    /// Whether the nearest part of outlets' outlines was measured to.
    public var outletOutlines: Bool?
    /// Whether numbers have a comma for the decimal point.
    public var decimalComma: Bool?
    /// Whom to name, where the user said so.
    public var attributions: [String]?
  }

  /// A standard by its id.
  public struct Standard: Decodable, Sendable {
    /// Its id.
    public var id: String
    /// Its version.
    public var version: String
    /// The files it was read from.
    public var files: [StandardFile.Source]
  }

  /// The pilot area that the city is.
  public struct Pilot: Decodable, Sendable {
    /// Its name, in Chinese.
    public var area: String
    /// Its province.
    public var province: String
    /// The lists that have it.
    public var lists: [String]
  }

  /// A file of the results.
  public struct Result: Decodable, Sendable {
    /// Its name in the folder.
    public var name: String
    /// SHA-256 in hexadecimal digits.
    public var sha256: String
  }

  /// The network that was walked.
  public struct Network: Decodable, Sendable {
    /// Its path.
    public var path: String
    /// Of OpenStreetMap data, the moment it shows.
    public var date: String?
    /// Whom to name.
    public var attribution: String?
    /// SHA-256 of the walking profile.
    public var profileSha256: String?
  }

  /// The version of livingcircle.
  public var version: String
  /// How near is measured: `circle`, or what later versions know.
  public var reach: String
  /// The frame in which distances were measured.
  public var workingFrame: String
  /// The network that was walked; `nil` for circles.
  public var network: Network?
  /// The limit, where every category has the same.
  public var limitM: Double?
  /// What was asked.
  public var options: Options
  /// The pilot area that the city is.
  public var pilot: Pilot?
  /// The files that were read, by what they are.
  public var inputs: [String: Input]
  /// The files of areas, by what they are.
  public var areas: [String: StandardFile.Source]?
  /// The files that outlets were read by.
  public var crosswalks: [StandardFile.Source]?
  /// The standards.
  public var standards: [Standard]?
  /// The files that the run has written.
  public var results: [Result]

  /// Whom to name, each once: those that the user named, then in the order of the inputs' roles, the network last.
  public var attributions: [String] {
    var seen: Set<String> = []
    let ofInputs = inputs.sorted { $0.key < $1.key }.map(\.value.attribution)
    let ofData = (ofInputs + [network?.attribution]).compactMap { $0 }
    return ((options.attributions ?? []) + ofData).filter { seen.insert($0).inserted }
  }

  /// Reads a run's manifest.
  ///
  /// - Throws: `FinishedRunError.notARun`, `.otherFormat`, `.incomplete`.
  static func read(
    _ folder: String
  ) throws(FinishedRunError) -> (record: RunRecord, manifest: ResultBytes) {
    struct Head: Decodable {
      var tool: String
      var format: String?
    }
    let path = folder + "/manifest.json"
    guard let file = try? ResultBytes(path: path) else { throw .notARun(folder: folder) }
    let data = Data(file.bytes)
    guard let head = try? decode(Head.self, data), head.tool == "livingcircle" else {
      throw .notARun(folder: folder)
    }
    guard head.format == Manifest.format else {
      throw .otherFormat(folder: folder, format: head.format)
    }
    guard let record = try? decode(RunRecord.self, data) else {
      throw .inconsistent(file: path, line: nil)
    }
    return (record, file)
  }

  /// A document as the run's JSON files have them.
  static func decode<Document: Decodable>(
    _ type: Document.Type, _ data: Data
  ) throws -> Document {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: data)
  }
}
