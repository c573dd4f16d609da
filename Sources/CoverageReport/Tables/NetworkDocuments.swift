import Coverage
import GeoCore
import GeoFormats

/// What `summary.json` says of the network that was walked.
struct NetworkSummary: Encodable {
  var nodes: Int
  var edges: Int
  /// Pieces too short to be joined, and their edges together.
  var islands: Int
  var islandsM: Double
  var unjoinedCommunities: Int
  var unjoinedOutlets: Int

  init(_ join: NetworkJoin) {
    (nodes, edges) = (join.input.network.nodeCount, join.input.network.edgeCount)
    (islands, islandsM) = (join.islands.count, Double(join.islands.millimetres) / 1_000)
    (unjoinedCommunities, unjoinedOutlets) = join.unjoined
  }
}

/// What `summary.json` says of the circle where the network decides.
struct ReachDocument: Encodable {
  struct Category: Encodable {
    var standard: String?
    var category: String
    var communities: Int
    var falsePositives: Int
    var falseNegatives: Int
  }

  var detour: Double?
  var falsePositives: Int
  var falseNegatives: Int
  var verdicts: Int
  var categories: [Category]

  init(_ comparison: ReachComparison) {
    detour = comparison.detour.map { ($0 * 1_000).rounded() / 1_000 }
    categories = comparison.categories.map {
      Category(
        standard: $0.standard, category: $0.id, communities: $0.judged,
        falsePositives: $0.falsePositives, falseNegatives: $0.falseNegatives)
    }
    falsePositives = categories.reduce(0) { $0 + $1.falsePositives }
    falseNegatives = categories.reduce(0) { $0 + $1.falseNegatives }
    verdicts = categories.reduce(0) { $0 + $1.communities }
  }
}

/// What `manifest.json` says of the network that was walked.
struct NetworkManifest: Encodable {
  var path: String
  var layer: String?
  /// The file that the network is made of: a network that was built before names its source.
  var source: String
  var sha256: String
  var bytes: Int
  var date: String?
  var attribution: String?
  var profile: String
  var profileVersion: String
  var profileSha256: String
  var joinWithinM: Double
  var smallestIslandM: Double

  init(_ join: NetworkJoin, _ options: RunOptions) {
    let input = join.input
    path = options.networkSource?.path ?? input.source.path
    layer = options.network?.layer
    (source, sha256, bytes) = (input.source.path, input.source.sha256, input.source.bytes)
    date = input.date?.description
    attribution = input.attribution
    profile = input.report.profile.id
    profileVersion = input.report.profile.version
    profileSha256 = input.report.profile.sha256
    (joinWithinM, smallestIslandM) = (options.join.within, options.join.smallestIsland)
  }
}
