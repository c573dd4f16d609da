import Coverage
import GeoCore

extension Explanation {
  /// The explanation as text: a block for each category.
  public func text(_ style: TextStyle) -> String {
    let missing = categories.filter { $0.finding.verdict == .missing }
    var lines = [
      style.paint("\(name.isEmpty ? id : "\(name) (\(id))")".printable, .bold)
        + "  \(position.longitude), \(position.latitude)",
      "\(categories.count - missing.count) of \(categories.count) categories within \(walk.text)",
    ]
    for category in categories { lines += [""] + category.lines(style) }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Explanation.Category {
  fileprivate func lines(_ style: TextStyle) -> [String] {
    let isCovered = finding.verdict == .covered
    let verdict = style.paint(finding.verdict.rawValue, isCovered ? .green : .red)
    return ["\(name.printable.fitted(20)) \(verdict): \(reason)"]
      + nearest.map { outlet in
        let mark = outlet.metres <= finding.requirement.limit ? "within" : ""
        let metres = millimetres(outlet.metres).rightAligned(14)
        let name = outlet.name.isEmpty ? "(no name)" : outlet.name.printable
        return "  \(metres)  \(mark.fitted(6))  \(name)  \(outlet.id.printable)"
      }
  }

  private var reason: String {
    let limit = millimetres(finding.requirement.limit)
    if finding.count > 0 {
      return "\(finding.count) \(finding.count == 1 ? "outlet" : "outlets") within \(limit)"
    }
    guard let shortBy = finding.shortBy else { return "there is no such outlet in the table" }
    return "none within \(limit); the nearest would have to be \(millimetres(shortBy)) nearer"
  }

  private func millimetres(_ metres: Double) -> String {
    let whole = Int((metres * 1_000).rounded(.toNearestOrEven))
    let rest = String(whole % 1_000)
    return "\(grouped(whole / 1_000)).\(String(repeating: "0", count: 3 - rest.count))\(rest) m"
  }
}
