/// Which six-digit type codes a rule means.
///
/// A code's first two digits are its class, the next two the class below, the last two the kind, and a parent stands for its
/// children: `050000` covers 050000–059999, `050500` (or `0505`) covers 050500–050599, `060703` only itself. `=060700` is the
/// parent without its children, `060400-060409` these ten codes and nothing below the last one.
public struct CodePattern: Hashable, Sendable, CustomStringConvertible {
  /// The pattern as it was written.
  public let description: String
  /// The codes it covers.
  public let codes: ClosedRange<Int>

  /// Reads a pattern; `nil` where it is none.
  public init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    if text.hasPrefix("="), let code = Self.code(text.dropFirst()), text.utf8.count == 7 {
      codes = code...code
    } else if ends.count == 2, text.utf8.count == 13 {
      guard let first = Self.code(ends[0]), let last = Self.code(ends[1]), first <= last else {
        return nil
      }
      codes = first...last
    } else if let code = Self.code(text[...]) {
      switch text.utf8.count {
      case 2: codes = code * 10_000...code * 10_000 + 9_999
      case 4: codes = code * 100...code * 100 + 99
      case 6: codes = code...code + Self.children(code)
      default: return nil
      }
    } else {
      return nil
    }
    description = text
  }

  /// How many codes lie below a parent.
  private static func children(_ code: Int) -> Int {
    code.isMultiple(of: 10_000) ? 9_999 : code.isMultiple(of: 100) ? 99 : 0
  }

  /// Two to six digits and nothing else.
  private static func code(_ text: Substring) -> Int? {
    guard (2...6).contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return nil }
    return Int(text)
  }

  /// The codes in an outlet's text, joined by `|`, `;`, `,`, `/` or spaces; anything else in it is passed over.
  ///
  /// Five digits are a code whose leading zero a spreadsheet took away: no class has the number 0.
  static func codes(in text: String) -> [Int] {
    text.utf8.split { isSeparator($0) }.compactMap { part in
      guard (5...6).contains(part.count), part.allSatisfy(isDigit) else { return nil }
      return part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "/"), 0...32: true
    default: false
    }
  }
}
