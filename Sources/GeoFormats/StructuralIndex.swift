/// Where the delimiters, line feeds and quotation marks of some bytes are, sixty-four bytes at a time.
///
/// Each block becomes a word with a bit for each byte that matters, without a branch; the bits are then written out as
/// places eight at a time, over the end if need be, so that only blocks with many of them are mispredicted.
package struct StructuralIndex {
  package private(set) var places: UnsafeMutablePointer<UInt32>
  package private(set) var count = 0
  package private(set) var hasQuotes = false
  private var capacity: Int

  /// Bytes in a block; so many have to be readable after the last one.
  package static let blockSize = 64

  package init() {
    capacity = 1 << 16
    places = .allocate(capacity: capacity)
  }

  package func deallocate() { places.deallocate() }

  /// Indexes bytes that are followed by a block of zeros.
  package mutating func index(_ bytes: UnsafePointer<UInt8>, count byteCount: Int, delimiter: UInt8)
  {
    count = 0
    let raw = UnsafeRawPointer(bytes)
    let delimiters = SIMD16(repeating: delimiter)
    var quotes = SIMD16<UInt8>.zero
    var offset = 0
    while offset < byteCount {
      if count &+ Self.blockSize > capacity { grow() }
      var bits: UInt64 = 0
      for quarter in 0..<4 {
        let text = (raw + (offset &+ 16 &* quarter)).loadUnaligned(as: SIMD16<UInt8>.self)
        let quote = Self.lanes(text .== SIMD16(repeating: 34))
        quotes |= quote
        let hits =
          Self.lanes(text .== delimiters) | Self.lanes(text .== SIMD16(repeating: 10)) | quote
        bits |= Self.bits(hits) &<< UInt64(16 &* quarter)
      }
      write(bits, offset)
      offset &+= Self.blockSize
    }
    hasQuotes = quotes != .zero
  }

  /// Writes the places of a block's bits out.
  @inline(__always)
  private mutating func write(_ bits: UInt64, _ offset: Int) {
    let total = bits.nonzeroBitCount
    let base = UInt32(truncatingIfNeeded: offset)
    var rest = bits
    var written = 0
    repeat {
      let target = places + (count &+ written)
      for place in 0..<8 {
        target[place] = base &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
      written &+= 8
    } while written < total
    count &+= total
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
    larger.update(from: places, count: count)
    places.deallocate()
    places = larger
    capacity *= 2
  }

  /// A comparison as bytes: all ones where it holds, else zero.
  @inline(__always)
  private static func lanes(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD16<UInt8> {
    unsafeBitCast(mask, to: SIMD16<UInt8>.self)
  }

  /// Sixteen bytes of ones or zeros as sixteen bits: each keeps a bit of its own, and a multiplication adds eight up.
  @inline(__always)
  private static func bits(_ lanes: SIMD16<UInt8>) -> UInt64 {
    let halves = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    let low = (halves[0].littleEndian & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101
    let high = (halves[1].littleEndian & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101
    return low &>> 56 | (high &>> 56) &<< 8
  }
}
