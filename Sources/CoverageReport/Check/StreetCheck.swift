import GeoCore
import GeoFormats

/// Finds out whether a table lies off the streets of a network, and which frame would explain it.
///
/// What decides is the mean distance to the nearest street, as the table stands and moved: by the ways between the frames in use
/// in China, or by any way up to a kilometre. Between streets as near to each other as the footpaths of Reykjavik every place is as good
/// as another, and nothing is said.
struct StreetCheck {
  /// Positions of a table that are looked at, from all over it.
  private static let sample = 2_000
  /// Fewer say nothing.
  private static let fewest = 30
  /// Only places with a street this near count, in metres: others lie where the network does not.
  private static let around = 1_000.0
  /// No table is taken for displaced that lies nearer to streets than this, in metres: in real cities, outlets in their places are
  /// 9 to 20 m from the nearest street on average, and 17 to 31 m anywhere else.
  private static let near = 16.0
  /// Ways shorter than this, in metres, are within what positions are sure to.
  private static let shortest = 40.0
  /// What is left of the distance, and by how many standard errors it has to fall: where a frame of China explains it, of which
  /// there are few; and of all ways up to a kilometre.
  private static let likely = (share: 0.55, errors: 4.0)
  private static let sure = (share: 0.5, errors: 6.0)

  private let streets: StreetDistances
  private let workingFrame: WorkingFrame
  private let workers: Int

  /// - Parameters:
  ///   - index: The network's edges, in the working frame.
  ///   - workingFrame: The frame that positions are in.
  ///   - workers: The largest number of tasks.
  init(_ index: EdgeIndex, in workingFrame: WorkingFrame, workers: Int) {
    (streets, self.workingFrame, self.workers) = (StreetDistances(index), workingFrame, workers)
  }

  /// Looks at a table.
  ///
  /// - Parameters:
  ///   - table: The table, in the working frame.
  ///   - name: Which it is.
  ///   - searches: Whether ways that no frame explains are looked for too.
  /// - Returns: What is to be said of it; `nil` where nothing is.
  /// - Throws: `CancellationError`, `FrameError`.
  func concern(
    _ table: PointTable, _ name: Concern.Table, searches: Bool
  ) async throws -> Concern? {
    let positions = table.positions
    let sampled = Self.sampledRows(of: positions.count).map { positions[$0] }
    let found = try await streets.metres(sampled, within: Self.around, workers: workers)
    let places = zip(sampled, found).filter { $0.1 != nil }.map(\.0)
    guard places.count >= Self.fewest else { return nil }
    let before = found.compactMap { $0.map { min($0, StreetDistances.most) } }
    guard Self.mean(before) > Self.near else { return nil }
    var offset = try await explained(places, before, declared: table.source.frame)
    if offset == nil, searches { offset = try await searched(places, before) }
    return offset.map { offset in
      Concern(
        .offStreets(offset), offset.frame == nil ? .care : .unfit, name, count: table.count,
        of: table.count, [])
    }
  }

  /// Rows from all over a table, one of each stretch, so that no pattern of its rows can hide anything.
  private static func sampledRows(of count: Int) -> [Int] {
    let stretch = max(count / sample, 1)
    return stride(from: 0, to: count, by: stretch).map { start in
      // The high half of a product with an odd number is as good as chance here.
      let mixed = (UInt64(start) &+ 1) &* 0x9E37_79B9_7F4A_7C15 >> 32
      return min(start + Int(mixed % UInt64(stretch)), count - 1)
    }
  }

  // MARK: Frames

  /// The way by which another frame than the declared one explains the distance best; `nil` where none does.
  private func explained(
    _ places: [Coordinate], _ before: [Double], declared: Frame
  ) async throws -> Concern.StreetOffset? {
    let count = Double(places.count)
    let centre = Coordinate(
      longitude: places.reduce(0) { $0 + $1.longitude } / count,
      latitude: places.reduce(0) { $0 + $1.latitude } / count)
    guard InputChecks.china.longitudes.contains(centre.longitude),
      InputChecks.china.latitudes.contains(centre.latitude),
      let written = try await convert(places, from: workingFrame.frame, to: declared)
    else { return nil }
    var best: Concern.StreetOffset?
    for frame in [Frame.wgs84, .gcj02, .bd09] where frame != declared {
      guard let moved = try await convert(written, from: frame, to: workingFrame.frame),
        var offset = try await offset(places, before, moved, Self.likely),
        offset.metresMoved < best?.metresMoved ?? .infinity
      else { continue }
      offset.frame = frame
      best = offset
    }
    return best
  }

  /// Places in another frame; `nil` where they are none of degrees there.
  private func convert(
    _ places: [Coordinate], from source: Frame, to target: Frame
  ) async throws -> [Coordinate]? {
    var x = ContiguousArray(places.map(\.longitude))
    var y = ContiguousArray(places.map(\.latitude))
    _ = try await FrameConversion(from: source, to: target).convert(&x, &y)
    let converted = zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }
    return converted.allSatisfy(\.isValid) ? converted : nil
  }

  // MARK: Any way

  private func searched(
    _ places: [Coordinate], _ before: [Double]
  ) async throws -> Concern.StreetOffset? {
    guard let way = try await StreetSearch(places, streets).way(workers: workers) else {
      return nil
    }
    return try await offset(places, before, places.map { $0.moved(by: way) }, Self.sure)
  }

  // MARK: What is clear

  /// The way from places to where they would be, where it is long enough and brings them clearly nearer to streets.
  private func offset(
    _ places: [Coordinate], _ before: [Double], _ moved: [Coordinate],
    _ bounds: (share: Double, errors: Double)
  ) async throws -> Concern.StreetOffset? {
    let count = Double(places.count)
    let way =
      zip(places, moved).reduce(SIMD2<Double>.zero) { $0 + Self.way(from: $1.0, to: $1.1) } / count
    guard (way * way).sum().squareRoot() >= Self.shortest else { return nil }
    let after = try await streets.metres(moved, workers: workers)
    let gains = zip(before, after).map { $0 - $1 }
    let gain = Self.mean(gains)
    let error = (Self.mean(gains.map { ($0 - gain) * ($0 - gain) }) / count).squareRoot()
    guard Self.mean(after) < bounds.share * Self.mean(before), gain > bounds.errors * error else {
      return nil
    }
    return Concern.StreetOffset(
      east: way.x, north: way.y, metres: Self.mean(before), metresMoved: Self.mean(after))
  }

  /// Metres east and north.
  private static func way(from start: Coordinate, to end: Coordinate) -> SIMD2<Double> {
    let scale = DegreeScale(start.latitude)
    // The short way round longitude 180°.
    let east = (end.longitude - start.longitude).remainder(dividingBy: 360)
    return SIMD2(east * scale.east, (end.latitude - start.latitude) * scale.north)
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
