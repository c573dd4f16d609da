/// The rows of a workbook's sheet.
final class WorkbookSource: ByteSource {
  let path: String
  private let source: LookaheadSource
  private let reader: XMLReader
  private let entry: ZipEntry
  private var sheet: SheetRows
  private var atEnd = false

  /// - Parameters:
  ///   - source: The file.
  ///   - sheet: The sheet's name; the only visible one where it is `nil`.
  ///   - isPacked: Whether the workbook itself is packed, which none is.
  /// - Throws: `InputError` where it is no workbook, or it has to be said which sheet is meant.
  init(_ source: LookaheadSource, sheet: String?, isPacked: Bool) throws(InputError) {
    path = source.path
    self.source = source
    if isPacked { throw InputFile.refused(.packed, source.path) }
    guard let archive = ZipArchive(try source.readAll()) else {
      throw Self.error(.damaged, source.path)
    }
    guard archive.entry("xl/workbook.xml") != nil else {
      let isSpreadsheet = archive.entry("content.xml") != nil && archive.entry("mimetype") != nil
      throw InputFile.refused(isSpreadsheet ? .openDocument : .archive, source.path)
    }
    let parts: WorkbookParts
    do throws(ZipArchive.Fault) { parts = try WorkbookParts(archive) } catch {
      throw Self.error(error, source.path)
    }
    let part = try Self.part(sheet, parts.sheets, source.path)
    guard let entry = archive.entry(part), let reader = XMLReader() else {
      throw Self.error(.missing, source.path)
    }
    self.entry = entry
    self.reader = reader
    self.sheet = SheetRows(parts)
    reader.started = { [unowned self] in self.sheet.start($0, $1) }
    reader.ended = { [unowned self] in self.sheet.end($0) }
    reader.text = { [unowned self] in self.sheet.text($0) }
    // The header tells which row it is in.
    while self.sheet.header == 0, !atEnd { try readPiece() }
  }

  var expectedBytes: Int { 0 }
  var digest: ByteDigest { source.digest }
  var madeRows: MadeRows? { MadeRows(unit: .row, header: sheet.header) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while !atEnd, sheet.rows.writer.count < RowBuffer.size { try readPiece() }
    return sheet.rows.move(into: buffer)
  }

  private func readPiece() throws(InputError) {
    do throws(ZipArchive.Fault) {
      atEnd = try !entry.read(with: reader)
      if sheet.isDamaged { throw .damaged }
    } catch {
      throw Self.error(error, path)
    }
  }

  /// The part that the sheet is in that is meant.
  private static func part(
    _ wanted: String?, _ sheets: [WorkbookParts.Sheet], _ path: String
  ) throws(InputError) -> String {
    if let wanted {
      if let sheet = sheets.first(where: { $0.name == wanted }) { return sheet.part }
      throw InputError([
        InputProblem(.unknownLayer(.workbook, sheets.map(\.name)), file: path, value: wanted)
      ])
    }
    let visible = sheets.filter(\.isVisible)
    guard let only = visible.first else {
      throw InputError([InputProblem(.unknownLayer(.workbook, sheets.map(\.name)), file: path)])
    }
    guard visible.count == 1 else {
      throw InputError([
        InputProblem(.severalLayers(.workbook, visible.map(\.name)), file: path)
      ])
    }
    return only.part
  }

  private static func error(_ fault: ZipArchive.Fault, _ path: String) -> InputError {
    InputError([
      InputProblem(fault == .inflated ? .inflated(.workbook) : .damaged(.workbook), file: path)
    ])
  }
}
