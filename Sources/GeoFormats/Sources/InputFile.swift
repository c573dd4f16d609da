/// Opens files of every kind as the text of a table.
enum InputFile {
  /// Opens a file by what its first bytes say, whatever it is called.
  ///
  /// - Parameters:
  ///   - path: The file; a pipe where its kind allows.
  ///   - format: What the user says of it.
  ///   - keepsShapes: Whether the geometries of features are kept beside the places that they give.
  /// - Returns: The text of the table.
  /// - Throws: `InputError` where it cannot be read, or is of a kind that is not.
  static func open(
    _ path: String, _ format: InputFormat, keepsShapes: Bool = false
  ) throws(InputError) -> sending any ByteSource {
    let file = try LookaheadSource(FileSource(path: path))
    let isPacked = file.head.starts(with: [0x1F, 0x8B])
    let source = isPacked ? try LookaheadSource(GzipSource(file)) : file
    switch Signature(source.head, path: path) {
    case .text: return try text(source, format)
    case .json: return try GeoJSONSource(source, keepsShapes: keepsShapes)
    case .zip: return try WorkbookSource(source, sheet: format.layer, isPacked: isPacked)
    case .database:
      if isPacked { throw refused(.packed, path) }
      return try GeoPackageSource(source, layer: format.layer, keepsShapes: keepsShapes)
    case .refused(let kind): throw refused(kind, path)
    }
  }

  /// Text as UTF-8 with line feeds.
  private static func text(
    _ source: LookaheadSource, _ format: InputFormat
  ) throws(InputError) -> any ByteSource {
    let decoded = try LookaheadSource(decoded(source, format))
    if let place = decoded.head.firstIndex(of: 0) {
      let line = decoded.head[..<place].count { $0 == 10 } + 1
      throw InputError([InputProblem(.encoding(.binary), file: source.path, line: line)])
    }
    return endsLinesInReturns(decoded.head) ? LineEndSource(decoded) : decoded
  }

  private static func decoded(
    _ source: LookaheadSource, _ format: InputFormat
  ) throws(InputError) -> any ByteSource {
    let guess = EncodingGuess(source.head, isWhole: source.isWhole)
    if let name = format.encoding {
      if case .other(_, let mark) = guess { source.skip(mark) }
      if case .utf8(let mark) = guess { source.skip(mark) }
      return try DecodingSource(source, encoding: name)
    }
    switch guess {
    case .utf8(let mark):
      source.skip(mark)
      return source
    case .other(let name, let mark):
      source.skip(mark)
      return try DecodingSource(source, encoding: name)
    case .unknown:
      let isBinary = source.head.contains(0)
      throw InputError([
        InputProblem(.encoding(isBinary ? .binary : .unknown), file: source.path)
      ])
    }
  }

  /// Whether the first line ends in a carriage return alone, outside quotation marks.
  private static func endsLinesInReturns(_ head: ContiguousArray<UInt8>) -> Bool {
    var scanner = RecordScanner(delimiters: Header.delimiters)
    for place in head.indices {
      if scanner.take(head[place]) { return false }
      guard head[place] == 13, !scanner.isQuoted else { continue }
      return place + 1 < head.count ? head[place + 1] != 10 : true
    }
    return false
  }

  static func refused(_ kind: RefusedKind, _ path: String) -> InputError {
    InputError([InputProblem(.refused(kind), file: path)])
  }
}

/// What the first bytes of a file say it is.

/// What the first bytes of a file say it is.
enum Signature: Equatable {
  case text
  case json
  case zip
  case database
  case refused(RefusedKind)

  /// - Parameters:
  ///   - head: The first bytes.
  ///   - path: The path, whose ending only settles what a text is.
  init(_ head: ContiguousArray<UInt8>, path: String) {
    if head.starts(with: "SQLite format 3\0".utf8) {
      self = .database
    } else if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) {
      self = .zip
    } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .refused(.oldWorkbook)
    } else if head.starts(with: [0, 0, 0x27, 0x0A]) || Self.isAttributeTable(head) {
      self = .refused(.shapefile)
    } else if head.starts(with: [0x66, 0x67, 0x62, 3]) {
      self = .refused(.flatGeobuf)
    } else {
      let isNamedSo = [".geojson", ".geojsonl", ".json"].contains {
        path.lowercased().hasSuffix($0)
      }
      self = isNamedSo || Self.isJSON(head) ? .json : .text
    }
  }

  /// A dBase table, which goes with a shapefile: version, a date, and a header of 32 bytes for each field and itself.
  private static func isAttributeTable(_ head: ContiguousArray<UInt8>) -> Bool {
    guard head.count >= 32, head[0] == 3, (1...12).contains(head[2]), (1...31).contains(head[3])
    else { return false }
    return (Int(head[8]) | Int(head[9]) << 8) % 32 == 1
  }

  /// Text that begins as JSON, or as a sequence of JSON texts (RFC 8142).
  private static func isJSON(_ head: ContiguousArray<UInt8>) -> Bool {
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = head[start...].first { ![32, 9, 10, 13].contains($0) }
    return first.map { [UInt8(ascii: "{"), UInt8(ascii: "["), 0x1E].contains($0) } ?? false
  }
}
