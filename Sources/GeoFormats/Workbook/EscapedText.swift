/// Text as workbooks escape it: `_x000D_` stands for a character that XML has no place for, `_x005F_` for a `_` that would
/// otherwise begin such an escape (ECMA-376, ST_Xstring).
package enum EscapedText {
  /// The text that is meant.
  ///
  /// Control characters other than tabs and ends of lines stay as they are written, and so do halves of characters.
  package static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    // Nearly all texts have none.
    guard bytes.contains(UInt8(ascii: "_")) else { return bytes }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      if let scalar = scalar(at: place, in: bytes) {
        decoded.append(contentsOf: Array(String(scalar).utf8))
        place += 7
      } else {
        decoded.append(bytes[place])
        place += 1
      }
    }
    return decoded
  }

  /// The character that an escape at a place stands for.
  private static func scalar(at place: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    guard place + 7 <= bytes.count, bytes[place] == UInt8(ascii: "_"),
      bytes[place + 1] == UInt8(ascii: "x"), bytes[place + 6] == UInt8(ascii: "_")
    else { return nil }
    var number: UInt32 = 0
    for byte in bytes[place + 2..<place + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 128 else {
        return nil
      }
      number = number << 4 | UInt32(digit)
    }
    return number >= 32 || [9, 10, 13].contains(number) ? Unicode.Scalar(number) : nil
  }
}
