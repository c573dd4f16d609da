public import Coverage
import GeoFormats

extension CoverageRun {
  /// What a planner wants at a glance: coverage of each category, the communities that lack most.
  public func text(_ style: TextStyle) -> String {
    var lines = [headline(style), ""]
    lines += categoryLines(style)
    lines += worstLines(style)
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ style: TextStyle) -> String {
    let circles = summary.livingCircles
    let verb = circles == 1 ? "has" : "have"
    var lines = [
      style.paint(
        "\(grouped(circles)) of \(grouped(summary.communities)) communities \(verb) all "
          + "\(counted(categories.names.count, "category", "categories")) within \(options.walk.text)",
        .bold),
      "\(counted(outlets.count, "outlet", "outlets")), \(grouped(summary.pairs)) within reach of a community; "
        + "mean score \(percent(summary.meanScore))",
    ]
    if let residents = summary.residents, let covered = summary.residentsOfLivingCircles {
      lines.append(
        "\(grouped(Int(covered))) of \(grouped(Int(residents))) residents live in them"
          + unknownResidents)
    }
    let rejected = communities.rejected.count + outlets.rejected.count
    if rejected > 0 {
      lines.append(
        style.paint("\(counted(rejected, "row", "rows")) set aside, see rejected.csv", .yellow))
    }
    if categories.outletsWithoutCategory > 0 {
      lines.append(
        style.paint(
          "\(counted(categories.outletsWithoutCategory, "outlet has", "outlets have")) no category",
          .yellow))
    }
    return lines.joined(separator: "\n")
  }

  private var unknownResidents: String {
    let unknown = summary.communitiesWithoutResidents ?? 0
    return unknown == 0
      ? "" : "; \(counted(unknown, "community does", "communities do")) not say how many"
  }

  private func categoryLines(_ style: TextStyle) -> [String] {
    let name = max(8, summary.categories.map(\.category.columns).max() ?? 0)
    let width = min(name, max(style.width - 56, 12))
    let bar = max(min(style.width - width - 41, 24), 8)
    let title =
      "category".fitted(width) + "  " + "communities".fitted(bar) + "  covered"
      + "outlets".rightAligned(11) + "median to nearest".rightAligned(19)
    return [style.paint(title, .dim)]
      + summary.categories.map { category in
        let share = category.coverageRate
        let ink: TextStyle.Ink = share >= 0.9 ? .green : share >= 0.5 ? .yellow : .red
        return category.category.printable.fitted(width) + "  "
          + style.paint(style.bar(share, columns: bar), ink)
          + percent(share).rightAligned(9) + grouped(category.outlets).rightAligned(11)
          + (category.medianNearest.map(distance) ?? "none").rightAligned(19)
      }
  }

  private func worstLines(_ style: TextStyle) -> [String] {
    let worst = summary.worst.prefix(5)
    guard !worst.isEmpty else { return ["", "No community lacks anything."] }
    return ["", style.paint("lacking most", .dim)]
      + worst.map { community in
        let id = communities.ids[community.row].printable
        let name = communities.names?[community.row].printable ?? ""
        let missing = community.missing.map { categoryName(ofRequirement: $0).printable }
        let who = (name.isEmpty ? id : "\(name) (\(id))").fitted(28)
        let count = "\(community.missing.count)".rightAligned(4)
        return who + count + "  "
          + missing.joined(separator: ", ").fitted(max(style.width - 34, 20)).trimmingEnd
      }
  }
}

extension Walk {
  /// The walk in words, with the distance it comes to.
  public var text: String {
    switch self {
    case .radius(let metres): Self.metres(metres)
    case .time(let minutes, let speed, let detour):
      "\(Self.metres(metres)) (\(Self.number(minutes)) min × \(Self.number(speed)) m/min ÷ "
        + "\(Self.number(detour)))"
    }
  }

  private static func metres(_ value: Double) -> String {
    value == value.rounded()
      ? "\(grouped(Int(value))) m" : "\(number((value * 10).rounded() / 10)) m"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

extension String {
  var trimmingEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
