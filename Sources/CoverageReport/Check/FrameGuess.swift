import GeoCore
import GeoFormats

/// Finds frames that would explain why one table lies a constant way off the other: one of the two is not in the frame that it
/// is said to be in, but in another of those in use in China.
struct FrameGuess {
  private static let frames = [Frame.wgs84, .gcj02, .bd09]
  /// How far the way may be from that between the frames, in metres: positions of communities stand for areas.
  private static let tolerance = 100.0

  private let inputs: RunInputs
  private let centre: Coordinate

  init(_ inputs: RunInputs) {
    self.inputs = inputs
    let positions = inputs.communities.positions
    let count = Double(positions.count)
    centre = Coordinate(
      longitude: positions.longitudes.reduce(0, +) / count,
      latitude: positions.latitudes.reduce(0, +) / count)
  }

  /// The frames of communities and outlets that explain that the outlets have to move by so many metres; `nil` where none do.
  func explanation(east: Double, north: Double) async throws -> [Frame]? {
    guard InputChecks.china.longitudes.contains(centre.longitude),
      InputChecks.china.latitudes.contains(centre.latitude)
    else { return nil }
    let (communities, outlets) = (inputs.communities.source.frame, inputs.outlets.source.frame)
    var best: (distance: Double, frames: [Frame])?
    for frame in Self.frames {
      let hypotheses = [
        (outlets, 1.0, [communities, frame]), (communities, -1.0, [frame, outlets]),
      ]
      for (declared, sign, frames) in hypotheses where frame != declared {
        let way = try await move(from: declared, to: frame)
        let (x, y) = (sign * way.east - east, sign * way.north - north)
        let distance = (x * x + y * y).squareRoot()
        if distance < best?.distance ?? Self.tolerance { best = (distance, frames) }
      }
    }
    return best?.frames
  }

  /// How far positions move in the working frame if they are in another frame than they are said to be, in metres.
  private func move(from declared: Frame, to actual: Frame) async throws -> (
    east: Double, north: Double
  ) {
    let working = inputs.workingFrame.frame
    let raw = try await convert(centre, working, declared)
    let moved = try await convert(raw, actual, working)
    func along(_ longitude: Double, _ latitude: Double) -> Double {
      geodesicLength(from: centre, to: Coordinate(longitude: longitude, latitude: latitude))
    }
    let east = along(moved.longitude, centre.latitude)
    let north = along(centre.longitude, moved.latitude)
    return (
      moved.longitude < centre.longitude ? -east : east,
      moved.latitude < centre.latitude ? -north : north
    )
  }

  private func convert(
    _ place: Coordinate, _ source: Frame, _ target: Frame
  ) async throws -> Coordinate {
    var x: ContiguousArray = [place.longitude]
    var y: ContiguousArray = [place.latitude]
    _ = try await FrameConversion(from: source, to: target).convert(&x, &y)
    return Coordinate(longitude: x[0], latitude: y[0])
  }
}
