/// RFC 4180 read byte by byte: what the readers are compared with.
struct PlainTable {
  struct Record: Equatable {
    /// The line, from 1, on which it begins.
    var line: Int
    var fields: [String]
  }

  private(set) var records: [Record] = []
  private var fields: [String] = []
  private var field: [UInt8] = []
  private var line = 1
  private var firstLine = 1

  /// Reads text whose records end in LF or CR LF; blank lines are left out.
  init(_ text: String, delimiter: UInt8 = UInt8(ascii: ",")) {
    var bytes = ArraySlice(text.utf8)
    while !bytes.isEmpty {
      var isEnd = false
      while !isEnd { isEnd = takeField(&bytes, delimiter) }
      endRecord()
    }
  }

  /// Takes a field and what ends it; tells whether that ends the record too.
  private mutating func takeField(_ bytes: inout ArraySlice<UInt8>, _ delimiter: UInt8) -> Bool {
    if bytes.first == UInt8(ascii: "\"") { takeQuotation(&bytes) }
    while let byte = bytes.first, byte != delimiter, byte != 10 {
      if byte != 13 { field.append(byte) }
      bytes.removeFirst()
    }
    fields.append(String(decoding: field, as: UTF8.self))
    field = []
    return bytes.popFirst() != delimiter
  }

  private mutating func takeQuotation(_ bytes: inout ArraySlice<UInt8>) {
    bytes.removeFirst()
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "\"") {
        guard bytes.first == byte else { return }
        bytes.removeFirst()
      }
      if byte == 10 { line += 1 }
      field.append(byte)
    }
  }

  private mutating func endRecord() {
    if fields != [""] { records.append(Record(line: firstLine, fields: fields)) }
    fields = []
    line += 1
    firstLine = line
  }
}
