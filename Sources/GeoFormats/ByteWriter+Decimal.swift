extension ByteWriter {
  /// Appends a number with a fixed number of decimals, rounded to the nearest, halves to even.
  ///
  /// - Precondition: `value` × 10^`decimals` lies within ±9 × 10¹⁸, and `decimals` in 1...15.
  public mutating func append(_ value: Double, decimals: Int) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((value * scale).rounded(.toNearestOrEven))
    // Minus stands only before what is not zero.
    if scaled < 0 { append(UInt8(ascii: "-")) }
    let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    append(number: Int(whole))
    append(UInt8(ascii: "."))
    var power = UInt(scale) / 10
    while power > 0 {
      append(UInt8(truncatingIfNeeded: 48 + rest / power % 10))
      power /= 10
    }
  }
}
