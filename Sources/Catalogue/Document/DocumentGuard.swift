/// Looks over a document before it is parsed, so that no file, however it is written, costs more than its length.
///
/// libyaml itself takes any depth up to 1,000 and expands aliases as often as they are used: nine lines can stand for a
/// thousand million values. Data files need neither, so both are refused from the bytes alone; the look is coarse, and
/// refuses a few texts in quotation marks and comments too. `Document` counts what it reads as a second line of defence.
struct DocumentGuard {
  /// The longest file, in bytes: some 20,000 lines.
  static let longest = 1 << 20
  /// The deepest that lists and mappings may stand in each other.
  static let deepest = 64

  /// The first reason to refuse a document, with its line.
  static func refusal(_ bytes: UnsafeRawBufferPointer) -> (DataFileProblem.Reason, line: Int?)? {
    if bytes.count > longest { return (.tooLarge(limit: longest), nil) }
    var look = DocumentGuard()
    for byte in bytes {
      if let reason = look.take(byte) { return (reason, look.line) }
    }
    return nil
  }

  private var line = 1
  private var flowDepth = 0
  /// Marks of block lists and keys at the line's beginning: each may open a level.
  private var blockDepth = 0
  private var isIndentation = true
  /// The last four bytes.
  private var recent: UInt32 = 0
  /// The last byte that is no blank; a line's end counts as one.
  private var lastVisible = UInt8(ascii: "\n")
  /// Whether the last byte is a star or ampersand where a value may begin.
  private var isAliasMark = false

  private mutating func take(_ byte: UInt8) -> DataFileProblem.Reason? {
    if byte == 0 { return .notText }
    if isAliasMark, Self.names(byte) { return .alias }
    isAliasMark = (byte == UInt8(ascii: "*") || byte == UInt8(ascii: "&")) && valueMayBegin
    countLevels(byte)
    note(byte)
    return flowDepth > Self.deepest || blockDepth > 2 * Self.deepest
      ? .tooDeep(limit: Self.deepest) : nil
  }

  private mutating func countLevels(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"): flowDepth += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"): flowDepth = max(flowDepth - 1, 0)
    default: break
    }
    guard isIndentation else { return }
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "-"), UInt8(ascii: "?"),
      UInt8(ascii: ":"):
      blockDepth += 1
    default: isIndentation = false
    }
  }

  private mutating func note(_ byte: UInt8) {
    recent = recent << 8 | UInt32(byte)
    if byte == UInt8(ascii: "\n") { line += 1 }
    if endsLine(byte) {
      (isIndentation, blockDepth) = (true, 0)
      lastVisible = UInt8(ascii: "\n")
    } else if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") {
      lastVisible = byte
    }
  }

  /// Line ends as YAML 1.1 knows them; a byte order mark is as good as one.
  private func endsLine(_ byte: UInt8) -> Bool {
    if byte < 0x80 { return byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    if recent & 0xFFFF == 0xC285 { return true }
    return switch recent & 0xFF_FFFF {
    case 0xE280A8, 0xE280A9, 0xEFBBBF: true
    default: false
    }
  }

  /// Values begin in a line and behind marks; blanks may stand between, and need not where a key is quoted.
  private var valueMayBegin: Bool {
    switch lastVisible {
    case UInt8(ascii: "\n"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","),
      UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  /// What names of anchors are made of.
  private static func names(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
