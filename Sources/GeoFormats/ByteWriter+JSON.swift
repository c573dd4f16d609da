package import GeoCore

extension ByteWriter {
  /// Appends a text as JSON has it, in quotation marks.
  package mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0..<32:
        append(ascii: "\\u00")
        append(Self.hexDigit(byte >> 4))
        append(Self.hexDigit(byte & 15))
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a position as GeoJSON has it: longitude and latitude to seven decimals, in brackets.
  package mutating func append(json position: Coordinate) {
    append(ascii: "[")
    append(position.longitude, decimals: 7)
    append(ascii: ",")
    append(position.latitude, decimals: 7)
    append(ascii: "]")
  }

  /// Appends a line or a ring as GeoJSON has it: a list of positions.
  package mutating func append(json line: some Sequence<Coordinate>) {
    append(ascii: "[")
    var isFirst = true
    for position in line {
      if !isFirst { append(ascii: ",") }
      append(json: position)
      isFirst = false
    }
    append(ascii: "]")
  }

  private static func hexDigit(_ number: UInt8) -> UInt8 {
    number < 10 ? 48 + number : 87 + number
  }
}
