import Coverage
import Foundation
import GeoCore

/// Writes columns of integers, little-endian, as NumPy's `fromfile` reads them.
struct Columns {
  let folder: URL

  init(folder: String) { self.folder = URL(filePath: folder, directoryHint: .isDirectory) }

  func write<Element: FixedWidthInteger>(_ column: ContiguousArray<Element>, _ name: String) throws
  {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let data = column.withUnsafeBytes { Data($0) }
    try data.write(to: folder.appending(path: name + ".bin"))
  }

  /// The nodes' positions in degrees, as doubles; the edges: two nodes each, and the millimetres between them.
  func write(_ network: WalkNetwork) throws {
    try write(ContiguousArray(network.positions.longitudes.map(\.bitPattern)), "longitudes")
    try write(ContiguousArray(network.positions.latitudes.map(\.bitPattern)), "latitudes")
    try write(network.starts, "edge-starts")
    try write(network.ends, "edge-ends")
    try write(network.lengths, "edge-lengths")
  }

  /// The outlets that join an edge: where, and the categories of each, a row a pair.
  func write(_ places: ContiguousArray<EdgePoint?>, _ categories: CategorySet) throws {
    var joined = ContiguousArray<UInt32>()
    for (row, place) in places.enumerated() {
      guard let place else { continue }
      let label = Int(categories.grouping.labels[row])
      for group in categories.grouping.groups[label] {
        joined += [UInt32(row), UInt32(group), place.edge, place.offset, place.extra]
      }
    }
    try write(joined, "outlets")
  }

  func write(_ times: Times, _ categories: CategorySet) throws {
    struct Document: Encodable {
      var seconds: Times
      var categories: [String]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try encoder.encode(Document(seconds: times, categories: categories.names))
      .write(to: folder.appending(path: "times.json"))
  }
}

extension WalkNetwork {
  /// The same network with a node at every vertex.
  func splitAtVertices() -> WalkNetwork {
    var places = positions
    var edges: [(start: UInt32, end: UInt32, millimetres: UInt32)] = []
    for edge in 0..<edgeCount {
      var last = starts[edge]
      let inner = vertices(of: edge)
      for vertex in inner.dropFirst() {
        var next = ends[edge]
        if vertex + 1 < inner.upperBound {
          next = UInt32(places.count)
          places.append(vertices[vertex])
        }
        edges.append((last, next, vertexOffsets[vertex] - vertexOffsets[vertex - 1]))
        last = next
      }
    }
    return WalkNetwork(positions: places, edges: edges)
  }
}
