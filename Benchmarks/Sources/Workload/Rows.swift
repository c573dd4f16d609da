import Foundation

/// A CSV file under construction: rows are put together byte by byte and leave in large pieces.
struct Rows: ~Copyable {
  private var bytes: [UInt8] = []
  private let file: FileHandle

  private static let piece = 1 << 20

  /// Starts a file; one that exists is replaced.
  init(_ url: URL, header: StaticString) throws {
    try Data().write(to: url)
    file = try FileHandle(forWritingTo: url)
    bytes.reserveCapacity(Self.piece + 4_096)
    append(header)
    append(UInt8(ascii: "\n"))
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  /// A number that is not negative, in decimal digits, padded with zeros to `width` digits.
  mutating func append(_ number: Int, width: Int = 1) {
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var (rest, first) = (number.magnitude, 20)
    while rest > 0 || first > 20 - width {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    for index in first..<20 { bytes.append(digits[index]) }
  }

  /// Ten-millionths of a degree as degrees with seven decimals, after a comma.
  mutating func append(tenMillionths value: Int32) {
    append(value < 0 ? ",-" : ",")
    let (whole, part) = Int(value.magnitude).quotientAndRemainder(dividingBy: 10_000_000)
    append(whole)
    append(UInt8(ascii: "."))
    append(part, width: 7)
  }

  mutating func endRow() throws {
    append(UInt8(ascii: "\n"))
    if bytes.count >= Self.piece { try flush() }
  }

  consuming func close() throws {
    try flush()
    try file.close()
  }

  private mutating func flush() throws {
    try file.write(contentsOf: Data(bytes))
    bytes.removeAll(keepingCapacity: true)
  }
}
