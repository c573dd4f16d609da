import Catalogue
import Coverage
public import GeoFormats

/// The communities and outlets of an OpenStreetMap file.
public struct OSMExtract: Sendable {
  /// What is extracted, and how.
  public struct Options: Sendable {
    /// The file.
    public var path: String
    /// What communities are made of.
    public var origins: Set<OSMCommunities.Origin> = [.places, .residentialAreas]
    /// Crosswalks from tags to categories, by id or path.
    public var crosswalks: [String] = [Self.usualCrosswalk]

    /// The crosswalk that ships for OpenStreetMap tags.
    public static let usualCrosswalk = "osm"

    /// The usual extract of a file.
    public init(path: String) { self.path = path }
  }

  /// What was asked.
  public let options: Options
  /// The file.
  public let source: OSMData.Source
  /// The date of the data; `nil` where the file does not say.
  public let date: OSMDate?
  /// The crosswalks and the words of names that outlets were read by.
  let crosswalkFiles: [StandardFile.Source]
  /// What the file held, and what could not be placed.
  public let counts: OSMData.Counts
  /// The outlets.
  public let outlets: OSMOutlets
  /// The entrances of outlets that are drawn as areas.
  public let entrances: OSMEntrances
  /// The communities.
  public let communities: OSMCommunities

  /// Reads a file and finds communities and outlets.
  ///
  /// - Parameters:
  ///   - options: What is extracted, and how.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: The extract, nothing of it written yet.
  /// - Throws: `DataFileError`, `InputError`, `CancellationError`.
  public static func extract(_ options: Options, workers: Int = 1) async throws -> OSMExtract {
    let files = try options.crosswalks.map { try CrosswalkFile.load($0) }
    let crosswalks = files.map(\.crosswalk)
    async let prepared = classifier(crosswalks)
    let reader = TagReader(crosswalks)
    let data = try await OSMData.read(
      path: options.path, query(reader, options), workers: workers)
    async let communities = communities(data, options)
    let (classifier, words) = try await prepared
    let outlets = try await outlets(data, reader, classifier, workers: workers)
    return OSMExtract(
      options: options, source: data.source, date: data.date,
      crosswalkFiles: files.map(\.source) + [words], counts: data.counts,
      outlets: outlets, entrances: OSMEntrances(data, of: outlets),
      communities: await communities)
  }

  /// Prepares the words in names while the file is read.
  private static func classifier(
    _ crosswalks: [Crosswalk]
  ) async throws -> (Classifier, StandardFile.Source) {
    let words = try NameWordsFile.load()
    return (Classifier(crosswalks, names: words.words), words.source)
  }

  private static func communities(_ data: OSMData, _ options: Options) async -> OSMCommunities {
    OSMCommunities(data, from: options.origins)
  }

  private static func outlets(
    _ data: OSMData, _ reader: TagReader, _ classifier: Classifier, workers: Int
  ) async throws -> OSMOutlets {
    let categories = try await reader.categories(
      data.features.map { ($0.tags, $0.name) }, classifier, workers: workers)
    let former = try await reader.categories(
      data.features.indices.map { row in
        let feature = data.features[row]
        return categories[row].isEmpty ? (feature.tags.former, feature.name) : (OSMTags(), "")
      }, classifier, workers: workers)
    return OSMOutlets(data, categories: categories, wasOutlet: former.map { !$0.isEmpty })
  }

  /// Outlets, those that were outlets before, entrances, and communities.
  private static func query(_ reader: TagReader, _ options: Options) -> OSMQuery {
    let vacant = OSMQuery.Condition("shop", values: ["vacant"])
    let conditions =
      reader.conditions + reader.conditions.flatMap(\.former) + [vacant]
      + OSMCommunities.conditions(options.origins)
    return OSMQuery(points: conditions + [OSMEntrances.condition], areas: conditions)
  }

  /// Who is to be named with anything made of the data.
  public static let attribution = "© OpenStreetMap contributors, ODbL 1.0"
}
