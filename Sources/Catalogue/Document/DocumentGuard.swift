/// Looks over a document before it is parsed, so that no file, however it is written, costs more than its length.
///
/// libyaml itself takes any depth up to 1,000 and expands aliases as often as they are used: nine lines can stand for a
/// thousand million values. Data files need neither, so both are refused from the bytes alone; the look is coarse, and
/// refuses a few texts in quotation marks too.
struct DocumentGuard {
  /// The longest file, in bytes.
  static let longest = 4 << 20
  /// The deepest that lists and mappings may stand in each other.
  static let deepest = 64

  /// The first reason to refuse a document, with its line.
  static func refusal(_ bytes: UnsafeRawBufferPointer) -> (DataFileProblem.Reason, line: Int?)? {
    if bytes.count > longest { return (.tooLarge(bytes: bytes.count, limit: longest), nil) }
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
  private var last = UInt8(ascii: "\n")
  private var lastVisible = UInt8(ascii: "\n")

  private mutating func take(_ byte: UInt8) -> DataFileProblem.Reason? {
    defer { note(byte) }
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"): flowDepth += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"): flowDepth = max(flowDepth - 1, 0)
    default: break
    }
    if isIndentation {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        blockDepth += 1
      default: isIndentation = false
      }
    }
    if flowDepth > Self.deepest || blockDepth > 2 * Self.deepest {
      return .tooDeep(limit: Self.deepest)
    }
    let beginsNode = last == UInt8(ascii: " ") || Self.opens(last) || last == UInt8(ascii: "\n")
    let isAfterMark = Self.opens(lastVisible) || Self.marks(lastVisible)
    if last == UInt8(ascii: "*") || last == UInt8(ascii: "&"), beforeLast, Self.names(byte) {
      return .alias
    }
    beforeLast = beginsNode && isAfterMark
    return nil
  }

  /// Whether the last byte stood where a value may begin.
  private var beforeLast = false

  private mutating func note(_ byte: UInt8) {
    last = byte
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      line += byte == UInt8(ascii: "\n") ? 1 : 0
      (isIndentation, blockDepth) = (true, 0)
      (last, lastVisible) = (UInt8(ascii: "\n"), UInt8(ascii: "\n"))
    } else if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") {
      lastVisible = byte
    }
  }

  private static func opens(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: ",")
  }

  private static func marks(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?")
      || byte == UInt8(ascii: "\n")
  }

  private static func names(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
  }
}
