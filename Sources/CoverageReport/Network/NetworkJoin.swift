public import Coverage
public import GeoCore
import GeoFormats

/// A run's network, and where communities and outlets join it.
public struct NetworkJoin: Sendable {
  /// How points are joined.
  public struct Options: Hashable, Sendable {
    /// The longest walk to the network, in metres.
    public var within = 200.0
    /// Pieces of the network shorter than this, in metres of all their edges, are joined by nobody; the largest piece always is.
    public var smallestIsland = 1_000.0

    /// As most cities need it.
    public init() {}
  }

  /// The network, as it was read.
  public let input: NetworkInput
  let contracted: ContractedNetwork
  /// Where each community joins it; `nil` where it does not.
  public let communities: ContiguousArray<EdgePoint?>
  /// Where outlets are reached.
  public let places: OutletPlaces
  /// Where each of these places joins it.
  public let outlets: ContiguousArray<EdgePoint?>
  /// Pieces of the network that nobody joins, and their edges together, in millimetres.
  public let islands: (count: Int, millimetres: UInt64)
  /// The edges that may be joined, in the run's working frame.
  let index: EdgeIndex
  private let options: Options

  /// Reads a network and joins a run's communities and outlets to it.
  ///
  /// Positions are brought to the run's working frame before the nearest edge is looked for; lengths along the network stay those
  /// on the ground.
  ///
  /// - Throws: `RunError.nothingJoined` where no community, or no outlet, joins; besides what reading throws.
  init(
    _ source: NetworkInput.Options, _ options: Options, _ inputs: RunInputs, workers: Int
  ) async throws {
    let input = try await NetworkInput.read(source, workers: workers)
    let network = input.network
    let components = NetworkComponents(network)
    let least = UInt64(options.smallestIsland * 1_000)
    let longest = components.longest
    let isMain = components.millimetres.indices.map {
      components.millimetres[$0] >= least || $0 == longest
    }
    let islands = isMain.indices.filter { !isMain[$0] }
    self.islands = (islands.count, islands.reduce(0) { $0 + components.millimetres[$1] })
    let vertices = try await input.vertices(in: inputs.workingFrame, workers: workers)
    let isUsed: @Sendable (Int) -> Bool = { edge in
      isMain[Int(components.ofNode[Int(network.starts[edge])])]
    }
    index = EdgeIndex(network, lines: vertices, where: isUsed)
    self.input = input
    self.options = options
    communities = try await index.nearest(
      toEach: inputs.communities.positions, within: options.within, workers: workers)
    places = try await inputs.outletPlaces.along(
      network, lines: vertices, workers: workers, where: isUsed)
    outlets = try await index.nearest(
      toEach: places.positions, within: options.within, workers: workers)
    for (table, places) in [(inputs.communities, communities), (inputs.outlets, outlets)]
    where places.allSatisfy({ $0 == nil }) {
      throw RunError.nothingJoined(
        file: table.source.path, network: source.path, metres: options.within,
        table.positions[0], near: vertices[0])
    }
    contracted = ContractedNetwork(network)
  }

  /// Where points join.
  func places(of points: Positions, workers: Int) async throws -> ContiguousArray<EdgePoint?> {
    try await index.nearest(toEach: points, within: options.within, workers: workers)
  }

  /// How far a point is from the nearest edge that may be joined, in metres; `nil` beyond ``EdgeIndex/farthest``.
  func distance(to point: Coordinate) -> Double? {
    index.nearest(to: point, within: EdgeIndex.farthest).map { Double($0.extra) / 1_000 }
  }

  /// Whether an outlet joins it at any of its places.
  func isJoined(outlet row: Int) -> Bool {
    places.places(ofOutlet: row).contains { outlets[$0] != nil }
  }

  /// How many communities and outlets join nothing.
  public var unjoined: (communities: Int, outlets: Int) {
    (communities.count { $0 == nil }, (0..<places.outletCount).count { !isJoined(outlet: $0) })
  }
}
