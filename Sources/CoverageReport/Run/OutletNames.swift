import Coverage
import GeoFormats

/// The names of a table's outlets, for a classifier.
struct OutletNames: NameBytes {
  let column: StringColumn

  var count: Int { column.count }

  func forEachName(in rows: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    for row in rows { column.withBytes(row, body) }
  }
}
