import GeoFormats

/// Columns of numbers for a page: one after another, each at a multiple of eight bytes, the lowest byte first, in base64.
struct PackedColumns: ~Copyable {
  /// Where a column is.
  struct Column: Encodable {
    var name: String
    /// The letter `u`, `i` or `f` and the bits.
    var kind: String
    var offset: Int
    var count: Int
  }

  private(set) var list: [Column] = []
  private var bytes = ByteWriter(capacity: 1 << 20)

  /// Adds whole numbers.
  mutating func add<Number: FixedWidthInteger>(_ name: String, _ numbers: some Collection<Number>) {
    let kind = (Number.isSigned ? "i" : "u") + "\(Number.bitWidth)"
    begin(name, kind, numbers.count)
    bytes.append(littleEndian: Array(numbers))
  }

  /// Adds single-precision numbers.
  mutating func add(_ name: String, floats numbers: some Collection<Double>) {
    begin(name, "f32", numbers.count)
    bytes.append(littleEndian: numbers.map { Float($0).bitPattern })
  }

  /// Adds double-precision numbers.
  mutating func add(_ name: String, doubles numbers: some Collection<Double>) {
    begin(name, "f64", numbers.count)
    bytes.append(littleEndian: numbers.map(\.bitPattern))
  }

  private mutating func begin(_ name: String, _ kind: String, _ count: Int) {
    while bytes.count % 8 != 0 { bytes.append(0) }
    list.append(Column(name: name, kind: kind, offset: bytes.count, count: count))
  }

  /// Appends all columns as base64 (RFC 4648).
  func appendBase64(to text: inout ByteWriter) {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let encoded = bytes.withBytes { bytes in
      ContiguousArray<UInt8>(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text, end in
        digits.withUnsafeBufferPointer { digits in
          var place = 0
          while place + 2 < bytes.count {
            let word = Int(bytes[place]) << 16 | Int(bytes[place + 1]) << 8 | Int(bytes[place + 2])
            text[end] = digits[word >> 18]
            text[end + 1] = digits[word >> 12 & 63]
            text[end + 2] = digits[word >> 6 & 63]
            text[end + 3] = digits[word & 63]
            (place, end) = (place + 3, end + 4)
          }
          let rest = bytes.count - place
          guard rest > 0 else { return }
          let word = Int(bytes[place]) << 16 | (rest > 1 ? Int(bytes[place + 1]) << 8 : 0)
          text[end] = digits[word >> 18]
          text[end + 1] = digits[word >> 12 & 63]
          text[end + 2] = rest > 1 ? digits[word >> 6 & 63] : UInt8(ascii: "=")
          text[end + 3] = UInt8(ascii: "=")
          end += 4
        }
      }
    }
    encoded.withUnsafeBufferPointer { text.append($0) }
  }
}
