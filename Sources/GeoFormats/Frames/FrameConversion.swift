import GeoCore

/// Takes columns of coordinates from one frame to another.
///
/// GCJ-02 to BD-09 and back is direct; every other way leads over WGS 84. Columns are easting and northing, or longitude and
/// latitude, whatever order a frame's definition has.
public struct FrameConversion: Sendable {
  /// What coordinates mean before.
  public let source: Frame
  /// What they mean after.
  public let target: Frame
  /// Whether the coordinates before are lengths.
  public let isFromMetres: Bool
  /// Whether the coordinates after are lengths.
  public let isToMetres: Bool
  private let steps: [FrameStep]

  /// Looks both frames up.
  ///
  /// - Throws: `FrameError` where PROJ does not know one.
  public init(from source: Frame, to target: Frame) throws(FrameError) {
    (self.source, self.target) = (source, target)
    isFromMetres = try source.isInMetres
    isToMetres = try target.isInMetres
    steps = FrameStep.steps(from: source, to: target)
  }

  /// Refuses columns that are said to be in metres, all of whose values could be degrees.
  func requireMetres(
    _ x: ContiguousArray<Double>, _ y: ContiguousArray<Double>
  ) throws(FrameError) {
    guard isFromMetres, !x.isEmpty, x.allSatisfy({ abs($0) <= 360 }),
      y.allSatisfy({ abs($0) <= 90 })
    else { return }
    throw FrameError(.looksLikeDegrees(x[0], y[0]), frame: source.name)
  }

  /// How many positions are taken a step on before the next step: they stay in a core's cache.
  private static let blockSize = 4_096
  /// How many positions at least are worth a task of their own.
  private static let shareSize = 1 << 15

  /// Converts columns.
  ///
  /// - Parameters:
  ///   - x: Eastings or longitudes.
  ///   - y: Northings or latitudes, as many.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: The rows whose positions one of the frames does not have, ascending; NaN stands in their place.
  /// - Throws: `CancellationError`; `FrameError` where PROJ knows no way between one of the frames and WGS 84.
  /// - Complexity: O(rows); 10⁻⁷ s for a position of GCJ-02 or BD-09, 10⁻⁶ s with PROJ.
  public func convert(
    _ x: inout ContiguousArray<Double>, _ y: inout ContiguousArray<Double>, workers: Int = 1
  ) async throws -> [Int] {
    precondition(x.count == y.count, "one northing for each easting")
    guard !steps.isEmpty else { return [] }
    let (count, oldX, oldY) = (x.count, x, y)
    let shares = max(min(workers, count / Self.shareSize), 1)
    let parts = try await concurrentMap(shares, workers: workers) { share in
      try converted(oldX, oldY, count * share / shares..<count * (share + 1) / shares)
    }
    x.removeAll(keepingCapacity: true)
    y.removeAll(keepingCapacity: true)
    for part in parts {
      x.append(contentsOf: part.x)
      y.append(contentsOf: part.y)
    }
    return x.indices.filter { x[$0].isNaN }
  }

  /// The positions of some rows, converted.
  private func converted(
    _ x: ContiguousArray<Double>, _ y: ContiguousArray<Double>, _ rows: Range<Int>
  ) throws -> (x: ContiguousArray<Double>, y: ContiguousArray<Double>) {
    // PROJ's objects belong to one task.
    let ready = try readySteps()
    var (allX, allY): (ContiguousArray<Double>, ContiguousArray<Double>) = ([], [])
    allX.reserveCapacity(rows.count)
    allY.reserveCapacity(rows.count)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockSize) {
      try Task.checkCancellation()
      let block = start..<min(start + Self.blockSize, rows.upperBound)
      var (blockX, blockY) = (ContiguousArray(x[block]), ContiguousArray(y[block]))
      for step in ready { step.take(&blockX, &blockY) }
      allX.append(contentsOf: blockX)
      allY.append(contentsOf: blockY)
    }
    return (allX, allY)
  }

  /// The steps, made ready for one task.
  func readySteps() throws(FrameError) -> [ReadyStep] {
    try steps.map { step throws(FrameError) in try ReadyStep(step) }
  }

  /// Which of the frames does not have a position, of one that cannot be converted.
  package func frame(without x: Double, _ y: Double) throws(FrameError) -> Frame {
    guard case .proj = source else { return target }
    var (x, y): (ContiguousArray<Double>, ContiguousArray<Double>) = ([x], [y])
    for step in steps.prefix(1) { try ReadyStep(step).take(&x, &y) }
    return x[0].isNaN ? source : target
  }
}

extension Frame {
  /// Whether coordinates are lengths.
  ///
  /// - Throws: `FrameError` where PROJ does not know the frame.
  var isInMetres: Bool {
    get throws(FrameError) {
      guard case .proj(let definition) = self else { return false }
      return try PROJConverter.isProjection(definition)
    }
  }
}
