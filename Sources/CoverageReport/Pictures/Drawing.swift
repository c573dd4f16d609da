/// A picture under construction, as SVG 1.1: numbers with two decimals, so that the bytes are the same everywhere.
struct Drawing {
  enum Anchor: String {
    case start, middle, end
  }

  let width: Double
  let height: Double
  let palette: Palette
  private(set) var body: Markup = ""

  init(width: Double, height: Double, palette: Palette) {
    (self.width, self.height, self.palette) = (width, height, palette)
  }

  /// The whole picture, with a title for those who do not see it.
  func markup(title: String) -> Markup {
    let (w, h) = (Self.number(width), Self.number(height))
    let font = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
    let ground: Markup =
      palette == .paper ? "<rect width=\"\(w)\" height=\"\(h)\" fill=\"#ffffff\"/>" : ""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 \(w) \(h)" \
      width="\(w)" height="\(h)" font-family="\(font)" font-size="12"><title>\(title)</title>\
      \(ground)\(body)</svg>
      """
  }

  mutating func add(_ markup: Markup) { body.append(markup) }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: Palette.Colour,
    rounded: Double = 0
  ) {
    add(
      """
      <rect x="\(Self.number(x))" y="\(Self.number(y))" width="\(Self.number(max(width, 0)))" \
      height="\(Self.number(max(height, 0)))" rx="\(Self.number(rounded))" \
      fill="\(palette.value(fill))"/>
      """)
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ stroke: Palette.Colour,
    width: Double = 1, isDashed: Bool = false
  ) {
    let dashes: Markup = isDashed ? " stroke-dasharray=\"4 3\"" : ""
    add(
      """
      <line x1="\(Self.number(x1))" y1="\(Self.number(y1))" x2="\(Self.number(x2))" \
      y2="\(Self.number(y2))" stroke="\(palette.value(stroke))" \
      stroke-width="\(Self.number(width))"\(dashes)/>
      """)
  }

  mutating func path(
    _ points: [(x: Double, y: Double)], stroke: Palette.Colour?, fill: Palette.Colour? = nil,
    opacity: Double = 1
  ) {
    let steps = points.enumerated().map { number, point in
      "\(number == 0 ? "M" : "L")\(Self.number(point.x)) \(Self.number(point.y))"
    }.joined()
    add(
      """
      <path d="\(steps)" fill="\(fill.map(palette.value) ?? "none")" \
      fill-opacity="\(Self.number(opacity))" stroke="\(stroke.map(palette.value) ?? "none")" \
      stroke-width="2"/>
      """)
  }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ fill: Palette.Colour = .ink,
    anchor: Anchor = .start, size: Double = 12, isBold: Bool = false
  ) {
    let weight: Markup = isBold ? " font-weight=\"600\"" : ""
    add(
      """
      <text x="\(Self.number(x))" y="\(Self.number(y))" font-size="\(Self.number(size))" \
      text-anchor="\(anchor.rawValue)" fill="\(palette.value(fill))"\(weight)>\(text)</text>
      """)
  }

  /// A number with at most two decimals.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole)."
      + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
  }
}
