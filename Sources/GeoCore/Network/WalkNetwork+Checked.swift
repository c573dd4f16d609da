extension WalkNetwork {
  /// Takes the columns of a network over that come from elsewhere, such as a file.
  ///
  /// - Returns: `nil` where they are no network: an index that leads nowhere, a vertex that is not on Earth, an edge of fewer than
  ///   two vertices, or one whose vertices do not lie one after another.
  /// - Complexity: O(nodes + vertices).
  public init?(
    checking positions: Positions, starts: ContiguousArray<UInt32>, ends: ContiguousArray<UInt32>,
    vertices: Positions, vertexOffsets: ContiguousArray<UInt32>,
    vertexStarts: ContiguousArray<UInt32>
  ) {
    guard positions.count < UInt32.max, starts.count < 1 << 31, starts.count == ends.count,
      vertexStarts.count == starts.count + 1, vertices.count < UInt32.max,
      vertexOffsets.count == vertices.count, vertexStarts.first == 0,
      vertexStarts.last == UInt32(vertices.count), positions.areValid, vertices.areValid
    else { return nil }
    let count = UInt32(positions.count)
    for edge in 0..<starts.count {
      let (first, end) = (Int(vertexStarts[edge]), Int(vertexStarts[edge + 1]))
      guard starts[edge] < count, ends[edge] < count, first + 2 <= end, end <= vertices.count,
        vertexOffsets[first] == 0
      else { return nil }
      for vertex in first + 1..<end where vertexOffsets[vertex] < vertexOffsets[vertex - 1] {
        return nil
      }
    }
    self.init(
      positions: positions, starts: starts, ends: ends, vertices: vertices,
      vertexOffsets: vertexOffsets, vertexStarts: vertexStarts)
  }
}

extension Positions {
  fileprivate var areValid: Bool {
    (0..<count).allSatisfy { self[$0].isValid }
  }
}
