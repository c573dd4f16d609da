/// A desk for shortest-path searches on one network; one worker uses it at a time.
///
/// A search settles the junctions of the contracted network and leaves a label at each. Its answers
/// for nodes and for places on edges are read from the labels, until the next search.
public final class NetworkSearch {
  /// The network that is searched.
  public let network: ContractedNetwork
  /// The junctions' labels; `NetworkLabel.none` where the search did not come.
  package let labels: UnsafeMutablePointer<NetworkLabel>
  private var frontier: SearchFrontier
  /// How many searches there have been, so that answers of an earlier one are not asked for.
  private(set) var searches = 0

  /// The greatest limit, and the longest walk that is found: 2³² − 2 mm, about 4,295 km.
  public static let farthest = NetworkLabel.farthest

  /// A desk of 12 bytes a junction, and 16 bytes for each that a search has waiting at once.
  public init(_ network: ContractedNetwork) {
    self.network = network
    frontier = SearchFrontier(network)
    labels = frontier.labels
  }

  /// The junctions that the last search came to, in no order of distance.
  var touched: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: frontier.touched, count: frontier.touchedCount)
  }

  /// Takes the labels of the last search away.
  func reset() {
    frontier.reset()
    searches += 1
  }

  /// Gives a junction a label from which a search will start, unless it has a lesser one.
  func seed(_ junction: UInt32, _ label: NetworkLabel, limit: UInt32) {
    guard label != .none, label.millimetres <= limit else { return }
    frontier.improve(junction, label)
  }

  /// Gives the ends of a place's chain the labels that they have from there.
  func seed(
    from place: ContractedNetwork.ChainPoint, _ here: NetworkLabel, limit: UInt32
  ) {
    let rest = network.chainLengths[place.chain] - place.offset
    seed(network.chainStarts[place.chain], here.further(by: place.offset), limit: limit)
    seed(network.chainEnds[place.chain], here.further(by: rest), limit: limit)
  }

  /// Searches from one place.
  ///
  /// - Returns: The place on its chain, and its own label.
  func search(
    from start: EdgePoint, within limit: UInt32
  ) -> (place: ContractedNetwork.ChainPoint, here: NetworkLabel) {
    let (place, here) = (
      network.chainPoint(start), NetworkLabel(millimetres: start.extra, row: 0)
    )
    reset()
    seed(from: place, here, limit: limit)
    spread(limit: limit)
    return (place, here)
  }

  /// Spreads the labels of the seeds over the network as far as the limit.
  func spread(limit: UInt32) { frontier.spread(over: network, limit: limit) }

  /// The lesser of the labels that a place has from the two ends of its chain.
  func label(at place: ContractedNetwork.ChainPoint) -> NetworkLabel {
    let start = labels[Int(network.chainStarts[place.chain])]
    let end = labels[Int(network.chainEnds[place.chain])]
    return min(
      start.further(by: place.offset),
      end.further(by: network.chainLengths[place.chain] - place.offset))
  }
}
