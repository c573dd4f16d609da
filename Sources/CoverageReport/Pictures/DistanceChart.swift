/// How many communities have their nearest outlet of a category how far away, with the limit drawn.
struct DistanceChart {
  let assessment: FinishedAssessment
  let category: Int
  let text: PageText

  /// Bars to the limit, and from there on up to four times as far; one more for all beyond.
  private static let (within, all) = (6, 24)
  private static let (width, height) = (560.0, 230.0)

  /// How many communities fall into each bar.
  func counts() -> [Int] {
    let limit = assessment.categories[category].limit
    var counts = Array(repeating: 0, count: Self.all + 1)
    let places = stride(
      from: category, to: assessment.nearestMetres.count, by: assessment.categories.count)
    for place in places {
      let metres = assessment.nearestMetres[place]
      // A distance equal to the limit is within it: bars hold their upper ends.
      let bars = metres / limit * Double(Self.within)
      let bar =
        bars.isNaN || bars > Double(Self.all) ? Self.all : max(Int(bars.rounded(.up)) - 1, 0)
      counts[bar] += 1
    }
    return counts
  }

  func drawing(_ palette: Palette) -> Drawing {
    let (counts, limit) = (counts(), assessment.categories[category].limit)
    let most = Double(max(counts.max() ?? 1, 1))
    var drawing = Drawing(width: Self.width, height: Self.height, palette: palette)
    let (left, bottom, top) = (4.0, Self.height - 34, 26.0)
    let step = (Self.width - left - 4) / (Double(Self.all) + 1.5)
    for (bar, count) in counts.enumerated() {
      let x = left + Double(bar) * step + (bar == Self.all ? step / 2 : 0)
      let height = (bottom - top) * Double(count) / most
      drawing.rectangle(
        x + 0.5, bottom - height, step - 1, height, bar < Self.within ? .covered : .missing)
      if count > 0, step > 12 {
        drawing.text(
          grouped(count), x + step / 2, bottom - height - 3, .quiet, anchor: .middle, size: 9)
      }
    }
    drawing.line(left, bottom, Self.width, bottom, .quiet)
    for multiple in 0...(Self.all / Self.within) {
      let x = left + Double(multiple * Self.within) * step
      drawing.text(
        text.language.distance(limit * Double(multiple)), x, bottom + 14, .quiet,
        anchor: multiple == 0 ? .start : .middle, size: 10)
    }
    drawing.text(
      text.beyond(limit * Double(Self.all / Self.within)), Self.width - 2, bottom + 28, .quiet,
      anchor: .end, size: 10)
    let x = left + Double(Self.within) * step
    drawing.line(x, 14, x, bottom, .ink, width: 1.5, isDashed: true)
    drawing.text(text.limit(limit), x + 5, 16, size: 11)
    return drawing
  }
}
