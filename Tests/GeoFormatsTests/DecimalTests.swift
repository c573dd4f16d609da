import GeoFormats
import TestSupport
import Testing

@Suite("Decimal texts are read as the standard library reads them")
struct DecimalTests {
  /// Digits after the text show whether it is read beyond its end.
  private func parsed(_ text: String, slack: String = "99999999") -> Double? {
    let bytes = Array((text + slack).utf8)
    return bytes.withUnsafeBufferPointer { decimal($0.baseAddress!, count: text.utf8.count) }
  }

  /// Texts that are read as other numbers than the standard library's, to the last bit.
  private func misread(_ texts: [String]) -> [String] {
    texts.filter { parsed($0)?.bitPattern != expected($0)?.bitPattern }
  }

  private func expected(_ text: String) -> Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private func digits(_ count: Int, _ random: inout SeededGenerator) -> String {
    String((0..<count).map { _ in "0123456789".randomElement(using: &random)! })
  }

  @Test("numbers of 1 to 20 digits with a point at any place are rounded correctly")
  func points() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<1_000 {
      let digits = digits(.random(in: 1...20, using: &random), &random)
      let sign = ["", "-", "+"].randomElement(using: &random)!
      let texts = (0...digits.count).map { sign + digits.prefix($0) + "." + digits.dropFirst($0) }
      #expect(misread(texts + [sign + digits]) == [])
    }
  }

  @Test("numbers with an exponent are rounded correctly, or refused where they overflow")
  func exponents() {
    var random = SeededGenerator(seed: 2)
    let texts = (0..<5_000).map { _ in
      let whole = digits(.random(in: 1...9, using: &random), &random)
      let fraction = digits(.random(in: 0...9, using: &random), &random)
      let mark = ["e", "E", "e+", "e-"].randomElement(using: &random)!
      return "\(whole).\(fraction)0\(mark)\(Int.random(in: 0...330, using: &random))"
    }
    #expect(misread(texts) == [])
  }

  @Test("degrees with up to eight decimals are read whatever follows them")
  func degrees() {
    var random = SeededGenerator(seed: 3)
    for slack in ["00000000", "........", "eeeeeeee", ",,,,,,,,", "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}"]
    {
      let texts = (0..<1_000).map { _ in
        let decimals = digits(.random(in: 1...8, using: &random), &random)
        return "\(Int.random(in: -180...180, using: &random)).\(decimals)"
      }
      #expect(texts.filter { parsed($0, slack: slack + "  ") != Double($0) } == [])
    }
  }

  @Test("spaces and tabs round a number are ignored")
  func spaces() {
    for (text, value) in [
      (" 1.5", 1.5), ("1.5 ", 1.5), ("\t-21.9412\t", -21.9412), ("  7  ", 7), ("-0", -0.0),
      (" +12", 12),
    ] {
      #expect(parsed(text)?.bitPattern == value.bitPattern, "\(text)")
    }
  }

  @Test(
    "texts that are no decimal number are refused",
    arguments: [
      "", " ", "\t", "nan", "NaN", "-nan", "inf", "-inf", "Infinity", "0x10", "0x1p3", "1.2.3",
      "1,5", "--1", "+-1", "-+1", "1-", "1e", "e5", "E", "1e5.5", "1e+", ".", "-", "+", "-.", "1 2",
      "1.5 3", "١", "１２", "1_000", "12a", "12:", "12/", "1.5:", "1.5/", "1.2345678:", "1.2345678a",
      "1./2345678", "1e400", "-1e400", "½", "1.\u{0}5", "1.5\u{0}", "N64.1", "64°08'", "64.1N",
    ])
  func refused(text: String) {
    #expect(parsed(text) == nil)
    #expect(parsed(text, slack: "........") == nil)
  }

  @Test("texts made of the characters of numbers are read or refused as the library does")
  func characters() {
    var random = SeededGenerator(seed: 4)
    let alphabet = Array("0123456789+-.eE:/;?")
    let texts = (0..<20_000).map { _ in
      let length = Int.random(in: 1...12, using: &random)
      return String((0..<length).map { _ in alphabet.randomElement(using: &random)! })
    }
    #expect(misread(texts) == [])
  }
}
