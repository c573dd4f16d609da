/// Text of a page: what is interpolated as a string is escaped, so that names of places cannot become tags.
struct Markup: ExpressibleByStringInterpolation, Sendable {
  private(set) var html: String

  init(stringLiteral html: String) { self.html = html }

  init(stringInterpolation interpolation: StringInterpolation) { html = interpolation.html }

  /// Parts one after another.
  init(_ parts: [Markup]) { html = parts.map(\.html).joined() }

  mutating func append(_ other: Markup) { html += other.html }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: String) { html += literal }

    /// Text, escaped.
    mutating func appendInterpolation(_ text: String) { html += text.escapedForMarkup }

    /// A text out of the data: escaped, cut where it is endless, and kept from turning its neighbours round.
    mutating func appendInterpolation(name: String) {
      html += "<bdi>" + name.shortened.escapedForMarkup + "</bdi>"
    }

    mutating func appendInterpolation(_ number: Int) { html += "\(number)" }

    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }

    mutating func appendInterpolation(_ parts: [Markup]) {
      for part in parts { html += part.html }
    }

    mutating func appendInterpolation(_ markup: Markup?) {
      if let markup { html += markup.html }
    }
  }
}

extension String {
  /// Characters beyond which texts out of the data are cut in pages and pictures.
  private static let longest = 300

  /// The text, cut where it is endless.
  var shortened: String {
    guard utf8.count > Self.longest else { return self }
    let cut = prefix(Self.longest)
    return cut.endIndex == endIndex ? self : cut + "…"
  }

  /// The text with marks of HTML and XML spelt out, and control characters, which neither has, shown as `?`.
  package var escapedForMarkup: String {
    guard utf8.contains(where: { $0 < 32 || $0 == 127 || Self.marks[Int($0)] != nil }) else {
      return self
    }
    var escaped: [UInt8] = []
    for byte in utf8 {
      if let mark = Self.marks[Int(byte)] {
        escaped += mark.utf8
      } else {
        escaped.append((byte < 32 && byte != 10) || byte == 127 ? UInt8(ascii: "?") : byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static let marks: [String?] = {
    var marks = [String?](repeating: nil, count: 256)
    for (character, name) in [
      ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("'", "&#39;"),
    ] { marks[Int(character.utf8.first!)] = name }
    return marks
  }()
}
