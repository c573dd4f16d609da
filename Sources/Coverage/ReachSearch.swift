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

/// The circle around each community.
struct CircleSearch: ReachSearch {
  let search: GridSearch
  let communities: Positions

  func neighbors(of group: Int, within metres: Double, ofCommunity community: Int) -> [Neighbor] {
    guard metres >= 0 else { return [] }
    return search.neighbors(
      of: group, within: DistanceLimit(metres: metres), of: QueryPoint(communities[community]))
  }

  func distance(
    toNearest number: Int, of group: Int, from radius: Double, ofCommunity community: Int
  ) -> Double? {
    search.distance(
      toNearest: number, of: group, from: radius, of: QueryPoint(communities[community]))
  }
}
