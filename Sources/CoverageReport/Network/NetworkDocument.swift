import GeoCore
import FoundationEssentials
public import GeoFormats

/// What is known of a network, as programs read it.
private struct NetworkDocument: Encodable {
  struct Place: Encodable {
    var lon: Double
    var lat: Double
    var otherLon: Double
    var otherLat: Double
    var metres: Double
  }

  var source: OSMData.Source
  var date: String?
  var attribution: String?
  var rebuilt: Bool
  var nodes: Int
  var edges: Int
  var metres: Double
  var components: Int
  var largestNodes: Int
  var largestMetres: Double
  var islands: Int
  var islandMetres: Double
  var deadEnds: Int
  var gapReachM: Double
  var gaps: [Place]
  var report: NetworkReport
}

extension NetworkInput {
  /// What the network is made of and how well it hangs together, for programs.
  ///
  /// - Returns: JSON in UTF-8.
  /// - Throws: `EncodingError`.
  public func json(_ health: NetworkHealth) throws -> ByteWriter {
    try jsonDocument(
      NetworkDocument(
        source: source, date: date?.description,
        attribution: attribution, rebuilt: cache == .stale,
        nodes: network.nodeCount, edges: network.edgeCount, metres: health.metres,
        components: health.components, largestNodes: health.largestNodes,
        largestMetres: health.largestMetres, islands: health.islands,
        islandMetres: ((health.metres - health.largestMetres) * 1_000).rounded() / 1_000,
        deadEnds: health.deadEnds,
        gapReachM: NetworkGap.reach, gaps: health.gaps.map(Self.place), report: report))
  }

  private static func place(_ gap: NetworkGap) -> NetworkDocument.Place {
    // The finest that OpenStreetMap's own coordinates have, a centimetre.
    func degrees(_ value: Double) -> Double { (value * 1e7).rounded() / 1e7 }
    return NetworkDocument.Place(
      lon: degrees(gap.end.longitude), lat: degrees(gap.end.latitude),
      otherLon: degrees(gap.other.longitude), otherLat: degrees(gap.other.latitude),
      metres: (gap.metres * 1_000).rounded() / 1_000)
  }
}
