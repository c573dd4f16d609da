import GeoCore

/// Answers what the table of findings does not say of a community; one worker uses it at a time.
protocol ReachSearch {
  /// The outlets of a group within a distance of a community, the nearest first.
  ///
  /// - Parameters:
  ///   - group: The group.
  ///   - metres: The distance; one equal to it is within it. Negative for none.
  ///   - community: The community's row.
  /// - Returns: Rows and distances.
  func neighbors(of group: Int, within metres: Double, ofCommunity community: Int) -> [Neighbor]

  /// The greatest distance in metres within which anything is found.
  static var farthest: Double { get }

  /// The distance to the outlet of a group that only so many others are nearer than or as near as, in metres.
  ///
  /// - Parameters:
  ///   - number: 1 for the nearest.
  ///   - group: The group.
  ///   - radius: Where to begin looking, in metres; a good guess saves work.
  ///   - community: The community's row.
  /// - Returns: `nil` where there are fewer.
  func distance(
    toNearest number: Int, of group: Int, from radius: Double, ofCommunity community: Int
  ) -> Double?
}

extension ReachSearch {
  func distance(
    toNearest number: Int, of group: Int, from radius: Double, ofCommunity community: Int
  ) -> Double? {
    var radius = max(radius, 100)
    while true {
      let found = neighbors(
        of: group, within: min(radius, Self.farthest), ofCommunity: community)
      if found.count >= number { return found[number - 1].metres }
      if radius >= Self.farthest { return nil }
      radius *= 3
    }
  }
}

/// The circle around each community.
struct CircleSearch: ReachSearch {
  static var farthest: Double { DistanceLimit.largest }

  private let search: GridSearch
  private let several: SeveralPlacesSearch?
  private let drawn: DrawnOutletsSearch?
  private let communities: Positions

  init(_ analysis: CoverageAnalysis, _ communities: Positions) {
    search = GridSearch(analysis.index)
    several = analysis.several.map(SeveralPlacesSearch.init)
    drawn = analysis.drawn.map(DrawnOutletsSearch.init)
    self.communities = communities
  }

  func neighbors(of group: Int, within metres: Double, ofCommunity community: Int) -> [Neighbor] {
    guard metres >= 0 else { return [] }
    let (limit, query) = (DistanceLimit(metres: metres), QueryPoint(communities[community]))
    let neighbors = search.neighbors(of: group, within: limit, of: query)
    if several == nil, drawn == nil { return neighbors }
    let others =
      (several?.neighbors(of: group, within: limit, of: query) ?? [])
      + (drawn?.neighbors(of: group, within: limit, of: query) ?? [])
    return (neighbors + others).sorted { ($0.metres, $0.row) < ($1.metres, $1.row) }
  }
}
