/// Keeps each of several mappings of one thing once.
///
/// Whatever comes first is kept; what comes later is left out where it is the same as something kept. Only what has a label in
/// common and is near is compared: the cells of a grid say what is.
struct OSMEachOnce {
  /// Something that may be there twice.
  struct Entry {
    var shape: OSMShape
    /// What it may have in common with others; anything the same has the first of them.
    var labels: [String]
  }

  private struct Cell: Hashable {
    var label: String
    var x: Int
    var y: Int
  }

  /// 0.005 degrees: some hundred metres, further than anything the same is apart.
  private static let cellSize = 50_000
  /// Areas over more cells are compared with everything of their label.
  private static let mostCells = 64

  /// Metres within which things may be the same.
  private let reach: Double
  private var cells: [Cell: [Int]] = [:]
  private var large: [String: [Int]] = [:]
  private var all: [String: [Int]] = [:]

  /// Finds what is there for the first time.
  ///
  /// - Parameters:
  ///   - entries: What there is, in the order in which it is preferred.
  ///   - reach: Metres within which things may be the same.
  ///   - isSame: Whether something later is the same as something kept, by their indices.
  /// - Returns: The indices of what is kept, in order.
  static func kept(
    _ entries: [Entry], reach: Double, isSame: (_ kept: Int, _ later: Int) -> Bool
  ) -> [Int] {
    var grid = OSMEachOnce(reach: reach)
    var kept: [Int] = []
    for (index, entry) in entries.enumerated() {
      if grid.candidates(entry).contains(where: { isSame($0, index) }) { continue }
      grid.add(index, entry)
      kept.append(index)
    }
    return kept
  }

  private init(reach: Double) { self.reach = reach }

  private mutating func add(_ index: Int, _ entry: Entry) {
    let places = places(entry)
    for label in entry.labels {
      all[label, default: []].append(index)
      if let places {
        for (x, y) in places { cells[Cell(label: label, x: x, y: y), default: []].append(index) }
      } else {
        large[label, default: []].append(index)
      }
    }
  }

  /// What has been kept and may be the same; some of it several times.
  private func candidates(_ entry: Entry) -> [Int] {
    guard let label = entry.labels.first else { return [] }
    guard let places = places(entry) else { return all[label] ?? [] }
    return places.flatMap { cells[Cell(label: label, x: $0.x, y: $0.y)] ?? [] }
      + (large[label] ?? [])
  }

  /// The cells that something is in or near; `nil` where they are many.
  private func places(_ entry: Entry) -> [(x: Int, y: Int)]? {
    guard let corner = entry.shape.corners.first else { return [] }
    let box = entry.shape.box.widened(reach, OSMScale(at: corner))
    func cells(_ low: Int, _ high: Int) -> ClosedRange<Int> {
      func floored(_ unit: Int) -> Int {
        unit >= 0 ? unit / Self.cellSize : (unit - Self.cellSize + 1) / Self.cellSize
      }
      return floored(low)...floored(high)
    }
    let (xs, ys) = (cells(box.west, box.east), cells(box.south, box.north))
    guard xs.count <= Self.mostCells, ys.count <= Self.mostCells / xs.count else { return nil }
    return xs.flatMap { x in ys.map { (x, $0) } }
  }
}
