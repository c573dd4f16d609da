/// How text may look, and in which language it is written, where it is shown.
public struct TextStyle: Sendable {
  /// Whether escape sequences for colour are understood.
  public var hasColor: Bool
  /// Columns that a line may take.
  public var width: Int

  /// The language it is written in.
  public var language: Language

  /// Chooses a look.
  public init(hasColor: Bool, width: Int, language: Language = .en) {
    self.hasColor = hasColor
    self.width = max(width, 40)
    self.language = language
  }

  package enum Ink: Int {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
  }

  package func paint(_ text: String, _ ink: Ink) -> String {
    hasColor ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A bar of eighths of a column for a share of 0...1.
  func bar(_ share: Double, columns: Int) -> String {
    let eighths = Int((share * Double(columns * 8)).rounded())
    let full = String(repeating: "█", count: eighths / 8)
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let text = full + parts[eighths % 8]
    return text + String(repeating: "·", count: columns - text.count)
  }
}

extension String {
  /// The columns that the text takes in a terminal: two for each East Asian wide character.
  package var columns: Int { unicodeScalars.reduce(0) { $0 + Self.columns($1) } }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }

  /// The text with control characters shown as `?`, so that data cannot drive the terminal.
  package var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
  }

  /// The text cut or filled to a width in columns.
  package func fitted(_ width: Int) -> String {
    if columns <= width { return self + String(repeating: " ", count: width - columns) }
    var cut = ""
    for character in self where (cut + String(character)).columns < width { cut.append(character) }
    return cut + "…" + String(repeating: " ", count: max(width - cut.columns - 1, 0))
  }

  /// The text moved to the right end of a width in columns.
  package func rightAligned(_ width: Int) -> String {
    String(repeating: " ", count: max(width - columns, 0)) + self
  }

  package var trimmingEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
