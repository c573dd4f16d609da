import FoundationEssentials
import GRDB
import GeoCore

/// A feature's geometry as a GeoPackage holds it: a header with the reference system and the extent, then well-known binary.
struct GeometryBlob {
  private var bytes = Data()

  /// - Parameters:
  ///   - shape: The geometry.
  ///   - extent: What it covers.
  ///   - system: The id of the reference system.
  init(_ shape: LayerShape, _ extent: Extent, _ system: Int) {
    bytes.append(contentsOf: [UInt8(ascii: "G"), UInt8(ascii: "P"), 0])
    guard case .point(let point) = shape else {
      // Little-endian, with an extent of two dimensions.
      bytes.append(0b0000_0011)
      append(Int32(system))
      for border in [extent.west, extent.east, extent.south, extent.north] { append(border) }
      append(parts: shape)
      return
    }
    bytes.append(0b0000_0001)
    append(Int32(system))
    begin(.point)
    append(point)
  }

  var databaseValue: DatabaseValue { bytes.databaseValue }

  private enum Kind: UInt32 {
    case point = 1
    case line = 2
    case polygon = 3
    case lines = 5
    case polygons = 6
  }

  private mutating func append(parts shape: LayerShape) {
    let isArea = if case .area = shape { true } else { false }
    begin(isArea ? .polygons : .lines)
    append(UInt32(shape.parts.count))
    for part in shape.parts {
      begin(isArea ? .polygon : .line)
      // One ring and no holes.
      if isArea { append(UInt32(1)) }
      append(UInt32(part.count))
      for point in part { append(point) }
    }
  }

  private mutating func begin(_ kind: Kind) {
    bytes.append(1)
    append(kind.rawValue)
  }

  private mutating func append(_ point: Coordinate) {
    append(point.longitude)
    append(point.latitude)
  }

  private mutating func append(_ number: Double) { append(number.bitPattern) }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
