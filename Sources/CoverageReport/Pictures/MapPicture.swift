import Coverage
import GeoCore

/// Places by their scores, with a scale and a legend.
struct MapPicture {
  private let positions: FinishedPositions
  private let scores: ContiguousArray<Double>
  private let context: FinishedPositions
  private let streets: FinishedStreets?
  private let heading: String
  private let subheading: String
  private let credits: [String]
  private let text: PageText

  /// The communities of a run.
  init(run: FinishedRun, assessment: FinishedAssessment, text: PageText) {
    (positions, scores, streets) = (run.communities.positions, assessment.scores, run.streets)
    context = run.context.positions
    heading = text.mapPicture
    subheading = assessment.standard?.title.text(in: text.language) ?? text.everyCategory
    (credits, self.text) = (run.record.attributions, text)
  }

  /// The cities of a roll-up that have a place.
  init(_ rollup: Rollup, _ part: RollupPart, _ text: PageText) {
    let placed = part.cities.filter { rollup.cities[$0.cities[0]].position != nil }
    let places = placed.compactMap { rollup.cities[$0.cities[0]].position }
    positions = FinishedPositions(places)
    scores = ContiguousArray(
      placed.map { $0.summary.known > 0 ? $0.summary.all.meanScore : .nan })
    (context, streets) = (FinishedPositions(), nil)
    (heading, subheading) = (text.cityMap, part.title(in: text.language))
    (credits, self.text) = (rollup.attributions, text)
  }

  private static let (width, margin) = (900.0, 24.0)

  func drawing(_ palette: Palette) -> Drawing {
    // What lies outside the study area is seen only as far as the picture goes.
    let plane = MapPlane(positions, room: context.count > 0 ? 0.15 : 0)
    let scale = (Self.width - 2 * Self.margin) / plane.width
    let mapHeight = plane.height * scale
    var drawing = Drawing(width: Self.width, height: mapHeight + 130, palette: palette)
    drawing.text(heading, Self.margin, 32, size: 18, isBold: true)
    drawing.text(subheading.shortened, Self.margin, 52, .quiet)
    let frame = PictureFrame(12, 62, Self.width - 12, mapHeight + 82)
    drawing.rectangle(frame.left, frame.top, frame.width, frame.height, .ground, rounded: 6)
    func pixel(_ place: (x: Double, y: Double)) -> SIMD2<Double> {
      SIMD2(Self.margin + place.x * scale, 72 + place.y * scale)
    }
    if let streets {
      let backdrop = StreetBackdrop(streets, in: frame) { longitude, latitude in
        pixel(plane.place(longitude, latitude))
      }
      drawing.add(backdrop.markup(drawing.palette))
    }
    let radius = min(max(16 * (60 / Double(max(positions.count, 1))).squareRoot(), 1.5), 7)
    drawing.add("<g stroke=\"\(palette.value(.rim))\" stroke-width=\"0.8\">")
    for (longitude, latitude) in zip(context.longitudes, context.latitudes) {
      let place = pixel(plane.place(Double(longitude) / 1e7, Double(latitude) / 1e7))
      guard frame.holds(place) else { continue }
      drawing.add(
        """
        <circle cx="\(Drawing.number(place.x))" cy="\(Drawing.number(place.y))" \
        r="\(Drawing.number(min(radius, 4)))" fill="\(palette.value(.context))"/>
        """)
    }
    // The lowest scores last, on top of the others; what is not known first.
    let order = scores.map { $0.isNaN ? 101 : $0 }
    for row in order.indices.sorted(by: { (order[$0], $0) > (order[$1], $1) }) {
      let place = pixel(plane.place(row))
      drawing.add(
        """
        <circle cx="\(Drawing.number(place.x))" \
        cy="\(Drawing.number(place.y))" r="\(Drawing.number(radius))" \
        fill="\(palette.value(score: scores[row]))"/>
        """)
    }
    drawing.add("</g>")
    legend(&drawing, mapHeight + 106)
    scaleBar(&drawing, mapHeight + 106, pixelsPerMetre: scale / plane.metresPerUnit)
    return drawing
  }

  private func legend(_ drawing: inout Drawing, _ y: Double) {
    for fifth in 0..<5 {
      let x = Self.margin + Double(fifth) * 84
      drawing.add(
        """
        <circle cx="\(Drawing.number(x + 6))" cy="\(Drawing.number(y - 4))" r="6" \
        fill="\(drawing.palette.value(score: Double(fifth) * 20))"/>
        """)
      drawing.text("\(fifth * 20)–\(fifth * 20 + 20)", x + 18, y)
    }
    if context.count > 0 {
      let x = Self.margin + 5 * 84
      drawing.add(
        """
        <circle cx="\(Drawing.number(x + 6))" cy="\(Drawing.number(y - 4))" r="4" \
        fill="\(drawing.palette.value(.context))"/>
        """)
      drawing.text(text.contextShown, x + 18, y)
    }
    drawing.text(credits.joined(separator: " · ").shortened, Self.margin, y + 18, .quiet, size: 10)
  }

  private func scaleBar(_ drawing: inout Drawing, _ y: Double, pixelsPerMetre: Double) {
    var length = 1.0
    while length * 10 * pixelsPerMetre <= 160 { length *= 10 }
    if let more = [5.0, 2].first(where: { length * $0 * pixelsPerMetre <= 160 }) { length *= more }
    let (right, width) = (Self.width - Self.margin, length * pixelsPerMetre)
    drawing.path(
      [
        (right - width, y - 6), (right - width, y), (right, y), (right, y - 6),
      ], stroke: .ink)
    let label = text.length(length)
    drawing.text(label, right - width / 2, y - 8, .quiet, anchor: .middle, size: 11)
  }
}
