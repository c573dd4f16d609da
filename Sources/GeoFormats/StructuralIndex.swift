/// Where the delimiters, line feeds and quotation marks of some bytes are, eight bytes at a time.
struct StructuralIndex {
  private(set) var places: UnsafeMutablePointer<UInt32>
  private(set) var count = 0
  private(set) var hasQuotes = false
  private var capacity: Int

  init() {
    capacity = 1 << 16
    places = .allocate(capacity: capacity)
  }

  func deallocate() { places.deallocate() }

  /// Indexes bytes that are followed by at least eight more, whose values do not matter.
  mutating func index(_ bytes: UnsafePointer<UInt8>, count byteCount: Int, delimiter: UInt8) {
    count = 0
    let raw = UnsafeRawPointer(bytes)
    let delimiters = Self.repeated(delimiter)
    var quotes: UInt64 = 0
    var offset = 0
    while offset < byteCount {
      if count &+ 8 > capacity { grow() }
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      let quote = Self.matches(word, Self.quotationMarks)
      var hits = Self.matches(word, delimiters) | Self.matches(word, Self.lineFeeds) | quote
      let rest = byteCount &- offset
      if rest < 8 {
        hits &= (1 &<< UInt64(rest &* 8)) &- 1
        quotes |= quote & ((1 &<< UInt64(rest &* 8)) &- 1)
      } else {
        quotes |= quote
      }
      while hits != 0 {
        places[count] = UInt32(truncatingIfNeeded: offset &+ hits.trailingZeroBitCount &>> 3)
        count &+= 1
        hits &= hits &- 1
      }
      offset &+= 8
    }
    hasQuotes = quotes != 0
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
    larger.update(from: places, count: count)
    places.deallocate()
    places = larger
    capacity *= 2
  }

  private static let lineFeeds = repeated(UInt8(ascii: "\n"))
  private static let quotationMarks = repeated(UInt8(ascii: "\""))

  @inline(__always)
  private static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The high bit of every byte of `word` that equals the byte of `pattern`; exact, no carries between bytes.
  @inline(__always)
  private static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = word ^ pattern
    return ~(((difference & low) &+ low) | difference | low)
  }
}
