/// A 64-bit hash of some bytes, the same everywhere; equal hashes are always checked byte by byte.
///
/// Words of eight bytes are folded in by 128-bit products, whose halves are mixed by exclusive or.
///
/// - Precondition: At least eight bytes after the last one can be read; their values do not matter.
@inline(__always)
package func hash(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt64 {
  var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
  var rest = count
  var place = UnsafeRawPointer(bytes)
  while rest > 8 {
    state = fold(state ^ place.loadUnaligned(as: UInt64.self), 0xA076_1D64_78BD_642F)
    place += 8
    rest &-= 8
  }
  // The last one to eight bytes, or none.
  let word = place.loadUnaligned(as: UInt64.self).littleEndian
  let last = rest == 0 ? 0 : word &<< UInt64(64 &- rest &* 8)
  return fold(state ^ last, 0xE703_7ED1_A0B4_28DB)
}

@inline(__always)
private func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let product = a.multipliedFullWidth(by: b)
  return product.high ^ product.low
}
