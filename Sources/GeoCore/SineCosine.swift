/// The sines and cosines of two angles in degrees.
///
/// The angles are reduced to −45°...45° while still in degrees, where the subtraction is exact, so
/// that multiples of 90° give exact zeros and ones. The rest is the Taylor series to the 15th and
/// 16th power, whose remainder at 45° is below 5 × 10⁻¹⁷. Only additions, multiplications and bit
/// operations on IEEE doubles are used: the bits are the same on every machine. Two at a time,
/// because that is what every 64-bit processor's baseline computes at once.
///
/// - Precondition: −10⁹ ≤ `degrees` ≤ 10⁹; beyond that and for NaN, the result is nothing of use.
@inlinable
@inline(__always)
package func sineCosine(degrees: SIMD2<Double>) -> (sine: SIMD2<Double>, cosine: SIMD2<Double>) {
  // Adding 1.5 × 2⁵² rounds to the nearest integer and leaves it in the lowest bits.
  let shifter = SIMD2(repeating: 6_755_399_441_055_744.0)
  let shifted = degrees * (1.0 / 90) + shifter
  let quadrant = unsafeBitCast(shifted, to: SIMD2<UInt64>.self)
  let x = (degrees - 90 * (shifted - shifter)) * (Double.pi / 180)
  let square = x * x
  let sine = unsafeBitCast(x + x * square * sineTail(square), to: SIMD2<UInt64>.self)
  let cosine = unsafeBitCast(
    1 - 0.5 * square + square * square * cosineTail(square), to: SIMD2<UInt64>.self)
  let one = SIMD2<UInt64>(repeating: 1)
  let isOdd = 0 &- (quadrant & one)
  let exchange = (sine ^ cosine) & isOdd
  let sineSign = (quadrant &<< 62) & SIMD2(repeating: 1 << 63)
  let cosineSign = ((quadrant &+ one) &<< 62) & SIMD2(repeating: 1 << 63)
  return (
    unsafeBitCast(sine ^ exchange ^ sineSign, to: SIMD2<Double>.self),
    unsafeBitCast(cosine ^ exchange ^ cosineSign, to: SIMD2<Double>.self)
  )
}

/// (sin x − x) ÷ x³ as a polynomial in x².
@inlinable
@inline(__always)
func sineTail(_ square: SIMD2<Double>) -> SIMD2<Double> {
  let a = square * (-1.0 / 1_307_674_368_000) + 1.0 / 6_227_020_800
  let b = a * square - 1.0 / 39_916_800
  let c = b * square + 1.0 / 362_880
  let d = c * square - 1.0 / 5_040
  let e = d * square + 1.0 / 120
  return e * square - 1.0 / 6
}

/// (cos x − 1 + x²/2) ÷ x⁴ as a polynomial in x².
@inlinable
@inline(__always)
func cosineTail(_ square: SIMD2<Double>) -> SIMD2<Double> {
  let a = square * (1.0 / 20_922_789_888_000) - 1.0 / 87_178_291_200
  let b = a * square + 1.0 / 479_001_600
  let c = b * square - 1.0 / 3_628_800
  let d = c * square + 1.0 / 40_320
  let e = d * square - 1.0 / 720
  return e * square + 1.0 / 24
}
