/// The communities of OpenStreetMap data, each once.
public struct OSMCommunities: Sendable {
  /// What communities are made of.
  public enum Origin: String, CaseIterable, Sendable {
    /// Named parts of towns: `place=suburb`, `quarter`, `neighbourhood` or `city_block`.
    case places
    /// Land that people live on: `landuse=residential`.
    case residentialAreas = "residential-areas"
    /// Buildings that people live in, with an estimate of dwellings.
    case buildings
  }

  /// A community.
  public struct Community: Sendable {
    /// The object.
    public var feature: OSMFeature
    /// The place's or building's kind, or `residential` for land.
    public var kind: String
    /// Where it is.
    public var point: OSMPoint
    /// How many dwellings it has, of a building.
    public var dwellings: Int?

    /// Residents, where a tag gives a number of them.
    public var population: Int? {
      feature.tags["population"].flatMap { OSMDwellings.number($0, atMost: 99_999_999) }
    }
  }

  /// Nodes, ways and relations, each by number.
  public private(set) var communities: [Community] = []
  /// How many places were left out because they have no name or are on land for business.
  public private(set) var unsettled = 0
  /// How many were left out because they are disused or no longer there.
  public private(set) var outOfUse = 0
  /// How many were left out because they are mapped twice.
  public private(set) var mappedTwice = 0

  /// The kinds of places that are parts of towns.
  public static let places = ["suburb", "quarter", "neighbourhood", "city_block"]
  private static let businessLand = ["commercial", "industrial", "retail"]

  /// What objects have to say to be communities.
  public static func conditions(_ origins: Set<Origin>) -> [OSMQuery.Condition] {
    var conditions: [OSMQuery.Condition] = []
    if origins.contains(.places) { conditions.append(.init("place", values: Set(places))) }
    if origins.contains(.residentialAreas) {
      conditions.append(.init("landuse", values: ["residential"]))
    }
    if origins.contains(.buildings) {
      conditions.append(.init("building", values: Set(OSMDwellings.buildings)))
    }
    return conditions
  }

  /// Finds the communities among objects.
  ///
  /// A place counts where it has a name and is not on land for business. An area that is both a place and residential is a place. Of
  /// places and residential areas, an area that holds the point of another with the same name is left out: the node is kept,
  /// else the smaller area.
  ///
  /// - Parameters:
  ///   - data: The objects.
  ///   - origins: What communities are made of.
  public init(_ data: OSMData, from origins: Set<Origin>) {
    var settled: [Community] = []
    var buildings: [Community] = []
    for feature in data.features {
      guard let point = feature.shape.innerPoint else { continue }
      let kind = Self.kind(feature.tags, origins)
      let building = kind == nil && origins.contains(.buildings) ? OSMDwellings(feature) : nil
      if kind == nil, building == nil {
        if Self.isUnsettled(feature.tags, origins) { unsettled += 1 }
      } else if OSMLifecycle.isOutOfUse(feature.tags, on: data.date) {
        outOfUse += 1
      } else if let kind {
        settled.append(Community(feature: feature, kind: kind, point: point))
      } else if let building {
        buildings.append(
          Community(
            feature: feature, kind: building.kind, point: point, dwellings: building.count))
      }
    }
    let kept = Self.eachOnce(settled)
    mappedTwice = settled.count - kept.count
    communities = (kept.map { settled[$0] } + buildings).sorted { Self.order($0) < Self.order($1) }
  }

  private static func order(_ community: Community) -> (Int, Int64) {
    let kinds: [OSMFeature.Kind] = [.node, .way, .relation]
    return (kinds.firstIndex(of: community.feature.kind) ?? 0, community.feature.number)
  }

  /// The kind of a place or of residential land; `nil` for anything else.
  private static func kind(_ tags: OSMTags, _ origins: Set<Origin>) -> String? {
    if origins.contains(.places), let place = tags["place"], places.contains(place),
      !(tags["name"] ?? "").isEmpty, !isForBusiness(tags)
    {
      return place
    }
    let isResidential = tags["landuse"] == "residential"
    return origins.contains(.residentialAreas) && isResidential ? "residential" : nil
  }

  private static func isForBusiness(_ tags: OSMTags) -> Bool {
    tags["landuse"].map { businessLand.contains($0) } ?? false
  }

  /// Whether it is a place of a kind that was asked for, and yet no community.
  private static func isUnsettled(_ tags: OSMTags, _ origins: Set<Origin>) -> Bool {
    origins.contains(.places) && tags["place"].map { places.contains($0) } ?? false
  }

  private static func eachOnce(_ found: [Community]) -> [Int] {
    let areas = found.map(\.feature.shape.squareMetres)
    func rank(_ index: Int) -> (Int, Double, Int) {
      (found[index].feature.kind == .node ? 0 : 1, areas[index], index)
    }
    let order = found.indices.sorted { rank($0) < rank($1) }
    var numbers = TextNumbers()
    let entries = order.map { index in
      let name = found[index].feature.name
      return OSMEachOnce.Entry(
        box: found[index].feature.shape.box, labels: name.isEmpty ? [] : [numbers.number(name)])
    }
    let kept = OSMEachOnce.kept(entries, reach: 0) { kept, later in
      found[order[later]].feature.shape.holds(found[order[kept]].point)
    }
    return kept.map { order[$0] }.sorted()
  }
}
