/// The lines of streets put together end to end, so that what is too short to be seen by itself is part of something longer.
struct StreetTrails {
  /// A line, and whether it is walked from its end.
  typealias Step = (line: Int, isBackward: Bool)

  private let streets: FinishedStreets
  /// The lines at each junction, those of the longest streets first: those of a junction from its place in `firsts` to that of
  /// the next one.
  private let lines: [Int]
  /// For each junction, the first of its lines that may be left.
  private var next: [Int]
  private let firsts: [Int]
  private var isTaken: [Bool]

  /// Sorts lines by their junctions.
  ///
  /// - Complexity: O(junctions + lines).
  init(_ streets: FinishedStreets) {
    self.streets = streets
    var firsts = Array(repeating: 0, count: streets.nodeLongitudes.count + 1)
    for nodes in [streets.starts, streets.ends] {
      for node in nodes { firsts[Int(node) + 1] += 1 }
    }
    for node in firsts.indices.dropFirst() { firsts[node] += firsts[node - 1] }
    var places = firsts
    var lines = Array(repeating: 0, count: 2 * streets.starts.count)
    for line in streets.starts.indices {
      for node in [streets.starts[line], streets.ends[line]] {
        lines[places[Int(node)]] = line
        places[Int(node)] += 1
      }
    }
    (self.firsts, self.lines, next) = (firsts, lines, firsts)
    isTaken = Array(repeating: false, count: streets.starts.count)
  }

  /// Puts together the trail through a line, which goes on at both ends with the longest street left.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - end: The line before which all lines of the trail come.
  /// - Returns: The trail; nothing where the line is part of one already.
  /// - Complexity: O(lines) for the trails of all lines together.
  mutating func trail(through line: Int, before end: Int) -> [Step] {
    guard !isTaken[line] else { return [] }
    isTaken[line] = true
    let onward = steps(from: streets.ends[line], before: end)
    let before = steps(from: streets.starts[line], before: end)
    return before.reversed().map { ($0.line, !$0.isBackward) } + [(line, false)] + onward
  }

  private mutating func steps(from start: UInt32, before end: Int) -> [Step] {
    var node = Int(start)
    var steps: [Step] = []
    while let line = take(at: node, before: end) {
      let isBackward = streets.starts[line] != node
      steps.append((line, isBackward))
      node = Int(isBackward ? streets.starts[line] : streets.ends[line])
    }
    return steps
  }

  private mutating func take(at node: Int, before end: Int) -> Int? {
    while next[node] < firsts[node + 1] {
      let line = lines[next[node]]
      guard line < end else { return nil }
      next[node] += 1
      guard !isTaken[line] else { continue }
      isTaken[line] = true
      return line
    }
    return nil
  }
}
