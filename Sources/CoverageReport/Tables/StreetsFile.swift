import Coverage
import GeoCore
import GeoFormats

/// Writes `streets.bin`: the streets around the communities, and where each community joins them.
///
/// The format is told in <doc:StreetsFormat>.
struct StreetsFile {
  static let name = "streets.bin"
  static let magic = Array("lcstreet".utf8)
  static let version: UInt32 = 1
  /// The points that all lines have at most: 9 MB or less.
  ///
  /// Provenance: project-default; a page of 20,000 communities, 300,000 outlets and so many points stays under 40 MB.
  static let mostPoints = 1_000_000
  /// Metres around the communities that are shown at least.
  static let leastMargin = 2_000.0

  private let join: NetworkJoin
  private let streets: StreetLines

  /// Takes a run's network in the frame of its communities; `nil` for a run without one.
  init?(_ run: CoverageRun, mostPoints: Int = Self.mostPoints) async throws {
    guard let join = run.network, run.communities.count > 0 else { return nil }
    self.join = join
    streets = StreetLines(
      join.contracted, vertices: try await join.input.vertices(in: run.workingFrame),
      around: run.communities.positions, margin: Self.margin(run), most: mostPoints)
  }

  /// As far around the communities as any area of a walk comes.
  private static func margin(_ run: CoverageRun) -> Double {
    let walks = Isochrones.minutes.map { $0 * run.options.walkedMetresAMinute }
    let limits = run.table.requirements.map(\.limit)
    return (walks + limits).reduce(leastMargin, max)
  }

  /// The bytes of the file.
  ///
  /// - Complexity: O(points + communities).
  func bytes() -> ByteWriter {
    var writer = ByteWriter(capacity: 1 << 20)
    var nodes = StreetNodes(count: join.contracted.junctions.count)
    let ends = (0..<streets.count).map { row -> (start: UInt32, end: UInt32) in
      let (junctions, line) = (streets.junctions(of: row), streets[row])
      return (nodes.number(junctions.start, line.first!), nodes.number(junctions.end, line.last!))
    }
    let shapes = shapes()
    Self.magic.withUnsafeBufferPointer { writer.append($0) }
    writer.append(littleEndian: [Self.version, 0])
    writer.append(
      littleEndian: [
        nodes.longitudes.count, ends.count, join.communities.count, shapes.count, streets.leftOut,
      ].map { UInt64($0) })
    writer.append(littleEndian: nodes.longitudes)
    writer.append(littleEndian: nodes.latitudes)
    writer.append(littleEndian: ends.map(\.start))
    writer.append(littleEndian: ends.map(\.end))
    writer.append(littleEndian: ends.indices.map { streets.length(of: $0) })
    let places = join.communities.map { point in
      point.flatMap { point in
        streets.place(of: point).map { (UInt32($0.line), $0.offset, point.extra) }
      } ?? (.max, 0, 0)
    }
    writer.append(littleEndian: places.map(\.0))
    writer.append(littleEndian: places.map(\.1))
    writer.append(littleEndian: places.map(\.2))
    shapes.withUnsafeBufferPointer { writer.append($0) }
    return writer
  }

  /// For each line the number of points between its ends, and the steps that lead to them.
  private func shapes() -> [UInt8] {
    var shapes = VariableNumbers()
    for row in 0..<streets.count {
      let line = streets[row]
      shapes.append(UInt64(line.count - 2))
      var (longitude, latitude) = (
        line.first!.longitude.millionths, line.first!.latitude.millionths
      )
      for point in line.dropFirst().dropLast() {
        shapes.append(signed: Int64(point.longitude.millionths) - Int64(longitude))
        shapes.append(signed: Int64(point.latitude.millionths) - Int64(latitude))
        (longitude, latitude) = (point.longitude.millionths, point.latitude.millionths)
      }
    }
    return shapes.bytes
  }
}

/// The junctions that lines run between, numbered as they come.
private struct StreetNodes {
  private(set) var longitudes: [Int32] = []
  private(set) var latitudes: [Int32] = []
  /// The number of each junction that has one; `UInt32.max` for the others.
  private var numbers: ContiguousArray<UInt32>

  init(count: Int) { numbers = ContiguousArray(repeating: .max, count: count) }

  mutating func number(_ junction: Int, _ place: Coordinate) -> UInt32 {
    if numbers[junction] == .max {
      numbers[junction] = UInt32(longitudes.count)
      longitudes.append(place.longitude.millionths)
      latitudes.append(place.latitude.millionths)
    }
    return numbers[junction]
  }
}

/// Whole numbers in as many bytes as they need, seven bits in each, the lowest first; the eighth says that more follow.
private struct VariableNumbers {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Twice a number from 0 on, and of a number below it twice what is to it, less 1.
  mutating func append(signed number: Int64) {
    append(UInt64(bitPattern: number << 1 ^ number >> 63))
  }
}

extension Double {
  /// Degrees in millionths: 11 cm.
  fileprivate var millionths: Int32 { Int32((self * 1e6).rounded()) }
}
