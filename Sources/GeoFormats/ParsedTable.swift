import Synchronization

/// A table that grows piece by piece, in the file's order, whatever the order in which pieces are finished.
final class ParsedTable: Sendable {
  /// All that has been put together.
  struct Content: Sendable {
    var columns = TableColumns()
    var labelTexts: [String] = []
    var problems: [InputProblem] = []
    /// Lines so far, the header's included.
    var lines: Int
    fileprivate var labelNumbers: [String: UInt32] = [:]
    /// Rows that a part holds, or few more.
    fileprivate var mostRows = Int.max
    /// Whether room has been made for the part in hand.
    fileprivate var hasRoom = false
    /// The piece that is to be added next.
    fileprivate var next = 0
    /// Finished pieces whose turn has not come.
    fileprivate var waiting: [Int: ParsedPiece] = [:]
    /// Columns of pieces that have been added, to be used again.
    fileprivate var free: [PieceColumns] = []
  }

  private let layout: RowLayout
  private let expectedBytes: Int
  private let content: Mutex<Content>

  /// An empty table.
  ///
  /// - Parameters:
  ///   - layout: How rows are read.
  ///   - linesBefore: The lines of the header.
  ///   - expectedBytes: Bytes of the whole text, 0 where that is not known; room is made by it.
  init(_ layout: RowLayout, linesBefore: Int, expectedBytes: Int) {
    self.layout = layout
    self.expectedBytes = expectedBytes
    content = Mutex(Content(lines: linesBefore))
  }

  /// Columns for the next piece.
  func freeColumns() -> PieceColumns {
    content.withLock { $0.free.popLast() } ?? PieceColumns()
  }

  /// Adds a piece, now or when those before it have been added.
  func add(_ piece: ParsedPiece) {
    content.withLock { content in
      content.waiting[piece.number] = piece
      while let piece = content.waiting.removeValue(forKey: content.next) {
        if !content.hasRoom { reserve(&content, piece) }
        append(piece, to: &content)
        content.free.append(piece.columns)
        content.next += 1
      }
    }
  }

  deinit {
    content.withLock { content in
      for columns in content.free { columns.deallocate() }
      for piece in content.waiting.values { piece.columns.deallocate() }
    }
  }

  /// Begins a part of so many rows, or few more.
  func beginPart(rows: Int) { content.withLock { $0.mostRows = rows } }

  /// Whether the part in hand has its rows.
  var isFull: Bool { content.withLock { $0.columns.count >= $0.mostRows } }

  /// The part in hand, or the whole table, once all pieces have been added; no row is left afterwards.
  func take() -> Content {
    content.withLock { content in
      var taken = Content(lines: content.lines)
      swap(&taken.columns, &content.columns)
      swap(&taken.problems, &content.problems)
      taken.labelTexts = content.labelTexts
      content.hasRoom = false
      return taken
    }
  }

  /// Makes room for as many rows as the part, or the file, holds if it goes on as in its first piece.
  private func reserve(_ content: inout Content, _ first: ParsedPiece) {
    content.hasRoom = true
    guard first.byteCount > 0, expectedBytes > first.byteCount else { return }
    var share = 1.03 * Double(expectedBytes) / Double(first.byteCount)
    let pieceRows = Double(max(first.columns.count, 1))
    // The last pieces of a part may be several workers'.
    share = min(share, Double(content.mostRows) / pieceRows + 8)
    let rows = Int(pieceRows * share) + 1_000
    // Room that nobody comes to use costs nothing. Rows that are numbered from 1 get longer ids as they go on.
    content.columns.reserve(
      rows, idBytes: Int(Double(first.columns.ids.byteCount) * share) + 8 * rows, layout)
  }

  private func append(_ piece: ParsedPiece, to content: inout Content) {
    for problem in piece.problems {
      var problem = problem
      problem.line = problem.line.map { $0 + content.lines }
      content.problems.append(problem)
    }
    let numbered = ContiguousArray(
      (0..<piece.labelTexts.count).map { number(piece.labelTexts[$0], &content) })
    content.columns.append(piece.columns, layout, labels: numbered, lines: content.lines)
    content.lines += piece.lineCount
  }

  /// Numbers category texts in the order in which the file first has them.
  private func number(_ text: String, _ content: inout Content) -> UInt32 {
    if let number = content.labelNumbers[text] { return number }
    let number = UInt32(content.labelTexts.count)
    content.labelNumbers[text] = number
    content.labelTexts.append(text)
    return number
  }
}
