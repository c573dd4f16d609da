import Coverage
import GeoCore
import GeoFormats

extension RunOptions {
  /// The speed at which areas of walks are drawn.
  var walkedMetresAMinute: Double {
    if case .time(_, let speed, _) = walk { return speed }
    return speed ?? Walk.usualSpeed
  }
}

/// What can be drawn of the walks of one community, worked out when it is asked for.
public struct CommunityWalks: Sendable {
  private let join: NetworkJoin
  private let community: Int
  private let speed: Double
  /// The categories whose nearest outlet is somewhere along the network, with the place where it is reached and its id.
  private let ends: [(category: String, place: Int, outlet: String)]

  /// Takes the nearest outlets of categories, those without any left out.
  init(
    _ join: NetworkJoin, from community: Int, _ options: RunOptions, _ outlets: PointTable,
    to nearest: [(category: String, outlet: OutletsByDistance.Outlet?)]
  ) {
    self.join = join
    self.community = community
    speed = options.walkedMetresAMinute
    ends = nearest.compactMap { category, outlet in
      outlet.map { (category, $0.place, outlets.ids[$0.row]) }
    }
  }

  /// The walks to the nearest outlets, from one search; none where the community joins nothing.
  public func paths() -> [WalkedPath] {
    guard let start = join.communities[community] else { return [] }
    let joined = ends.compactMap { end in join.outlets[end.place].map { (end, $0) } }
    let paths = NetworkSearch(join.contracted).paths(from: start, to: joined.map(\.1))
    return zip(joined, paths).compactMap { end, path in
      path.map { WalkedPath(category: end.0.category, outlet: end.0.outlet, path: $0) }
    }
  }

  /// What is walked to in 5, 10 and 15 minutes; no areas where the community joins nothing.
  public func isochrones() -> Isochrones {
    Isochrones(join, around: community, speed: speed)
  }
}
