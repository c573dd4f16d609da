import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Columns are taken from any frame to any other")
struct FrameConversionTests {
  static let frames: [Frame] = [
    .wgs84, .gcj02, .bd09, Frame("EPSG:4490"), Frame("EPSG:4547"),
    Frame("EPSG:32650"),
  ]

  private func places(_ count: Int) -> (x: ContiguousArray<Double>, y: ContiguousArray<Double>) {
    var random = SeededGenerator(seed: 77)
    return (
      ContiguousArray((0..<count).map { _ in random.uniform(113.6...114.9) }),
      ContiguousArray((0..<count).map { _ in random.uniform(30.1...31.2) })
    )
  }

  @Test("there and back over every pair of frames within a micrometre", arguments: frames)
  func roundTrips(source: Frame) async throws {
    let (lon, lat) = places(301)
    var start = (x: lon, y: lat)
    let toSource = try FrameConversion(from: .wgs84, to: source)
    #expect(try await toSource.convert(&start.x, &start.y) == [])
    for target in Self.frames {
      var (x, y) = start
      #expect(
        try await FrameConversion(from: source, to: target).convert(&x, &y) == [])
      #expect(try await FrameConversion(from: target, to: .wgs84).convert(&x, &y) == [])
      let farthest = x.indices.map { row in
        geodesicLength(
          from: Coordinate(longitude: x[row], latitude: y[row]),
          to: Coordinate(longitude: lon[row], latitude: lat[row]))
      }.max()
      #expect(try #require(farthest) < 1e-6, "\(source) to \(target)")
    }
  }

  @Test("the bits do not depend on the number of tasks, nor on where a position stands")
  func workers() async throws {
    let (lon, lat) = places(100_001)
    for target in [Frame.bd09, Frame("EPSG:4547")] {
      let conversion = try FrameConversion(from: .wgs84, to: target)
      var one = (x: lon, y: lat)
      _ = try await conversion.convert(&one.x, &one.y, workers: 1)
      for workers in [2, 7] {
        var many = (x: lon, y: lat)
        _ = try await conversion.convert(&many.x, &many.y, workers: workers)
        #expect(many.x == one.x && many.y == one.y)
      }
      var rest = (x: ContiguousArray(lon[12_345...]), y: ContiguousArray(lat[12_345...]))
      _ = try await conversion.convert(&rest.x, &rest.y, workers: 2)
      #expect(rest.x.elementsEqual(one.x[12_345...]) && rest.y.elementsEqual(one.y[12_345...]))
    }
  }

  @Test("positions that a frame does not have are told by their rows, and by the frame")
  func missing() async throws {
    let conversion = try FrameConversion(from: Frame("EPSG:4547"), to: Frame("EPSG:3857"))
    var (x, y): (ContiguousArray<Double>, ContiguousArray<Double>)
    (x, y) = ([500_000, 1e300, 500_000, .nan], [3_300_000, 1, 3_400_000, 1])
    #expect(try await conversion.convert(&x, &y) == [1, 3])
    #expect(x[1].isNaN && y[1].isNaN && abs(x[0] - 12_690_421) < 1)
    #expect(try conversion.frame(without: 1e300, 1) == Frame("EPSG:4547"))
    let away = try FrameConversion(from: .wgs84, to: .bd09)
    (x, y) = ([179.999, 0], [0, 0])
    #expect(try await away.convert(&x, &y) == [0])
    #expect(try away.frame(without: 179.999, 0) == .bd09)
  }

  @Test("nothing to do changes nothing, and nothing at all is no mistake")
  func nothing() async throws {
    var (x, y) = places(3)
    let before = x
    #expect(try await FrameConversion(from: .gcj02, to: .gcj02).convert(&x, &y) == [])
    #expect(x == before)
    (x, y) = ([], [])
    #expect(try await FrameConversion(from: .wgs84, to: .gcj02).convert(&x, &y, workers: 4) == [])
  }

  @Test("steps lead over neighbours, and none twice")
  func steps() {
    for source in Self.frames {
      for target in Self.frames {
        let steps = FrameStep.steps(from: source, to: target)
        #expect(steps.isEmpty == (source == target))
        #expect(Set(steps).count == steps.count && steps.count <= 3)
      }
    }
    #expect(FrameStep.steps(from: .gcj02, to: .bd09) == [.gcj02ToBD09])
    #expect(FrameStep.steps(from: .bd09, to: .gcj02) == [.bd09ToGCJ02])
    #expect(
      FrameStep.steps(from: .bd09, to: .proj("x"))
        == [.bd09ToGCJ02, .gcj02ToWGS84, .wgs84ToPROJ("x")])
  }
}
