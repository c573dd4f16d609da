/// The number that a decimal text such as `-21.9412` or `1.5e3` stands for, rounded correctly.
///
/// Spaces and tabs round it are ignored. Anything else, `nan`, `inf` and hexadecimal included, is no number.
///
/// Up to 2⁵³ in digits and 10²² in scale, the quotient of two exact doubles is the correctly rounded value
/// (W. D. Clinger, *How to read floating point numbers accurately*, 1990). Degrees are nearly always a few digits, a
/// point and up to eight digits; these are read here, the rest is left to the standard library.
///
/// - Precondition: At least eight bytes after the last one can be read; their values do not matter.
@inline(__always)
package func decimal(_ text: UnsafePointer<UInt8>, count: Int) -> Double? {
  let isNegative = count > 0 && text[0] == UInt8(ascii: "-")
  var place = isNegative ? 1 : 0
  let first = place
  var whole: UInt64 = 0
  while place < count, text[place] &- 48 < 10 {
    whole = whole &* 10 &+ UInt64(text[place] &- 48)
    place &+= 1
  }
  let digits = place &- first
  guard digits > 0, digits <= 7 else { return unusualDecimal(text, count) }
  guard place < count else { return isNegative ? -Double(whole) : Double(whole) }
  let scale = count &- place &- 1
  guard text[place] == UInt8(ascii: "."), scale > 0, scale <= 8,
    let fraction = number(ofDigits: text + place + 1, count: scale)
  else { return unusualDecimal(text, count) }
  let mantissa = whole &* wholePowersOfTen[scale] &+ fraction
  let value = Double(mantissa) / powersOfTen[scale]
  return isNegative ? -value : value
}

// Literals, so that the compiler lays them out in the binary and no access has to ask whether they are there yet.
private let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]
private let wholePowersOfTen: [UInt64] = [
  1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
]

/// The number that one to eight digits stand for, all at once; `nil` where there are others than digits.
///
/// The digits are moved to the upper bytes of a word, with zeros before them; neighbouring digits, pairs and fours are then
/// put together by three multiplications.
@inline(__always)
private func number(ofDigits text: UnsafePointer<UInt8>, count: Int) -> UInt64? {
  let shift = UInt64(truncatingIfNeeded: 64 &- count &* 8)
  let word = UnsafeRawPointer(text).loadUnaligned(as: UInt64.self).littleEndian
  let digits = (word &- 0x3030_3030_3030_3030) &<< shift
  // Borrows between bytes come only from bytes below '0', which this test sees as such.
  let isDigits =
    ((digits &+ (0x7676_7676_7676_7676 &<< shift)) | digits) & 0x8080_8080_8080_8080 == 0
    && (word & 0xF0F0_F0F0_F0F0_F0F0) &<< shift == 0x3030_3030_3030_3030 &<< shift
  guard isDigits else { return nil }
  let pairs = digits &* 10 &+ digits &>> 8
  let low = (pairs & 0x0000_00FF_0000_00FF) &* (100 &+ (1_000_000 &<< 32))
  let high = ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* (1 &+ (10_000 &<< 32))
  return (low &+ high) &>> 32
}

@inline(never)
private func unusualDecimal(_ text: UnsafePointer<UInt8>, _ count: Int) -> Double? {
  let bytes = UnsafeBufferPointer(start: text, count: count)
  let trimmed = bytes.drop { $0 == 32 || $0 == 9 }
  let end = trimmed.lastIndex { $0 != 32 && $0 != 9 } ?? trimmed.startIndex
  guard !trimmed.isEmpty, trimmed.count < 400 else { return nil }
  let body = trimmed[trimmed.startIndex...end]
  let isAllowed = body.allSatisfy { byte in
    byte &- 48 < 10 || byte == 43 || byte == 45 || byte == 46 || byte | 32 == 101
  }
  guard isAllowed, body.contains(where: { $0 &- 48 < 10 }) else { return nil }
  guard let value = Double(String(decoding: body, as: UTF8.self)), value.isFinite else {
    return nil
  }
  return value
}
