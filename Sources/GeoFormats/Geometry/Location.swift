/// A position in one field: `116.48,39.99`, or a geometry in well-known text.
enum Location {
  /// Why a field holds no position.
  struct Fault: Error {
    var reason: InputProblem.Reason
  }

  /// The position in a field, of an area a place inside it.
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> Result<PlanePoint, Fault> {
    guard let first = text.first(where: { $0 != 32 && $0 != 9 }) else {
      return .failure(Fault(reason: .empty))
    }
    if (97...122).contains(first | 32) {
      guard let geometry = WKTReader.geometry(String(decoding: text, as: UTF8.self)) else {
        return .failure(Fault(reason: .geometry(.malformed)))
      }
      guard let point = geometry.innerPoint else {
        return .failure(Fault(reason: .geometry(.none)))
      }
      return .success(point)
    }
    let parts = text.split(
      maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: { $0 == 44 || $0 == 59 })
    guard parts.count == 2, let x = number(parts[0]), let y = number(parts[1]) else {
      return .failure(
        Fault(reason: isSexagesimal(text) ? .degreesMinutesSeconds : .geometry(.malformed)))
    }
    return .success(PlanePoint(x: x, y: y))
  }

  private static func number(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    let text = UnsafeBufferPointer(rebasing: text)
    guard let base = text.baseAddress else { return nil }
    return decimal(base, count: text.count)
  }
}

/// Whether a text is an angle in degrees, minutes and seconds, such as 116°23′17″E.
func isSexagesimal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  let text = String(decoding: text.prefix(100), as: UTF8.self)
  let hasMark = text.contains { "°º˚度′'’″\"”分秒".contains($0) }
  return hasMark && text.contains { $0.isASCII && $0.isNumber }
}

/// The number that a decimal text with a comma for the point stands for.
func decimal(withComma text: UnsafeBufferPointer<UInt8>) -> Double? {
  guard text.count < 400, !text.contains(UInt8(ascii: ".")) else { return nil }
  let bytes = text.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
  return (bytes + repeatElement(0, count: 8)).withUnsafeBufferPointer {
    decimal($0.baseAddress!, count: bytes.count)
  }
}
