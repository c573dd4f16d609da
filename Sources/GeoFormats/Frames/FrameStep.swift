import GeoCore

/// A way from one frame to a neighbouring one: every conversion is a few of these.
///
/// Frames are neighbours in the order: one that PROJ knows, WGS 84, GCJ-02, BD-09.
package enum FrameStep: Hashable, Sendable {
  case projToWGS84(String)
  case wgs84ToGCJ02
  case gcj02ToBD09
  case bd09ToGCJ02
  case gcj02ToWGS84
  case wgs84ToPROJ(String)

  /// The steps from one frame to another.
  package static func steps(from source: Frame, to target: Frame) -> [FrameStep] {
    if source == target { return [] }
    let away: [FrameStep] =
      switch target {
      case .proj(let definition): [.wgs84ToPROJ(definition)]
      case .wgs84: []
      case .gcj02: [.wgs84ToGCJ02]
      case .bd09: [.wgs84ToGCJ02, .gcj02ToBD09]
      }
    return switch (source, target) {
    case (.proj(let definition), _): [.projToWGS84(definition)] + away
    case (.wgs84, _): away
    case (.gcj02, .bd09): [.gcj02ToBD09]
    case (.gcj02, _): [.gcj02ToWGS84] + away
    case (.bd09, .gcj02): [.bd09ToGCJ02]
    case (.bd09, _): [.bd09ToGCJ02, .gcj02ToWGS84] + away
    }
  }
}

/// A step made ready, for one task.
package enum ReadyStep {
  case fromPROJ(PROJConverter, frame: String)
  case toPROJ(PROJConverter, frame: String)
  case arithmetic(FrameStep)

  /// Makes a step ready, for which PROJ may have to look into its database.
  package init(_ step: FrameStep) throws(FrameError) {
    switch step {
    case .projToWGS84(let frame): self = .fromPROJ(try PROJConverter(frame), frame: frame)
    case .wgs84ToPROJ(let frame): self = .toPROJ(try PROJConverter(frame), frame: frame)
    default: self = .arithmetic(step)
    }
  }

  /// Takes positions a step on; those that have none there become NaN, and stay so.
  package func take(_ x: inout ContiguousArray<Double>, _ y: inout ContiguousArray<Double>) {
    switch self {
    case .fromPROJ(let converter, _):
      for row in x.indices {
        let place = converter.toWGS84(x[row], y[row])
        (x[row], y[row]) = (place?.longitude ?? .nan, place?.latitude ?? .nan)
      }
    case .toPROJ(let converter, _):
      for row in x.indices {
        let place = converter.fromWGS84(Coordinate(longitude: x[row], latitude: y[row]))
        (x[row], y[row]) = place ?? (.nan, .nan)
      }
    case .arithmetic(.wgs84ToGCJ02): Self.move(&x, &y) { GCJ02.shifted($0) }
    case .arithmetic(.gcj02ToWGS84): Self.move(&x, &y) { GCJ02.unshifted($0) }
    case .arithmetic(.gcj02ToBD09): Self.move(&x, &y) { BD09.shifted($0) }
    case .arithmetic(.bd09ToGCJ02): Self.move(&x, &y) { BD09.unshifted($0) }
    case .arithmetic: preconditionFailure("PROJ's steps are made ready with PROJ")
    }
  }

  /// Moves degrees, two positions at a time, the last of an odd number with itself.
  @inline(__always)
  private static func move(
    _ x: inout ContiguousArray<Double>, _ y: inout ContiguousArray<Double>,
    _ formula: (GCJ02.Pair) -> GCJ02.Pair
  ) {
    let count = x.count
    var xs = x.mutableSpan
    var ys = y.mutableSpan
    for row in stride(from: 0, to: count, by: 2) {
      let other = min(row &+ 1, count &- 1)
      let moved = formula(
        GCJ02.Pair(x: SIMD2(xs[row], xs[other]), y: SIMD2(ys[row], ys[other])))
      let isValid =
        (moved.x .>= -180) .& (moved.x .<= 180) .& (moved.y .>= -90) .& (moved.y .<= 90)
      (xs[row], ys[row]) = isValid[0] ? (moved.x[0], moved.y[0]) : (.nan, .nan)
      (xs[other], ys[other]) = isValid[1] ? (moved.x[1], moved.y[1]) : (.nan, .nan)
    }
  }
}
