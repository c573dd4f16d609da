/// Which encoding the first bytes of a text are in.
enum EncodingGuess: Equatable {
  /// UTF-8, after a byte order mark of so many bytes.
  case utf8(mark: Int)
  /// An encoding by its name, after a byte order mark.
  case other(String, mark: Int)
  /// No encoding that can be recognised with any certainty.
  case unknown

  /// Looks at the first bytes of a text.
  ///
  /// - Parameters:
  ///   - head: The bytes.
  ///   - isWhole: Whether they are all, so that the last character cannot be cut off.
  init(_ head: ContiguousArray<UInt8>, isWhole: Bool) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8(mark: 3)
    } else if head.starts(with: [0xFF, 0xFE]) {
      self = .other("UTF-16LE", mark: 2)
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .other("UTF-16BE", mark: 2)
    } else if let name = Self.unmarkedUTF16(head) {
      self = .other(name, mark: 0)
    } else if Self.isUTF8(head, isWhole: isWhole) {
      self = .utf8(mark: 0)
    } else {
      self =
        ChineseStatistics(head, isWhole: isWhole).isPlausible
        ? .other("GB18030", mark: 0) : .unknown
    }
  }

  /// UTF-16 without a mark: delimiters, digits and line ends have a zero in their upper byte.
  private static func unmarkedUTF16(_ head: ContiguousArray<UInt8>) -> String? {
    var zeros = (even: 0, odd: 0)
    for place in head.indices where head[place] == 0 {
      if place.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    // 一 (U+4E00) has its zero in the lower byte, so that a few are on the other side.
    let needed = max(head.count / 10, 2)
    if zeros.odd >= needed, zeros.odd > 8 * zeros.even { return "UTF-16LE" }
    if zeros.even >= needed, zeros.even > 8 * zeros.odd { return "UTF-16BE" }
    return nil
  }

  /// Whether bytes are UTF-8, but for a last character that may be cut off.
  private static func isUTF8(_ head: ContiguousArray<UInt8>, isWhole: Bool) -> Bool {
    if String(validating: head, as: UTF8.self) != nil { return true }
    guard !isWhole else { return false }
    return (1...3).contains { String(validating: head.dropLast($0), as: UTF8.self) != nil }
  }
}

/// How much bytes look like Chinese in GB18030, of which GBK and GB 2312 are parts.
///
/// Nearly all two-byte sequences are valid GBK, so that validity alone would take any text in an eight-bit encoding for
/// Chinese. Chinese that people write consists of the characters of GB 2312, most of them of its first level, which is
/// ordered by pronunciation; Korean in EUC-KR lies in the first half of that level alone.
private struct ChineseStatistics {
  private var isValid = true
  private var pairs = 0
  private var hanzi = 0
  private var firstLevel = 0
  private var secondHalf = 0
  private var punctuation = 0

  init(_ head: ContiguousArray<UInt8>, isWhole: Bool) {
    var place = 0
    while place < head.count, isValid {
      let lead = head[place]
      guard lead >= 0x80 else {
        place += 1
        continue
      }
      guard place + 1 < head.count else {
        isValid = !isWhole
        break
      }
      place += take(lead, head[place + 1], head[(place + 2)...].prefix(2), isWhole)
    }
  }

  private mutating func take(
    _ lead: UInt8, _ trail: UInt8, _ next: ContiguousArray<UInt8>.SubSequence, _ isWhole: Bool
  ) -> Int {
    guard (0x81...0xFE).contains(lead) else {
      isValid = false
      return 1
    }
    if (0x30...0x39).contains(trail) {
      let isFour =
        next.count == 2 && (0x81...0xFE).contains(next.first ?? 0)
        && (0x30...0x39).contains(next.last ?? 0)
      isValid = isFour || (next.count < 2 && !isWhole)
      return 4
    }
    isValid = (0x40...0xFE).contains(trail) && trail != 0x7F
    pairs += 1
    guard trail >= 0xA1 else { return 2 }
    if (0xB0...0xF7).contains(lead) { hanzi += 1 }
    if (0xB0...0xD7).contains(lead) { firstLevel += 1 }
    if (0xC9...0xD7).contains(lead) { secondHalf += 1 }
    if lead == 0xA1 || lead == 0xA3 { punctuation += 1 }
    return 2
  }

  /// Whether a text with these characters is Chinese rather than something else that happens to be valid.
  var isPlausible: Bool {
    guard isValid, hanzi > 0 else { return false }
    let isGB2312 = (hanzi + punctuation) * 10 >= pairs * 8
    let isCommon = firstLevel * 10 >= hanzi * 6
    return isGB2312 && isCommon && (hanzi < 20 || secondHalf * 10 >= hanzi)
  }
}
