/// How a layer looks in QGIS, in the language of its style files (QML).
struct StyleDocument {
  let layer: Layer

  init(_ layer: Layer) { self.layer = layer }

  /// Five steps from low to high that the colour-blind can tell apart, and prints without colour too: viridis.
  static let colors = ["#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"]

  var text: String {
    """
    <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
    <qgis version="3.22.0" styleCategories="Symbology|Fields">
    \(renderer)
     <aliases>
    \(aliases)
     </aliases>
    </qgis>

    """
  }

  /// What the columns are called where people see them; the key is the first column.
  private var aliases: String {
    layer.columns.enumerated().map { place, column in
      "  <alias index=\"\(place + 1)\" field=\"\(xml(column.name))\" name=\"\(xml(column.title))\"/>"
    }.joined(separator: "\n")
  }

  private var renderer: String {
    switch layer.style {
    case .plain(let color):
      """
       <renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0">
        <symbols>
      \(symbol("0", color))
        </symbols>
       </renderer-v2>
      """
    case .graduated(let column, let upTo): graduated(column, upTo)
    }
  }

  private func graduated(_ column: String, _ upTo: Double) -> String {
    let steps = Self.colors.count
    let ranges = (0..<steps).map { step in
      let (lower, upper) = (
        upTo * Double(step) / Double(steps), upTo * Double(step + 1) / Double(steps)
      )
      return """
           <range symbol="\(step)" lower="\(lower)" upper="\(upper)" \
        label="\(label(lower, upTo))–\(label(upper, upTo))" render="true"/>
        """
    }
    let symbols = Self.colors.enumerated().map { symbol("\($0)", $1) }
    return """
       <renderer-v2 type="graduatedSymbol" attr="\(xml(column))" graduatedMethod="GraduatedColor" \
      symbollevels="0" enableorderby="0" forceraster="0">
        <ranges>
      \(ranges.joined(separator: "\n"))
        </ranges>
        <symbols>
      \(symbols.joined(separator: "\n"))
        </symbols>
       </renderer-v2>
      """
  }

  /// A bound as the legend has it: in per cent where the highest is 1.
  private func label(_ bound: Double, _ upTo: Double) -> String {
    let hundredths = Int((bound / upTo * 100).rounded())
    return upTo == 1 ? "\(hundredths)%" : "\(hundredths)"
  }

  private func symbol(_ name: String, _ color: String) -> String {
    let (type, symbolLayer, options) = drawing(color)
    let list = options.map { name, value in
      "      <Option type=\"QString\" name=\"\(name)\" value=\"\(value)\"/>"
    }
    return """
         <symbol type="\(type)" name="\(name)" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="\(symbolLayer)" enabled="1" locked="0" pass="0">
           <Option type="Map">
      \(list.joined(separator: "\n"))
           </Option>
          </layer>
         </symbol>
      """
  }

  /// The kind of symbol, of its only layer, and how that is drawn.
  private func drawing(_ color: String) -> (String, String, [(String, String)]) {
    let inks = rgba(color, 255)
    return switch layer.kind {
    case .points:
      (
        "marker", "SimpleMarker",
        [
          ("name", "circle"), ("color", inks), ("size", isGraduated ? "2.6" : "1.2"),
          ("size_unit", "MM"), ("outline_color", "255,255,255,255"),
          ("outline_width", isGraduated ? "0.2" : "0"),
          ("outline_style", isGraduated ? "solid" : "no"),
        ]
      )
    case .lines:
      (
        "line", "SimpleLine",
        [
          ("line_color", rgba(color, 120)), ("line_width", "0.2"), ("line_width_unit", "MM"),
          ("line_style", "solid"), ("capstyle", "round"),
        ]
      )
    case .areas:
      (
        "fill", "SimpleFill",
        [
          ("color", rgba(color, 20)), ("style", "solid"), ("outline_color", rgba(color, 140)),
          ("outline_width", "0.2"), ("outline_width_unit", "MM"), ("outline_style", "solid"),
        ]
      )
    }
  }

  private var isGraduated: Bool {
    if case .graduated = layer.style { true } else { false }
  }

  /// A colour such as `#3b528b` as decimal numbers of red, green, blue and opacity.
  private func rgba(_ color: String, _ opacity: Int) -> String {
    let number = Int(color.dropFirst(), radix: 16) ?? 0
    return "\(number >> 16),\(number >> 8 & 255),\(number & 255),\(opacity)"
  }

  /// Text as the value of an attribute, without what XML cannot hold.
  private func xml(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
