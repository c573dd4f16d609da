public import Catalogue
public import Coverage
public import GeoCore
public import GeoFormats

/// Everything that decides what a run finds.
public struct RunOptions: Sendable {
  /// The table of communities; `nil` where they come from OpenStreetMap data.
  public var communities: String?
  /// The table of outlets; `nil` where they come from OpenStreetMap data.
  public var outlets: String?
  /// A table of the outlets' entrances; with none, those of the OpenStreetMap data that the outlets come from.
  public var entrances: String?
  /// The OpenStreetMap data from which whatever has no table comes.
  public var osm: OSMExtract.Options?
  /// What the communities' coordinates mean; `nil` where the user has not said, and the file's own declaration holds.
  public var communitiesFrame: Frame?
  /// What the outlets' coordinates mean, likewise.
  public var outletsFrame: Frame?
  /// What is to be known of the files beyond what they say themselves.
  public var formats = InputFormats()
  /// How far residents walk.
  public var walk: Walk = .quarterHour
  /// How near is measured.
  public var reach: RunReach = .circle
  /// The walking network; `nil` where it comes out of the OpenStreetMap data, or none is asked for.
  public var network: NetworkInput.Options?
  /// How communities and outlets are joined to the network.
  public var join = NetworkJoin.Options()
  /// A table of buildings, whose shares that are covered stand beside what each community's own point says; ``osmBuildings``
  /// for those of the OpenStreetMap data.
  public var buildings: String?
  /// What to do with rows that cannot be used.
  public var badRows: PointTable.Request.BadRows = .stop
  /// Headers of columns that go by other names; a name that is only in one table is used there.
  public var columns: [ColumnRole: String] = [:]
  /// Standards to hold the communities against, by id or path; with none, every category found is required once.
  public var standards: [String] = []
  /// Crosswalks from codes, tags and category texts to categories, by id or path; with none, categories are taken as they are.
  public var crosswalks: [String] = []
  /// Metres a minute in place of the standards' own speed.
  public var speed: Double?
  /// The detour factor in place of the standards' own.
  public var detour: Double?
  /// How far off a position may be, in metres: verdicts that could turn over within it are borderline.
  public var positionError = 0.0
  /// A file with the study area; with none, it is the extent of the data.
  public var studyArea: String?
  /// A file with the main urban area, in place of a column that says which communities belong to it.
  public var mainArea: String?
  /// Whether outlets that are drawn as areas or lines are reached at the nearest part of their outline; for circles alone.
  public var outletOutlines = false
  /// Whether outlets that stand in the table twice count once.
  public var dedupe = false
  /// The pilot area that the city is, by name; nothing is computed from it.
  public var pilot: String?
  /// Whom to name beside those that the data says itself; nothing is computed from it.
  public var attributions: [String] = []
  /// How much memory the run may take; it changes no byte of the results.
  public var memory: RunMemory?

  /// What stands for a file where buildings come out of the OpenStreetMap data.
  public static let osmBuildings = "osm"

  /// The usual run over two files.
  public init(communities: String, outlets: String) {
    self.communities = communities
    self.outlets = outlets
  }

  /// The usual run over OpenStreetMap data; a table that is given as well replaces its half.
  public init(communities: String? = nil, outlets: String? = nil, osm: OSMExtract.Options?) {
    self.communities = communities
    self.outlets = outlets
    self.osm = osm
  }

  /// Where the walking network comes from: its own file, or the OpenStreetMap data; `nil` where neither is named.
  var networkSource: NetworkInput.Options? {
    network ?? osm.map { NetworkInput.Options(path: $0.path) }
  }

  /// The crosswalks that the table of outlets needs: none where outlets come from OpenStreetMap data, which has been read by them.
  var tableCrosswalks: [String] { outlets == nil ? [] : crosswalks }
}

/// How much memory a run may take, and where it puts what does not fit.
public struct RunMemory: Sendable, Hashable {
  /// Bytes. Outlets that would take more come part by part.
  public var limit: Int
  /// A folder with room for some 90 bytes an outlet.
  public var scratch: String
  /// Outlets of each part, whatever the limit: for tests, which cannot wait for tables that need it.
  package var partRows: Int?

  /// Sets a limit.
  public init(limit: Int, scratch: String) {
    (self.limit, self.scratch) = (limit, scratch)
  }
}

/// What is to be known of the tables' files beyond what they say themselves.
public struct InputFormats: Hashable, Sendable {
  /// Of the table of communities.
  public var communities = InputFormat()
  /// Of the table of outlets.
  public var outlets = InputFormat()
  /// Of the table of entrances.
  public var entrances = InputFormat()

  /// Files that need no more than their content.
  public init() {}
}

/// What needs all outlets at once.
public enum RunFeature: Sendable, Hashable, CaseIterable {
  /// Reach along a network.
  case network
  /// Outlets or communities out of OpenStreetMap data.
  case osm
  /// Crosswalks.
  case crosswalks
  /// Finding outlets that stand in the table twice.
  case dedupe
  /// Shares of buildings.
  case buildings
  /// Outlets with several entrances.
  case entrances
  /// Outlets that are reached along their outlines.
  case outlines
  /// Standards that ask for capacities within a limit, or for very many outlets.
  case standard
}

/// What keeps a run from giving an answer that could be trusted.
public enum RunError: Error, Sendable, Hashable {
  /// Positions lie where WGS 84, GCJ-02 and BD-09 are all in use, and neither the user nor the file says which it is.
  case undeclaredFrame(file: String, longitude: Double, latitude: Double)
  /// Every outlet is further than 100 km from every community.
  case apart(metres: Double, communities: String, outlets: String)
  /// The same, and it would not be so if one table's longitudes and latitudes changed places.
  case swappedAxes(communities: String, Coordinate, outlets: String, Coordinate)
  /// No outlet has a category.
  case noCategories(file: String)
  /// No outlet has a category that a standard asks for.
  case noCategoriesOfStandards(file: String, standards: [String], found: [String])
  /// Two standards go by one id.
  case sameStandard(id: String)
  /// No community has the id.
  case unknownCommunity(id: String, file: String, similar: [String])
  /// The community lies outside the study area.
  case communityOutsideStudyArea(id: String, file: String, area: String)
  /// No list of pilot areas has the name; or several areas go by it.
  case unknownPilot(name: String, Pilot.Failure)
  /// Every community lies outside the study area.
  case outsideStudyArea(file: String, area: String)
  /// OpenStreetMap data has no communities, or no outlets, of the kinds that were asked for.
  case nothingExtracted(file: String, PointTable.Request.Kind)
  /// A file has no way that the walking profile lets anyone walk.
  case noWalkableWays(file: String, profile: String)
  /// No community, or no outlet, is near enough to any edge of the network.
  case nothingJoined(file: String, network: String, metres: Double, Coordinate, near: Coordinate)
  /// Outlets are to be reached along their outlines, and the file draws none.
  case noOutlines(file: String)
  /// The network is to be walked, and nothing says which.
  case noNetwork
  /// All outlets have to be there at once, which takes more memory than is allowed.
  case cannotPart(RunFeature, needed: Int, limit: Int)
  /// Even with outlets that come part by part the run takes more memory than is allowed.
  case tooLittleMemory(needed: Int, limit: Int)
  /// The distance to walk is not a distance.
  case invalidWalk(metres: Double)
}
