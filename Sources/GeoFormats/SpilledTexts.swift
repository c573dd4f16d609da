/// A column of texts that waits on disk.
public final class SpilledTexts: Sendable {
  private let bytes: SpillFile
  private let lengths: SpillFile

  /// Makes its files in a folder.
  ///
  /// - Throws: `OutputError`.
  public init(in folder: String) throws(OutputError) {
    bytes = try SpillFile(in: folder)
    lengths = try SpillFile(in: folder)
  }

  /// Adds a column's texts.
  ///
  /// - Throws: `OutputError`.
  public func append(_ column: StringColumn) throws(OutputError) {
    try bytes.append(column.bytes)
    try lengths.append(
      ContiguousArray((0..<column.count).map { UInt32(column.start($0 + 1) - column.start($0)) }))
  }

  /// The texts of some rows.
  ///
  /// - Parameter rows: Ascending.
  /// - Returns: One text for each row.
  /// - Throws: `OutputError`.
  /// - Complexity: O(all texts), in one pass over the files.
  public func texts(_ rows: ContiguousArray<UInt32>) throws(OutputError) -> StringColumn {
    var column = StringColumn()
    var next = rows.startIndex
    var offset = 0
    for block in SpillFile.blocks(lengths.byteCount / MemoryLayout<UInt32>.stride) {
      if next == rows.endIndex { break }
      let lengths = try lengths.values(of: UInt32.self, block)
      let total = lengths.reduce(0) { $0 + Int($1) }
      if Int(rows[next]) < block.upperBound {
        let bytes = try bytes.values(of: UInt8.self, offset..<offset + total)
        var start = 0
        for (row, length) in zip(block, lengths) {
          let end = start + Int(length)
          if next < rows.endIndex, Int(rows[next]) == row {
            column.append(utf8: bytes[start..<end])
            next += 1
          }
          start = end
        }
      }
      offset += total
    }
    return column
  }
}
