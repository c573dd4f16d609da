import GeoCore

/// The streets beneath a map, as fine as can be seen: points to a tenth of a pixel, and nothing smaller than a pixel.
struct StreetBackdrop {
  /// Pixels that a street may be drawn off its place.
  private static let tolerance = 0.25
  /// The points of all streets at most: some 2 MB of a picture. Those of the longest streets come first.
  ///
  /// Provenance: project-default.
  static let mostPoints = 300_000

  private let streets: FinishedStreets
  private let frame: PictureFrame
  private let place: (_ longitude: Double, _ latitude: Double) -> SIMD2<Double>

  /// - Parameters:
  ///   - streets: The streets.
  ///   - frame: What they are cut off at.
  ///   - place: The pixel of a position.
  init(
    _ streets: FinishedStreets, in frame: PictureFrame,
    _ place: @escaping (_ longitude: Double, _ latitude: Double) -> SIMD2<Double>
  ) {
    (self.streets, self.frame, self.place) = (streets, frame, place)
  }

  /// Two paths: of the longest streets a tenth of all lines, and half as wide the others.
  ///
  /// - Complexity: O(points × log points).
  func markup(_ palette: Palette) -> Markup {
    let (points, firsts) = streets.lines()
    let pixels = points.map { place(Double($0.x) / 1e6, Double($0.y) / 1e6) }
    var trails = StreetTrails(streets)
    var paths = [TenthsPath(), TenthsPath()]
    let all = streets.starts.count
    let main = (all + 9) / 10
    for line in 0..<all where paths[0].count + paths[1].count < Self.mostPoints {
      let isMain = line < main
      let trail = trails.trail(through: line, before: isMain ? main : all)
      let points = Self.points(of: trail, pixels, firsts).simplified(within: Self.tolerance)
      for part in frame.clip(points) { paths[isMain ? 0 : 1].append(part) }
    }
    let drawn = zip(paths, ["12", "6"]).map { path, width -> Markup in
      "<path stroke-width=\"\(width)\" d=\"\(path.text)\"/>"
    }
    return """
      <g class="streets" fill="none" stroke="\(palette.value(.street))" stroke-linecap="round" \
      stroke-linejoin="round" transform="scale(.1)">\(drawn)</g>
      """
  }

  /// The points along a trail, one for two lines where they meet.
  private static func points(
    of trail: [StreetTrails.Step], _ pixels: [SIMD2<Double>], _ firsts: [Int]
  ) -> [SIMD2<Double>] {
    var points: [SIMD2<Double>] = []
    for (line, isBackward) in trail {
      let piece = pixels[firsts[line]..<firsts[line + 1]]
      if !points.isEmpty { points.removeLast() }
      if isBackward { points += piece.reversed() } else { points += piece }
    }
    return points
  }
}

/// Lines as the steps of an SVG path, in tenths of a pixel.
private struct TenthsPath {
  private(set) var text = ""
  /// The points of all lines.
  private(set) var count = 0

  /// Adds a line, without points that fall together; a line below a pixel is left out.
  mutating func append(_ line: [SIMD2<Double>]) {
    var points: [SIMD2<Int>] = []
    for point in line {
      let tenths = SIMD2(Int((point.x * 10).rounded()), Int((point.y * 10).rounded()))
      if points.last != tenths { points.append(tenths) }
    }
    guard var last = points.first,
      points.contains(where: { abs($0.x - last.x) >= 10 || abs($0.y - last.y) >= 10 })
    else { return }
    text += "M\(last.x)\(Self.separated(last.y))l"
    for (number, point) in points.dropFirst().enumerated() {
      let step = point &- last
      text += (number == 0 ? "\(step.x)" : Self.separated(step.x)) + Self.separated(step.y)
      last = point
    }
    count += points.count
  }

  /// A number after another: a sign is all that stands between them.
  private static func separated(_ number: Int) -> String {
    number < 0 ? "\(number)" : " \(number)"
  }
}
