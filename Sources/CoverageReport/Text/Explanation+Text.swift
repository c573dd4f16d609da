import Coverage
import GeoCore
import GeoFormats

extension Explanation {
  /// The explanation as text: a block for each category.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    let missing = categories.filter { $0.finding.verdict != .covered }
    let place = language.place(position, in: workingFrame)
    let (covered, limit) = (categories.count - missing.count, walk.text(in: language, along: reach))
    var lines = [
      style.paint(language.title(name: name, id: id), .bold) + "  " + place,
      language.choose(
        en: "\(covered) of \(categories.count) categories within \(limit)",
        zh: "\(categories.count) 类业态中已覆盖 \(covered) 类，限距 \(limit)"),
    ]
    for category in categories { lines += [""] + category.lines(style, reach) }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Language {
  /// A position in degrees, with its frame where that is not the usual one.
  func place(_ position: Coordinate, in frame: WorkingFrame) -> String {
    let (longitude, latitude) = (position.longitude, position.latitude)
    let name = frame.frame.name
    switch frame {
    case .wgs84:
      return choose(en: "\(longitude), \(latitude)", zh: "经度 \(longitude)，纬度 \(latitude)")
    case .gcj02:
      return choose(
        en: "\(longitude), \(latitude) (\(name))",
        zh: "经度 \(longitude)，纬度 \(latitude)（\(name)）")
    }
  }
}

extension RunEntrances.Entrance {
  /// Which entrance it is: its name, else where it is.
  func text(in language: Language) -> String {
    let place =
      name.isEmpty ? "\(position.longitude), \(position.latitude)" : name.printable
    return language.choose(en: "(entrance \(place))", zh: "（出入口：\(place)）")
  }
}

extension Explanation.Category {
  fileprivate func lines(_ style: TextStyle, _ reach: Reach) -> [String] {
    let language = style.language
    let isCovered = finding.verdict == .covered
    let verdict = style.paint(finding.verdict.text(in: language), isCovered ? .green : .red)
    let reason = reason(language, reach)
    let within = language.choose(en: "within", zh: "步行可达")
    return [
      name.printable.fitted(20) + " "
        + language.choose(en: "\(verdict): \(reason)", zh: "\(verdict)：\(reason)")
    ]
      + nearest.map { outlet in
        let mark = outlet.metres <= finding.requirement.limit ? within : ""
        let metres = language.millimetres(outlet.metres).rightAligned(14)
        let name =
          outlet.name.isEmpty
          ? language.choose(en: "(no name)", zh: "（无名称）") : outlet.name.printable
        let line = "  \(metres)  \(mark.fitted(within.columns))  \(name)  \(outlet.id.printable)"
        return line + (outlet.entrance.map { "  " + $0.text(in: language) } ?? "")
      }
  }

  private func reason(_ language: Language, _ reach: Reach) -> String {
    guard finding.isKnown else {
      return language.choose(
        en: "too far from the network for anyone to tell", zh: "距路网过远，无法判定")
    }
    let limit = language.millimetres(finding.requirement.limit)
    if finding.count > 0 {
      return language.choose(
        en: "\(finding.count) \(finding.count == 1 ? "outlet" : "outlets") within \(limit)",
        zh: "\(limit)内有 \(finding.count) 个网点")
    }
    guard let shortBy = finding.shortBy.map({ language.millimetres($0) }) else {
      return reach == .network
        ? language.choose(en: "no path leads to such an outlet", zh: "没有步行路线通往这类网点")
        : language.choose(en: "there is no such outlet in the table", zh: "表中没有这类网点")
    }
    return language.choose(
      en: "none within \(limit); the nearest would have to be \(shortBy) nearer",
      zh: "\(limit)内没有网点，最近的网点还差 \(shortBy)")
  }
}
