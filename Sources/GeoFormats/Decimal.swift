/// The number that a decimal text such as `-21.9412` or `1.5e3` stands for, rounded correctly.
///
/// Spaces and tabs round it are ignored. Anything else, `nan`, `inf` and hexadecimal included, is no number.
///
/// Up to 2⁵³ in digits and 10²² in scale, the quotient of two exact doubles is the correctly rounded value
/// (W. D. Clinger, *How to read floating point numbers accurately*, 1990); the rest is left to the standard library.
@inline(__always)
func decimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
  var place = 0
  let end = text.count
  var mantissa: UInt64 = 0
  let isNegative = end > 0 && text[0] == UInt8(ascii: "-")
  if isNegative { place = 1 }
  let first = place
  while place < end, text[place] &- 48 < 10 {
    mantissa = mantissa &* 10 &+ UInt64(text[place] &- 48)
    place &+= 1
  }
  var digits = place &- first
  var scale = 0
  if place < end, text[place] == UInt8(ascii: ".") {
    let point = place
    place &+= 1
    while place < end, text[place] &- 48 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(text[place] &- 48)
      place &+= 1
    }
    scale = place &- point &- 1
    digits &+= scale
  }
  guard place == end, digits > 0, digits <= 19, mantissa < 1 << 53 else {
    return unusualDecimal(text)
  }
  let value = Double(mantissa) / powersOfTen[scale]
  return isNegative ? -value : value
}

/// The powers of ten that are exact doubles and that 19 digits can need.
private let powersOfTen: [Double] = (0..<20).map { exponent in
  (0..<exponent).reduce(1.0) { product, _ in product * 10 }
}

@inline(never)
private func unusualDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
  let trimmed = text.drop { $0 == 32 || $0 == 9 }
  let end = trimmed.lastIndex { $0 != 32 && $0 != 9 } ?? trimmed.startIndex
  guard !trimmed.isEmpty, trimmed.count < 400 else { return nil }
  let body = trimmed[trimmed.startIndex...end]
  let allowed = body.allSatisfy { byte in
    byte &- 48 < 10 || byte == 43 || byte == 45 || byte == 46 || byte | 32 == 101
  }
  guard allowed, body.contains(where: { $0 &- 48 < 10 }) else { return nil }
  guard let value = Double(String(decoding: body, as: UTF8.self)), value.isFinite else {
    return nil
  }
  return value
}
