import GeoCore

/// Looks for dead ends near edges that they are not joined to.
///
/// The edge of the dead end itself and those that meet it at its other end do not count: they are near because they are joined.
struct NetworkGaps {
  /// The gaps, the narrowest first.
  let found: [NetworkGap]

  init(_ network: WalkNetwork, closed: Set<NetworkReport.Place>) {
    let index = EdgeIndex(network)
    let gaps = (0..<network.edgeCount).flatMap { edge in
      let (start, end) = (network.starts[edge], network.ends[edge])
      return [(start, other: end), (end, other: start)].compactMap { node, other -> NetworkGap? in
        guard network.degree(of: Int(node)) == 1 else { return nil }
        let place = network.positions[Int(node)]
        guard !closed.contains(NetworkReport.Place(lon: place.longitude, lat: place.latitude))
        else { return nil }
        let nearest = index.nearest(to: place, within: NetworkGap.reach) {
          $0 != edge && network.starts[$0] != other && network.ends[$0] != other
        }
        return nearest.map { nearest in
          let there = network.coordinate(at: nearest)
          return NetworkGap(
            end: place, other: there, metres: geodesicLength(from: place, to: there))
        }
      }
    }
    found = gaps.sorted {
      ($0.metres, $0.end.longitude, $0.end.latitude)
        < ($1.metres, $1.end.longitude, $1.end.latitude)
    }
  }
}
