/// What a workbook says outside its sheets: which there are, the texts they share, and which numbers are dates.
struct WorkbookParts {
  /// A sheet and the part that it is in.
  struct Sheet {
    var name: String
    var part: String
    var isVisible: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var texts = StringColumn()
  /// Whether the numbers of a cell format are dates, by its number.
  private(set) var dateFormats: [Bool] = []
  /// Whether days are counted from 1904, as Excel for the Mac once did.
  private(set) var countsFrom1904 = false

  init(_ archive: ZipArchive) throws(ZipArchive.Fault) {
    let targets = try Self.targets(archive)
    try readSheets(archive, targets)
    // Neither has to be there.
    if archive.entry("xl/sharedStrings.xml") != nil { try readTexts(archive) }
    if archive.entry("xl/styles.xml") != nil { try readFormats(archive) }
  }

  private static func reader() throws(ZipArchive.Fault) -> XMLReader {
    guard let reader = XMLReader() else { throw .damaged }
    return reader
  }

  /// The parts by the ids by which the workbook refers to them.
  private static func targets(_ archive: ZipArchive) throws(ZipArchive.Fault) -> [String: String] {
    var targets: [String: String] = [:]
    let reader = try reader()
    reader.started = { name, attributes in
      guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"]
      else { return }
      targets[id] = target.hasPrefix("/") ? target : "xl/" + target
    }
    try archive.read("xl/_rels/workbook.xml.rels", with: reader)
    return targets
  }

  private mutating func readSheets(
    _ archive: ZipArchive, _ targets: [String: String]
  ) throws(ZipArchive.Fault) {
    var sheets: [Sheet] = []
    var countsFrom1904 = false
    let reader = try Self.reader()
    reader.started = { name, attributes in
      if name == "workbookPr" {
        countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
      }
      guard name == "sheet", let title = attributes["name"] else { return }
      let id = attributes.first { String(cString: $0).hasSuffix(":id") }
      // Charts and macros have sheets of their own, in other folders.
      guard let part = id.flatMap({ targets[$0] }), part.contains("worksheets/") else { return }
      sheets.append(
        Sheet(name: title, part: part, isVisible: (attributes["state"] ?? "visible") == "visible"))
    }
    try archive.read("xl/workbook.xml", with: reader)
    self.sheets = sheets
    self.countsFrom1904 = countsFrom1904
  }

  private mutating func readTexts(_ archive: ZipArchive) throws(ZipArchive.Fault) {
    var texts = StringColumn()
    var current: [UInt8] = []
    var isText = false
    var phonetic = 0
    let reader = try Self.reader()
    reader.started = { name, _ in
      if name == "si" { current.removeAll(keepingCapacity: true) }
      if name == "rPh" { phonetic += 1 }
      isText = name == "t" && phonetic == 0
    }
    reader.text = { if isText { current.append(contentsOf: $0) } }
    reader.ended = { name in
      isText = false
      if name == "rPh" { phonetic -= 1 }
      if name == "si" { texts.append(utf8: EscapedText.decoded(current)) }
    }
    try archive.read("xl/sharedStrings.xml", with: reader)
    self.texts = texts
  }

  private mutating func readFormats(_ archive: ZipArchive) throws(ZipArchive.Fault) {
    var codes: [Int: String] = [:]
    var formats: [Int] = []
    var isInFormats = false
    let reader = try Self.reader()
    reader.started = { name, attributes in
      let number = attributes["numFmtId"].flatMap { Int($0) }
      if name == "numFmt", let number { codes[number] = attributes["formatCode"] }
      if name == "cellXfs" { isInFormats = true }
      if name == "xf", isInFormats { formats.append(number ?? 0) }
    }
    reader.ended = { if $0 == "cellXfs" { isInFormats = false } }
    try archive.read("xl/styles.xml", with: reader)
    dateFormats = formats.map { ExcelDate.isDate(format: $0, code: codes[$0]) }
  }
}
