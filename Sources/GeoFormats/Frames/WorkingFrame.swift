public import GeoCore

/// The frame in which distances are measured: positions of every table are brought there.
///
/// What is in GCJ-02 stays in it, because converting it back may be restricted where it comes from, and because it need not be:
/// where one table is in GCJ-02 or BD-09 and the other is not, the other is moved to GCJ-02. BD-09 is never measured in: it
/// stretches lengths by up to 2 % on top of GCJ-02, and GCJ-02 follows from it exactly. Nor is any projection. How far lengths
/// inside GCJ-02 are from those on the ground is told in <doc:CoordinateFrames>.
public enum WorkingFrame: Hashable, Sendable {
  /// Longitude and latitude of WGS 84.
  case wgs84
  /// Longitude and latitude of GCJ-02, measured as if they were those of WGS 84.
  case gcj02

  /// Where positions of one frame are measured.
  public init(_ frame: Frame) {
    switch frame {
    case .gcj02, .bd09: self = .gcj02
    case .wgs84, .proj: self = .wgs84
    }
  }

  /// Where positions of several frames are measured together.
  public static func of(_ frames: Frame...) -> WorkingFrame {
    frames.contains { WorkingFrame($0) == .gcj02 } ? .gcj02 : .wgs84
  }

  /// The frame by itself.
  public var frame: Frame {
    switch self {
    case .wgs84: .wgs84
    case .gcj02: .gcj02
    }
  }
}

extension PointTable {
  /// Brings the positions to the frame that several tables are measured in.
  ///
  /// Only ever moves WGS 84 to GCJ-02 where `frame` is ``WorkingFrame/of(_:)`` of the tables' frames.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(rows), 10⁻⁷ s each; nothing where they are there already.
  public mutating func move(to frame: WorkingFrame, workers: Int = 1) async throws {
    try await positions.move(from: workingFrame, to: frame, workers: workers)
    try await outlines?.corners.move(from: workingFrame, to: frame, workers: workers)
    workingFrame = frame
  }
}

extension Positions {
  /// Brings positions from one working frame to another.
  ///
  /// - Throws: `CancellationError`; `FrameError` where PROJ knows no way.
  public mutating func move(
    from source: WorkingFrame, to target: WorkingFrame, workers: Int = 1
  ) async throws {
    guard source != target else { return }
    let conversion = try FrameConversion(from: source.frame, to: target.frame)
    var (x, y) = (longitudes, latitudes)
    // Inside the rectangle of GCJ-02, which is far from the poles and from longitude 180°, so that no position is lost.
    _ = try await conversion.convert(&x, &y, workers: workers)
    self = Positions(longitudes: x, latitudes: y)
  }
}
