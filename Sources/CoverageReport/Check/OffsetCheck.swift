import GeoCore
import GeoFormats

/// Finds out whether one table lies a constant way off the other, as two frames of China do.
///
/// Outlets crowd round communities. The vectors from each community to the outlets around it, heaped up over all communities,
/// are densest where that crowd is: at no distance if both tables are in one frame, else at the way between the frames. Every
/// community counts alike, however many outlets it has.
struct OffsetCheck {
  /// Half the side of the square of vectors, and the side of its cells, in metres. The frames of China are up to 1.3 km apart.
  private static let reach = 2_000.0
  private static let cell = 25.0
  private static let width = Int(2 * reach / cell)
  /// The densest vector is looked for this far out.
  private static let farthest = 1_500.0
  /// How blurred the heap is: positions of communities stand for areas.
  private static let blur = 100.0
  /// A vector has to be this many times as frequent as no way at all, and stand out of all by so many standard deviations, to
  /// be sure by itself. Cities whose communities lie beside their centres reach 1.9 times and 4.2 deviations.
  private static let sure = (ratio: 2.0, deviations: 5.0)
  /// The same, to be worth comparing with the ways between known frames.
  private static let likely = (ratio: 1.25, deviations: 4.0)
  /// Positions of each table that are looked at, from all over it.
  private static let sample = (communities: 1_000, outlets: 20_000)

  private let communities: [Coordinate]
  private let outlets: [Coordinate]

  init(_ communities: Positions, _ outlets: Positions) {
    self.communities = Self.sample(communities, Self.sample.communities)
    self.outlets = Self.sample(outlets, Self.sample.outlets).sorted { $0.latitude < $1.latitude }
  }

  private static func sample(_ positions: Positions, _ count: Int) -> [Coordinate] {
    stride(from: 0, to: positions.count, by: max(positions.count / count, 1)).map { positions[$0] }
  }

  /// A way that the outlets would have to move.
  struct Way {
    /// Metres.
    var east: Double
    var north: Double
    /// Whether nothing else is needed to believe it.
    var isSure: Bool
  }

  /// The way that the outlets would have to move; `nil` where they are in their place.
  func way() -> Way? {
    guard communities.count >= 20, let heap = heap() else { return nil }
    let blurred = Self.blur(heap)
    let half = Self.width / 2
    let inner = Int(Self.farthest / Self.cell)
    let range = half - inner..<half + inner
    var (sum, squares, count, most, place) = (0.0, 0.0, 0.0, 0.0, (x: half, y: half))
    for x in range {
      for y in range {
        let value = blurred[x * Self.width + y]
        (sum, squares, count) = (sum + value, squares + value * value, count + 1)
        if value > most { (most, place) = (value, (x, y)) }
      }
    }
    let mean = sum / count
    let deviation = max(squares / count - mean * mean, 0).squareRoot()
    let none = blurred[half * Self.width + half]
    func isAbove(_ bounds: (ratio: Double, deviations: Double)) -> Bool {
      most > bounds.ratio * none && most - mean > bounds.deviations * deviation
    }
    guard isAbove(Self.likely) else { return nil }
    func metres(_ cell: Int) -> Double { (Double(cell - half) + 0.5) * Self.cell }
    return Way(
      east: -metres(place.x), north: -metres(place.y), isSure: isAbove(Self.sure))
  }

  /// How often each vector from a community to an outlet occurs; `nil` where too few communities have outlets around them.
  private func heap() -> [Double]? {
    var heap = Array(repeating: 0.0, count: Self.width * Self.width)
    let latitudes = outlets.map(\.latitude)
    var used = 0
    for place in communities {
      let perDegree = DegreeScale(place.latitude)
      let band = Self.reach / perDegree.north
      var cells: [Int] = []
      var row = latitudes.partition { $0 >= place.latitude - band }
      while row < latitudes.count, latitudes[row] < place.latitude + band {
        let outlet = outlets[row]
        let east = (outlet.longitude - place.longitude) * perDegree.east
        let north = (outlet.latitude - place.latitude) * perDegree.north
        row += 1
        guard abs(east) < Self.reach, abs(north) < Self.reach else { continue }
        let x = Int((east + Self.reach) / Self.cell)
        let y = Int((north + Self.reach) / Self.cell)
        cells.append(min(x, Self.width - 1) * Self.width + min(y, Self.width - 1))
      }
      if cells.isEmpty { continue }
      used += 1
      for cell in cells { heap[cell] += 1 / Double(cells.count) }
    }
    return used >= 20 ? heap : nil
  }

  /// A heap with every cell spread over its surroundings, first along one side, then along the other.
  private static func blur(_ heap: [Double]) -> [Double] {
    let radius = Int(3 * blur / cell)
    let weights = (-radius...radius).map { step in
      bell(Double(step) * cell / blur)
    }
    let total = weights.reduce(0, +)
    var result = heap
    for stride in [1, width] {
      let source = result
      for place in result.indices {
        let along = stride == 1 ? place % width : place / width
        var sum = 0.0
        for step in -radius...radius where (0..<width).contains(along + step) {
          sum += weights[step + radius] * source[place + step * stride]
        }
        result[place] = sum / total
      }
    }
    return result
  }

  /// exp(−x²/2) by its limit, to a hundredth: what is blurred how much does not matter more than that.
  private static func bell(_ x: Double) -> Double {
    var value = 1 - x * x / 2 / 1_024
    for _ in 0..<10 { value *= value }
    return max(value, 0)
  }
}

extension [Double] {
  /// The first place at which a rising condition holds.
  fileprivate func partition(_ holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
