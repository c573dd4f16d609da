public import GeoCore

/// The lines of a file: GeoJSON, or a layer of a GeoPackage.
public struct LineFile: Sendable {
  /// The file.
  public let source: OSMData.Source
  /// The ways, in WGS 84; where lines have a vertex in common, it is the same node.
  public let table: WayTable
  /// How many lines there are; features of several parts have several.
  public let lines: Int
  /// Features that are no lines.
  public let others: Int

  /// Reads lines.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - layer: The layer, where there are several.
  ///   - countsSlopes: Whether slopes count, where every point of every line has a height.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: The lines, one at least.
  /// - Throws: `InputError` where the file cannot be read or has no lines; `FrameError` where its frame is not known;
  ///   `CancellationError`.
  /// - Complexity: O(bytes) time and memory.
  public static func read(
    path: String, layer: String? = nil, countsSlopes: Bool = false, workers: Int = 1
  ) async throws -> LineFile {
    let (shapes, frame, digest) = try shapes(path, layer)
    var builder = LineBuilder()
    for shape in shapes { builder.add(shape) }
    guard builder.count > 0 else {
      throw InputError([InputProblem(.geometry(.notALine), file: path)])
    }
    let conversion = try FrameConversion(from: frame ?? .wgs84, to: .wgs84)
    _ = try await conversion.convert(&builder.x, &builder.y, workers: workers)
    return LineFile(
      source: OSMData.Source(path: path, sha256: digest.sha256, bytes: digest.bytes),
      table: builder.table(countsSlopes: countsSlopes), lines: builder.count, others: builder.others
    )
  }

  /// The geometries of all features.
  private static func shapes(
    _ path: String, _ layer: String?
  ) throws(InputError) -> (shapes: [Geometry?], frame: Frame?, digest: ByteDigest) {
    var format = InputFormat()
    format.layer = layer
    let source = try InputFile.open(path, format, keepsShapes: true)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while try source.read(into: buffer) > 0 {}
    return (source.madeRows?.shapes ?? [], source.declaredFrame, source.digest)
  }
}

/// The columns of lines as they are read.
private struct LineBuilder {
  var x: ContiguousArray<Double> = []
  var y: ContiguousArray<Double> = []
  private var heights: ContiguousArray<Double> = []
  private var starts: ContiguousArray<Int> = [0]
  private(set) var others = 0

  var count: Int { starts.count - 1 }

  mutating func add(_ shape: Geometry?) {
    let lines = shape?.lines ?? []
    if lines.isEmpty { others += 1 }
    for line in lines {
      x.append(contentsOf: line.lazy.map(\.x))
      y.append(contentsOf: line.lazy.map(\.y))
      heights.append(contentsOf: line.lazy.compactMap(\.height))
      starts.append(x.count)
    }
  }

  /// The ways, with heights where they count and none is missing.
  func table(countsSlopes: Bool) -> WayTable {
    var places = PlaceNumbers()
    let positions = Positions(longitudes: x, latitudes: y)
    let nodes = ContiguousArray(x.indices.map { places.number(of: positions[$0]) })
    return WayTable(
      nodes: nodes, positions: positions,
      heights: countsSlopes && heights.count == x.count ? heights : [], starts: starts,
      costs: ContiguousArray(repeating: WayCost(), count: count))
  }
}

extension Geometry {
  /// The lines in it.
  fileprivate var lines: [[PlanePoint]] {
    switch self {
    case .points, .areas: []
    case .lines(let lines): lines
    case .collection(let parts): parts.flatMap(\.lines)
    }
  }
}
