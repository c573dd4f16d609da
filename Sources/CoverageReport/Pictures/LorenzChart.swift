/// How evenly access is shared: the share of all access that the residents with the lowest scores have.
struct LorenzChart {
  let text: PageText
  let byResidents: Bool
  /// Shares of residents and of access, from 0, 0 to 1, 1.
  let points: [(x: Double, y: Double)]
  /// Twice the area between the curve and the diagonal: 0 where everybody has the same.
  let gini: Double

  /// Sorts and sums up.
  ///
  /// - Complexity: O(communities × log communities).
  init(_ run: FinishedRun, _ assessment: FinishedAssessment, _ text: PageText) {
    self.text = text
    let residents = run.communities.residents.flatMap { column in
      column.contains { $0 > 0 } ? column : nil
    }
    byResidents = residents != nil
    let scores = assessment.scores
    let order = scores.indices.filter { !scores[$0].isNaN }.sorted {
      (scores[$0], $0) < (scores[$1], $1)
    }
    func weight(_ row: Int) -> Double {
      guard let residents else { return 1 }
      return residents[row].isNaN ? 0 : residents[row]
    }
    let people = order.reduce(0) { $0 + weight($1) }
    let access = order.reduce(0) { $0 + weight($1) * scores[$1] }
    var (points, area, sum, had) = ([(x: 0.0, y: 0.0)], 0.0, 0.0, 0.0)
    for row in order where people > 0 && access > 0 {
      sum += weight(row)
      had += weight(row) * scores[row]
      let (last, next) = (points[points.count - 1], (x: sum / people, y: had / access))
      area += (next.x - last.x) * (next.y + last.y) / 2
      points.append(next)
    }
    gini = points.count > 1 ? max(1 - 2 * area, 0) : 0
    self.points = points
  }

  func drawing(_ palette: Palette) -> Drawing {
    let (size, left, top) = (300.0, 40.0, 10.0)
    var drawing = Drawing(width: 380, height: 360, palette: palette)
    func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
      (left + point.x * size, top + (1 - point.y) * size)
    }
    for quarter in 0...4 {
      let share = Double(quarter) / 4
      let label = text.language.percent(share).replacing(".0", with: "")
      drawing.line(left, top + share * size, left + size, top + share * size, .line)
      drawing.text(label, left + share * size, top + size + 16, .quiet, anchor: .middle, size: 10)
      if quarter > 0 {
        drawing.text(label, left - 5, top + (1 - share) * size + 4, .quiet, anchor: .end, size: 10)
      }
    }
    let shown = Self.thinned(points).map(place)
    drawing.path(shown + [place((0, 0))], stroke: nil, fill: .accent, opacity: 0.12)
    drawing.line(left, top + size, left + size, top, .quiet, isDashed: true)
    drawing.path(shown, stroke: .accent)
    drawing.text(
      byResidents ? text.shareOfResidents : text.shareOfCommunities, left + size / 2,
      top + size + 34, .quiet, anchor: .middle)
    drawing.text(text.shareOfAccess, left + 6, top + 14, .quiet)
    return drawing
  }

  /// As many points as can be seen.
  private static func thinned(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    let step = max(points.count / 200, 1)
    return points.enumerated().compactMap { place, point in
      place % step == 0 || place == points.count - 1 ? point : nil
    }
  }
}
