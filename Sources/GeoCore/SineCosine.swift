/// The sine and cosine of an angle in degrees.
///
/// The angle is reduced to −45°...45° while still in degrees, where the subtraction is exact, so that
/// multiples of 90° give exact zeros and ones. The rest is the Taylor series to the 15th and 16th
/// power, whose remainder at 45° is below 5 × 10⁻¹⁷. Only additions and multiplications of IEEE doubles
/// are used: the bits are the same on every machine, and a loop over a column becomes vector code.
///
/// - Precondition: −360 ≤ `degrees` ≤ 360.
@inline(__always)
func sineCosine(degrees: Double) -> (sine: Double, cosine: Double) {
  // Adding 1.5 × 2⁵² rounds to the nearest integer and leaves it in the lowest bits.
  let shifter = 6_755_399_441_055_744.0
  let shifted = degrees * (1.0 / 90) + shifter
  let quadrant = shifted.bitPattern
  let x = (degrees - 90 * (shifted - shifter)) * (Double.pi / 180)
  let square = x * x
  let sine = x + x * square * sineTail(square)
  let cosine = 1 - 0.5 * square + square * square * cosineTail(square)
  let isOdd = quadrant & 1 != 0
  let unsignedSine = isOdd ? cosine : sine
  let unsignedCosine = isOdd ? sine : cosine
  return (
    Double(bitPattern: unsignedSine.bitPattern ^ ((quadrant & 2) << 62)),
    Double(bitPattern: unsignedCosine.bitPattern ^ (((quadrant &+ 1) & 2) << 62))
  )
}

/// (sin x − x) ÷ x³ as a polynomial in x².
@inline(__always)
private func sineTail(_ square: Double) -> Double {
  let a = -1.0 / 1_307_674_368_000
  let b = a * square + 1.0 / 6_227_020_800
  let c = b * square - 1.0 / 39_916_800
  let d = c * square + 1.0 / 362_880
  let e = d * square - 1.0 / 5_040
  let f = e * square + 1.0 / 120
  return f * square - 1.0 / 6
}

/// (cos x − 1 + x²/2) ÷ x⁴ as a polynomial in x².
@inline(__always)
private func cosineTail(_ square: Double) -> Double {
  let a = 1.0 / 20_922_789_888_000
  let b = a * square - 1.0 / 87_178_291_200
  let c = b * square + 1.0 / 479_001_600
  let d = c * square - 1.0 / 3_628_800
  let e = d * square + 1.0 / 40_320
  let f = e * square - 1.0 / 720
  return f * square + 1.0 / 24
}
