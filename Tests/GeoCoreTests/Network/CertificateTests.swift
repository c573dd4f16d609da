import GeoCore
import TestSupport
import Testing

@Suite("The labels of a search prove themselves")
struct CertificateTests {
  /// Whether the labels are those of shortest paths, whatever the algorithm that made them.
  ///
  /// No arc within the limit improves a label, and each label is a seed's or follows from another
  /// over an arc; where arcs have lengths, following them back ends at a seed.
  static func prove(
    _ search: NetworkSearch, seeds: [UInt32: NetworkLabel], limit: UInt32,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let network = search.network
    var isTight = [Bool](repeating: false, count: network.junctions.count)
    for (junction, label) in seeds where label != .none && label.millimetres <= limit {
      #expect(search.labels[Int(junction)] <= label, sourceLocation: sourceLocation)
      if search.labels[Int(junction)] == label { isTight[Int(junction)] = true }
    }
    for junction in network.junctions.indices where search.labels[junction] != .none {
      #expect(search.labels[junction].millimetres <= limit, sourceLocation: sourceLocation)
      for place in network.arcStarts[junction]..<network.arcStarts[junction + 1] {
        let arc = network.arcs[Int(place)]
        let over = search.labels[junction].further(by: arc.millimetres)
        guard over != .none, over.millimetres <= limit else { continue }
        let target = search.labels[Int(arc.target)]
        #expect(target <= over, "an arc improves a label", sourceLocation: sourceLocation)
        if target == over, arc.target != junction { isTight[Int(arc.target)] = true }
      }
    }
    for junction in network.junctions.indices where search.labels[junction] != .none {
      #expect(isTight[junction], "a label follows from nothing", sourceLocation: sourceLocation)
    }
  }

  @Test("on the random networks and a large one", arguments: [true, false])
  func certificate(contracting: Bool) {
    let large = RandomNetwork.grid(side: 120, seed: 77, lengths: 1...200_000)
    let heavy = RandomNetwork.grid(side: 40, seed: 78, lengths: 1...1_500_000_000)
    for plan in RandomNetwork.all + [large, heavy] {
      let network = ContractedNetwork(plan.network, contracting: contracting)
      let points = plan.places(25, seed: 3)
      let sources = NetworkSources(
        points, rows: points.indices.map { UInt32($0 / 2) },
        grouping: Grouping(oneGroupOf: points.count), on: network)
      var seeds: [UInt32: NetworkLabel] = [:]
      for source in sources.sources {
        let chain = Int(source.chain)
        let (start, end) = (network.chainStarts[chain], network.chainEnds[chain])
        let back = network.chainLengths[chain] - source.offset
        seeds[start] = min(seeds[start] ?? .none, source.label.further(by: source.offset))
        seeds[end] = min(seeds[end] ?? .none, source.label.further(by: back))
      }
      let search = NetworkSearch(network)
      for limit in [0, 300, 1_000_000, NetworkSearch.farthest] {
        _ = NearestOnNetwork(of: 0, in: sources, limit: limit, using: search)
        Self.prove(search, seeds: seeds, limit: limit)
      }
    }
  }
}
