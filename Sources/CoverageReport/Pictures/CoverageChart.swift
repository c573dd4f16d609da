import Coverage

/// Coverage by category, tier by tier: a bar for communities, a diamond for their residents.
struct CoverageChart {
  let assessment: FinishedAssessment
  let text: PageText

  private static let (width, row, bars, end) = (560.0, 23.0, 190.0, 490.0)

  func drawing(_ palette: Palette) -> Drawing {
    let tiers = assessment.tiers.isEmpty ? [nil] : assessment.tiers.indices.map { Optional($0) }
    let titles = tiers.count { $0 != nil }
    let height = Double(assessment.categories.count) * Self.row + Double(titles) * 30 + 24
    var drawing = Drawing(width: Self.width, height: height, palette: palette)
    axis(&drawing, height)
    var y = 16.0
    for tier in tiers {
      if let tier {
        let name = assessment.tiers[tier].name.text(in: text.language)
        let rate = assessment.summary.tiers[tier].coverageRate.map { text.language.percent($0) }
        drawing.text(name, 0, y + 15, isBold: true)
        drawing.text(rate ?? "", Self.width, y + 15, anchor: .end, isBold: true)
        y += 26
      }
      for (number, category) in assessment.categories.enumerated()
      where tier == nil || category.tier == tier {
        bar(&drawing, number, y)
        y += Self.row
      }
      y += 4
    }
    return drawing
  }

  private func axis(_ drawing: inout Drawing, _ height: Double) {
    for quarter in 0...4 {
      let x = Self.bars + (Self.end - Self.bars) * Double(quarter) / 4
      drawing.line(x, 14, x, height - 4, .line)
      drawing.text(
        text.language.percent(Double(quarter) / 4).replacing(".0", with: ""), x, 10, .quiet,
        anchor: .middle, size: 10)
    }
  }

  private func bar(_ drawing: inout Drawing, _ number: Int, _ y: Double) {
    let (category, sum) = (assessment.categories[number], assessment.summary.categories[number])
    let width = Self.end - Self.bars
    drawing.add("<g data-category=\"\(number)\">")
    drawing.text(category.name.text(in: text.language).fitted(26).trimmingEnd, 0, y + 14)
    let rate = sum.coverageRate.map { text.language.percent($0) }
    drawing.text(rate ?? "–", Self.width, y + 14, rate == nil ? .quiet : .ink, anchor: .end)
    if let rate = sum.coverageRate {
      drawing.rectangle(Self.bars, y + 4, width, 12, .line, rounded: 2)
      drawing.rectangle(Self.bars, y + 4, width * rate, 12, .covered, rounded: 2)
    }
    if let rate = sum.residentCoverageRate {
      let (x, middle) = (Self.bars + width * rate, y + 10)
      drawing.path(
        [(x, middle - 6), (x + 5, middle), (x, middle + 6), (x - 5, middle), (x, middle - 6)],
        stroke: .rim, fill: .ink)
    }
    drawing.add("</g>")
  }
}
