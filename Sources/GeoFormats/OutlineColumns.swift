import GeoCore

/// The outlines of a table's rows as they are read, in the file's frame.
struct OutlineColumns {
  private var x: ContiguousArray<Double> = []
  private var y: ContiguousArray<Double> = []
  /// The lines of each row, each as places in the columns.
  private var rows: [(lines: [Range<Int>], isArea: Bool)] = []

  /// Takes the outlines of rows.
  ///
  /// - Parameters:
  ///   - shapes: What the file's features are drawn as.
  ///   - features: The number of each row's feature, from 0.
  init(_ shapes: [Geometry?], features: some Sequence<Int>) {
    for feature in features {
      let outline = shapes.indices.contains(feature) ? shapes[feature]?.outline : nil
      var lines: [Range<Int>] = []
      for line in outline?.lines ?? [] {
        let first = x.count
        for point in line {
          x.append(point.x)
          y.append(point.y)
        }
        lines.append(first..<x.count)
      }
      rows.append((lines, outline?.isArea ?? false))
    }
  }

  /// Brings the corners to where they are measured.
  ///
  /// - Parameters:
  ///   - conversion: From the file's frame.
  ///   - workers: The largest number of tasks.
  /// - Returns: The outlines, and the rows with corners that have no place there, each with one of them as the file has it.
  /// - Throws: `CancellationError`, `FrameError`.
  func converted(
    by conversion: FrameConversion, workers: Int
  ) async throws -> (outlines: Outlines, bad: [(row: Int, corner: PlanePoint)]) {
    var (newX, newY) = (x, y)
    _ = try await conversion.convert(&newX, &newY, workers: workers)
    var outlines = Outlines()
    var bad: [(row: Int, corner: PlanePoint)] = []
    for (row, (lines, isArea)) in rows.enumerated() {
      let lost = lines.joined().first { !(abs(newX[$0]) <= 180 && abs(newY[$0]) <= 90) }
      if let lost { bad.append((row, PlanePoint(x: x[lost], y: y[lost]))) }
      let corners = lines.map { line in
        line.map { Coordinate(longitude: newX[$0], latitude: newY[$0]) }
      }
      outlines.append(lost == nil ? corners : [], isArea: isArea)
    }
    return (outlines, bad)
  }
}

extension PointTable {
  /// The table with the outlines that its outlets have in the data that it was made of.
  ///
  /// - Complexity: O(rows + corners).
  public func outlined(by outlets: OSMOutlets) -> PointTable {
    var shapes: [String: OSMShape] = [:]
    for outlet in outlets.outlets { shapes[outlet.feature.id] = outlet.feature.shape }
    var outlines = Outlines()
    for row in 0..<count {
      guard case .area(let polygons) = shapes[ids[row]] else {
        outlines.append([], isArea: false)
        continue
      }
      outlines.append(polygons.flatMap(\.rings).map { $0.map(\.coordinate) }, isArea: true)
    }
    var table = self
    table.outlines = outlines
    return table
  }
}
