/// Splits one record with quoted fields (RFC 4180): `"` opens and closes, `""` inside stands for one.
///
/// Doubled marks are taken out in place, which only ever makes a field shorter.
package struct QuotedRecord {
  private let bytes: UnsafeMutablePointer<UInt8>
  private let count: Int
  private let delimiter: UInt8
  private var place: Int

  /// Where the line feed is that ends the record.
  package private(set) var end = 0
  /// How many lines the record takes.
  private(set) var lines = 1
  /// Whether a quotation is not closed, or text follows its end.
  private(set) var isMalformed = false

  package init(
    _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ start: Int, _ delimiter: UInt8
  ) {
    self.bytes = bytes
    self.count = count
    self.delimiter = delimiter
    place = start
  }

  /// Splits the record.
  ///
  /// - Parameter fields: Takes the fields, as many as it has room for.
  /// - Returns: The number of fields there are.
  package mutating func split(into fields: RowFields) -> Int {
    var field = 0
    while true {
      let range = bytes[place] == 34 ? quotedField() : plainField()
      fields.set(field, range.lowerBound, range.upperBound)
      field += 1
      if place >= count || bytes[place] == 10 { break }
      place += 1
    }
    end = place
    return field
  }

  private mutating func plainField() -> Range<Int> {
    let start = place
    while place < count, bytes[place] != delimiter, bytes[place] != 10 { place += 1 }
    let isLast = place < count && bytes[place] == 10
    let hasReturn = isLast && place > start && bytes[place - 1] == 13
    return start..<(hasReturn ? place - 1 : place)
  }

  private mutating func quotedField() -> Range<Int> {
    place += 1
    let start = place
    var end = place
    while place < count {
      if bytes[place] == 34 {
        guard place + 1 < count, bytes[place + 1] == 34 else { break }
        place += 1
      }
      if bytes[place] == 10 { lines += 1 }
      bytes[end] = bytes[place]
      end += 1
      place += 1
    }
    if place >= count { isMalformed = true }
    place += 1
    // Only a carriage return may stand between the closing mark and the end of the field.
    while place < count, bytes[place] != delimiter, bytes[place] != 10 {
      if bytes[place] != 13 { isMalformed = true }
      place += 1
    }
    return start..<end
  }
}
