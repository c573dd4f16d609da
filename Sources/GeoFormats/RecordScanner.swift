/// Follows quotation through comma-separated text byte by byte, as `QuotedRecord` splits it.
///
/// A quotation mark opens a quotation only where a field begins; elsewhere it is a character like others.
struct RecordScanner {
  private enum Place {
    case fieldStart
    case plain
    case quoted
    case afterQuote
  }

  private let delimiters: [UInt8]
  private var place = Place.fieldStart

  init(delimiters: [UInt8]) { self.delimiters = delimiters }

  /// Whether the byte that was taken last stands inside a quotation.
  var isQuoted: Bool { place == .quoted }

  /// Takes a byte.
  ///
  /// - Returns: Whether it ends a record.
  mutating func take(_ byte: UInt8) -> Bool {
    if place == .quoted {
      if byte == 34 { place = .afterQuote }
      return false
    }
    if byte == 10 {
      place = .fieldStart
      return true
    }
    if byte == 34, place == .fieldStart || place == .afterQuote {
      place = .quoted
    } else {
      place = delimiters.contains(byte) ? .fieldStart : .plain
    }
    return false
  }
}
