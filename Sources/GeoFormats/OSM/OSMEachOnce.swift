/// Keeps each of several mappings of one thing once.
///
/// Whatever comes first is kept; what comes later is left out where it is the same as something kept. Only what has a label in
/// common and is near is compared: the cells of a grid say what is.
package struct OSMEachOnce {
  /// Something that may be there twice.
  package struct Entry {
    /// The box round it.
    var box: OSMBox
    /// What it may have in common with others, as numbers; anything the same has the first of them.
    package var labels: [Int]

    package init(box: OSMBox, labels: [Int]) { (self.box, self.labels) = (box, labels) }
  }

  private struct Cell: Hashable {
    var label: Int
    var x: Int
    var y: Int
  }

  /// 0.005 degrees: some hundred metres, further than anything the same is apart.
  private static let cellSize = 50_000
  /// Areas over more cells are compared with everything of their label.
  private static let mostCells = 64

  private let entries: [Entry]
  private var cells: [Cell: [Int]] = [:]
  private var large: [Int: [Int]] = [:]
  private var all: [Int: [Int]] = [:]

  /// Finds what is there for the first time.
  ///
  /// - Parameters:
  ///   - entries: What there is, in the order in which it is preferred.
  ///   - reach: Metres within which things may be the same.
  ///   - isSame: Whether something later is the same as something kept, by their indices.
  /// - Returns: The indices of what is kept, in order.
  package static func kept(
    _ entries: [Entry], reach: Double, isSame: (_ kept: Int, _ later: Int) -> Bool
  ) -> [Int] {
    var grid = OSMEachOnce(entries)
    var kept: [Int] = []
    for index in entries.indices {
      let near = entries[index].box.widened(reach)
      let places = Self.places(near)
      let isThere = grid.candidates(entries[index], places).contains { candidate in
        entries[candidate].box.meets(near) && isSame(candidate, index)
      }
      if isThere { continue }
      grid.add(index, places)
      kept.append(index)
    }
    return kept
  }

  private init(_ entries: [Entry]) { self.entries = entries }

  private mutating func add(_ index: Int, _ places: [(x: Int, y: Int)]?) {
    for label in entries[index].labels {
      all[label, default: []].append(index)
      if let places {
        for (x, y) in places { cells[Cell(label: label, x: x, y: y), default: []].append(index) }
      } else {
        large[label, default: []].append(index)
      }
    }
  }

  /// What has been kept and may be the same; some of it several times.
  private func candidates(_ entry: Entry, _ places: [(x: Int, y: Int)]?) -> [Int] {
    guard let label = entry.labels.first else { return [] }
    guard let places else { return all[label] ?? [] }
    var candidates = large[label] ?? []
    for (x, y) in places { candidates += cells[Cell(label: label, x: x, y: y)] ?? [] }
    return candidates
  }

  /// The cells that a box is in; `nil` where they are many.
  private static func places(_ box: OSMBox) -> [(x: Int, y: Int)]? {
    guard box.west <= box.east else { return [] }
    func cells(_ low: Int, _ high: Int) -> ClosedRange<Int> {
      func floored(_ unit: Int) -> Int {
        unit >= 0 ? unit / cellSize : (unit - cellSize + 1) / cellSize
      }
      return floored(low)...floored(high)
    }
    let (xs, ys) = (cells(box.west, box.east), cells(box.south, box.north))
    guard xs.count <= mostCells, ys.count <= mostCells / xs.count else { return nil }
    return xs.flatMap { x in ys.map { (x, $0) } }
  }
}
