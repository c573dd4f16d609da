/// A 64-bit hash of some bytes, the same everywhere; equal hashes are always checked byte by byte.
///
/// Words of eight bytes are folded in by 128-bit products, whose halves are mixed by exclusive or.
@inline(__always)
func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
  guard let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
  var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
  var rest = bytes.count
  var place = base
  while rest > 8 {
    state = fold(state ^ place.loadUnaligned(as: UInt64.self), 0xA076_1D64_78BD_642F)
    place += 8
    rest &-= 8
  }
  return fold(state ^ lastWord(base, place, rest, bytes.count), 0xE703_7ED1_A0B4_28DB)
}

@inline(__always)
private func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let product = a.multipliedFullWidth(by: b)
  return product.high ^ product.low
}

/// The last one to eight bytes; read together with what comes before them where there are eight.
@inline(__always)
private func lastWord(
  _ base: UnsafeRawPointer, _ place: UnsafeRawPointer, _ rest: Int, _ count: Int
) -> UInt64 {
  if count >= 8 { return (place + rest - 8).loadUnaligned(as: UInt64.self) }
  var word: UInt64 = 0
  for index in 0..<rest {
    word |= UInt64(place.load(fromByteOffset: index, as: UInt8.self)) &<< UInt64(index &* 8)
  }
  return word
}
