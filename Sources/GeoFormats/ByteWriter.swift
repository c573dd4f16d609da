/// Text on its way into a file: bytes, numbers and fields, appended without intermediate strings.
public struct ByteWriter: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes written.
  public private(set) var count = 0

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
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// The bytes as an array.
  public func bytes() -> [UInt8] { [UInt8](UnsafeBufferPointer(start: base, count: count)) }

  /// Appends one byte.
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count &+= 1
  }

  /// Appends bytes as they are.
  @inline(__always)
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    guard let source = bytes.baseAddress else { return }
    (base + count).update(from: source, count: bytes.count)
    count &+= bytes.count
  }

  /// Appends text as it is.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends a field of comma-separated values, in quotation marks where it needs them (RFC 4180).
  @inline(__always)
  public mutating func append(field: UnsafeBufferPointer<UInt8>) {
    reserve(field.count)
    guard let source = field.baseAddress else { return }
    var special = false
    for index in 0..<field.count {
      let byte = source[index]
      base[count &+ index] = byte
      special = special || byte == 44 || byte == 34 || byte == 10 || byte == 13
    }
    if special { append(quoting: field) } else { count &+= field.count }
  }

  /// Appends a field of comma-separated values.
  public mutating func append(field: String) {
    var field = field
    field.withUTF8 { append(field: $0) }
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
      base[count] = UInt8(ascii: "-")
      count &+= 1
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

  /// Appends metres with three decimals, rounded up to a whole millimetre.
  ///
  /// - Precondition: 0 ≤ `metres` < 9 × 10¹⁵.
  @inline(__always)
  public mutating func append(metresRoundedUp metres: Double) {
    append(millimetres: UInt((metres * 1_000).rounded(.up)))
  }

  @inline(__always)
  private mutating func append(millimetres: UInt) {
    reserve(24)
    let (metres, rest) = millimetres.quotientAndRemainder(dividingBy: 1_000)
    append(digits: metres, atLeast: 1)
    base[count] = UInt8(ascii: ".")
    count &+= 1
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
    var place = count &+ length
    count = place
    for _ in 0..<length {
      place &-= 1
      base[place] = UInt8(truncatingIfNeeded: 48 &+ rest % 10)
      rest /= 10
    }
  }

  @inline(__always)
  private mutating func reserve(_ room: Int) {
    if count &+ room > capacity { grow(count &+ room) }
  }

  @inline(never)
  private mutating func grow(_ needed: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(needed, capacity * 2))
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = max(needed, capacity * 2)
  }
}
