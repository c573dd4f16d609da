/// A text as a cell can hold it.
///
/// Cells hold 32,767 units of UTF-16; what is longer is cut and ends in a mark with the number of units that are gone.
/// Control characters show as the pictures that Unicode has for them, and `_x0041_`, which spreadsheets read as an escaped
/// letter, stays what it was.
package struct CellText: Equatable {
  static let most = 32_767

  package let text: String
  package let isCut: Bool

  package init(_ text: String) {
    let shown = text.utf8.contains(where: Self.isSuspect) ? Self.escaped(text) : text
    // No text has more units of UTF-16 than of UTF-8.
    guard shown.utf8.count > Self.most, shown.utf16.count > Self.most else {
      (self.text, isCut) = (shown, false)
      return
    }
    // Room for the mark with any number.
    let kept = shown.prefix(utf16: Self.most - 24)
    (self.text, isCut) = (kept + " […+\(shown.utf16.count - kept.utf16.count)]", true)
  }

  /// Whether a byte may belong to something that a cell cannot hold as it is.
  private static func isSuspect(_ byte: UInt8) -> Bool {
    byte < 32 || byte == UInt8(ascii: "_") || byte == 0xEF
  }

  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n", "\t": escaped.append(scalar)
      case "\u{0}"..<"\u{20}": escaped.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
      case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
      case "_" where isEscape(scalars[place...].prefix(7)):
        escaped.append(contentsOf: "_x005F_".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Whether these are `_x`, four hexadecimal digits and `_`.
  private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let scalars = Array(scalars)
    return scalars.count == 7 && scalars[1] == "x" && scalars[6] == "_"
      && scalars[2...5].allSatisfy(\.properties.isASCIIHexDigit)
  }
}
