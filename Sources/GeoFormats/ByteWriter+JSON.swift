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

  private static func hexDigit(_ number: UInt8) -> UInt8 {
    number < 10 ? 48 + number : 87 + number
  }
}
