/// Text on its way into a file: bytes, numbers and fields, appended without intermediate strings.
public struct ByteWriter: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var filled = 0

  /// The number of bytes written.
  public var count: Int { filled }

  /// An empty text with room for so many bytes; it grows as needed.
  public init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The bytes, for as long as `body` runs.
  public func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: base, count: filled))
  }

  /// The bytes as an array.
  public func bytes() -> [UInt8] { [UInt8](UnsafeBufferPointer(start: base, count: filled)) }

  /// Appends one byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    base[filled] = byte
    filled &+= 1
  }

  /// Appends bytes as they are.
  @inlinable
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    guard let source = bytes.baseAddress else { return }
    (base + filled).update(from: source, count: bytes.count)
    filled &+= bytes.count
  }

  /// Appends text as it is.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends text of the program's own as it is.
  @inlinable
  public mutating func append(ascii text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Forgets all text and keeps the room.
  public mutating func removeAll() { filled = 0 }

  /// Whether a field that holds this byte has to stand in quotation marks (RFC 4180).
  @inline(__always)
  static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == 44 || byte == 34 || byte == 10 || byte == 13
  }

  /// Appends a field of comma-separated values, in quotation marks where it needs them.
  public mutating func append(field: UnsafeBufferPointer<UInt8>) {
    if field.contains(where: Self.needsQuotes) { append(quoting: field) } else { append(field) }
  }

  /// Appends a text of a column as a field.
  @inlinable
  public mutating func append(field row: Int, of column: StringColumn) {
    if column.isPlain {
      column.withBytes(row) { append($0) }
    } else {
      column.withBytes(row) { append(field: $0) }
    }
  }

  /// Appends a field of comma-separated values.
  public mutating func append(field: String) {
    var field = field
    field.withUTF8 { append(field: $0) }
  }

  /// Appends fields of comma-separated values, commas between them.
  package mutating func append(fields: [String]) {
    for (place, field) in fields.enumerated() {
      if place > 0 { append(44) }
      append(field: field)
    }
  }

  /// Appends a row of comma-separated values with its end.
  package mutating func append(row fields: [String]) {
    append(fields: fields)
    append(10)
  }

  @inline(never)
  private mutating func append(quoting field: UnsafeBufferPointer<UInt8>) {
    append(34)
    for byte in field {
      if byte == 34 { append(34) }
      append(byte)
    }
    append(34)
  }

  /// Appends a whole number in decimal digits.
  @inline(__always)
  public mutating func append(number: Int) {
    reserve(20)
    if number < 0 {
      base[filled] = UInt8(ascii: "-")
      filled &+= 1
    }
    append(digits: number.magnitude, atLeast: 1)
  }

  /// Appends metres with three decimals, rounded to the nearest millimetre, halves to even.
  ///
  /// - Precondition: 0 ≤ `metres` < 9 × 10¹⁵.
  @inline(__always)
  public mutating func append(metres: Double) {
    append(millimetres: UInt((metres * 1_000).rounded(.toNearestOrEven)))
  }

  @inline(__always)
  private mutating func append(millimetres: UInt) {
    reserve(24)
    let (metres, rest) = millimetres.quotientAndRemainder(dividingBy: 1_000)
    append(digits: metres, atLeast: 1)
    base[filled] = UInt8(ascii: ".")
    filled &+= 1
    append(digits: rest, atLeast: 3)
  }

  /// Appends digits, with zeros before them up to `width`; room has been made.
  @inline(__always)
  private mutating func append(digits number: UInt, atLeast width: Int) {
    var length = width
    var power: UInt = width == 3 ? 1_000 : 10
    while number >= power, length < 19 {
      length &+= 1
      power = power &* 10
    }
    var rest = number
    var place = filled &+ length
    filled = place
    for _ in 0..<length {
      place &-= 1
      base[place] = UInt8(truncatingIfNeeded: 48 &+ rest % 10)
      rest /= 10
    }
  }

  @inlinable
  mutating func reserve(_ room: Int) {
    if filled &+ room > capacity { grow(filled &+ room) }
  }

  @usableFromInline
  mutating func grow(_ needed: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(needed, capacity * 2))
    larger.update(from: base, count: filled)
    base.deallocate()
    base = larger
    capacity = max(needed, capacity * 2)
  }
}
