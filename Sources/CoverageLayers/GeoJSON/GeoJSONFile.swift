import GeoCore
public import GeoFormats

/// Writes a layer as GeoJSON (RFC 7946): WGS 84, seven decimals, one feature a line.
public struct GeoJSONFile: Sendable {
  private let layer: Layer
  /// The member that each column begins with: `,"score":`.
  private let members: [String]

  /// - Parameter layer: The layer, whose positions are on WGS 84: the format has no other.
  public init(_ layer: Layer) {
    self.layer = layer
    members = layer.columns.enumerated().map { place, column in
      var writer = ByteWriter(capacity: 64)
      writer.append(json: column.name)
      let name = writer.withBytes { String(decoding: $0, as: UTF8.self) }
      return (place > 0 ? "," : "") + name + ":"
    }
  }

  /// Features that are handed on in one piece.
  private static let blockSize = 1_024

  /// Makes the text and hands it to `sink`, piece by piece.
  ///
  /// - Throws: What `sink` throws, `CancellationError`.
  public func write(to sink: (borrowing ByteWriter) throws -> Void) throws {
    var writer = ByteWriter()
    writer.append("{\"type\":\"FeatureCollection\",\"name\":")
    writer.append(json: layer.name)
    writer.append(",\"features\":[")
    for row in 0..<layer.count {
      writer.append(row == 0 ? "\n" : ",\n")
      append(row, to: &writer)
      if row % Self.blockSize == Self.blockSize - 1 {
        try Task.checkCancellation()
        try sink(writer)
        writer.removeAll()
      }
    }
    writer.append("\n]}\n")
    try sink(writer)
  }

  private func append(_ row: Int, to writer: inout ByteWriter) {
    writer.append(ascii: "{\"type\":\"Feature\",\"geometry\":")
    if let shape = layer.shape(row) {
      append(shape, to: &writer)
    } else {
      writer.append(ascii: "null")
    }
    writer.append(ascii: ",\"properties\":{")
    for (member, column) in zip(members, layer.columns) {
      writer.append(member)
      append(column.value(row), to: &writer)
    }
    writer.append(ascii: "}}")
  }

  private func append(_ value: Layer.Value, to writer: inout ByteWriter) {
    switch value {
    case .none: writer.append(ascii: "null")
    case .text(let text): writer.append(json: text)
    case .whole(let number): writer.append(number: number)
    case .number(let number): writer.append("\(number)")
    case .flag(let flag): writer.append(flag ? "true" : "false")
    }
  }

  private func append(_ shape: LayerShape, to writer: inout ByteWriter) {
    let isMulti = shape.parts.count > 1
    writer.append(ascii: "{\"type\":\"")
    switch shape {
    case .point(let point):
      writer.append(ascii: "Point\",\"coordinates\":")
      writer.append(json: point)
    case .line(let parts):
      if isMulti { writer.append(ascii: "Multi") }
      writer.append(ascii: "LineString\",\"coordinates\":")
      append(parts, ("", ""), isMulti: isMulti, to: &writer)
    case .area(let parts):
      if isMulti { writer.append(ascii: "Multi") }
      writer.append(ascii: "Polygon\",\"coordinates\":")
      // An area is a list of rings, of which there is one here.
      append(parts, ("[", "]"), isMulti: isMulti, to: &writer)
    }
    writer.append(ascii: "}")
  }

  private func append(
    _ parts: [[Coordinate]], _ brackets: (StaticString, StaticString), isMulti: Bool,
    to writer: inout ByteWriter
  ) {
    if isMulti { writer.append(ascii: "[") }
    for (number, part) in parts.enumerated() {
      if number > 0 { writer.append(ascii: ",") }
      writer.append(ascii: brackets.0)
      writer.append(json: part)
      writer.append(ascii: brackets.1)
    }
    if isMulti { writer.append(ascii: "]") }
  }
}
