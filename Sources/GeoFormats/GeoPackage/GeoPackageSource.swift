#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The features of a layer as rows: their attributes, and the position that their geometry gives.
final class GeoPackageSource: ByteSource {
  let digest: ByteDigest
  let path: String
  let declaredFrame: Frame?
  private let query: Query
  /// The columns that are attributes, and the one of geometries.
  private let columns: [Int]
  private let geometry: Int?
  private var rows = RowBuffer()
  private var atEnd = false
  private var count = 0
  private(set) var madeRows: MadeRows?

  /// - Parameters:
  ///   - source: The file, which is read to its end for its digest.
  ///   - layer: The layer's name; the only one where it is `nil`.
  ///   - keepsShapes: Whether geometries are kept beside the places that they give.
  /// - Throws: `InputError` where it is no GeoPackage, or it has to be said which layer is meant.
  init(_ source: LookaheadSource, layer: String?, keepsShapes: Bool) throws(InputError) {
    path = source.path
    // SQLite reads here and there, which no pipe lets it do.
    guard source.expectedBytes > 0 else { throw InputFile.refused(.packed, source.path) }
    var buffer = ContiguousArray<UInt8>(repeating: 0, count: 1 << 18)
    while try source.read(into: &buffer, from: 0) > 0 {}
    digest = source.digest
    for suffix in ["-wal", "-journal"] where Self.hasContent(source.path + suffix) {
      throw InputError([InputProblem(.unfinished, file: source.path, value: source.path + suffix)])
    }
    guard let database = Database(path: source.path, bytes: digest.bytes) else {
      throw Self.damaged(source.path)
    }
    let layer = try GeoPackageLayer(layer, in: database, path: source.path)
    guard let query = database.query("SELECT * FROM \(Database.quoted(layer.name))") else {
      throw Self.damaged(source.path)
    }
    let names = query.names
    let geometry = layer.geometry.flatMap { name in
      names.firstIndex { $0.lowercased() == name.lowercased() }
    }
    columns = names.indices.filter { $0 != geometry }
    self.geometry = geometry
    self.query = query
    declaredFrame = layer.frame
    let headers = columns.map { names[$0] } + (geometry == nil ? [] : ["lon", "lat"])
    rows.writer.append(header: headers)
    madeRows = MadeRows(
      unit: .feature, position: geometry == nil ? nil : (headers.count - 2, headers.count - 1),
      shapes: keepsShapes ? [] : nil)
  }

  var expectedBytes: Int { 0 }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while !atEnd, rows.writer.count < RowBuffer.size {
      guard let isRow = query.step() else {
        throw InputError([
          InputProblem(.damaged(.geoPackage), file: path, line: count + 1, unit: .feature)
        ])
      }
      if isRow { appendRow() } else { atEnd = true }
    }
    return rows.move(into: buffer)
  }

  private func appendRow() {
    count += 1
    for (place, column) in columns.enumerated() {
      if place > 0 { rows.writer.append(44) }
      query.append(column, to: &rows.writer)
    }
    if let geometry {
      let shape = query.withBlob(geometry) { WKBReader.geoPackage($0) }
      madeRows?.shapes?.append(shape ?? nil)
      let point = shape.flatMap { $0?.innerPoint }
      if point == nil {
        let isMalformed = shape.map { $0 == nil } ?? false
        madeRows?.faults[count] = .geometry(isMalformed ? .malformed : .none)
      }
      if !columns.isEmpty { rows.writer.append(44) }
      rows.writer.append(position: point)
    }
    rows.writer.append(10)
  }

  private static func damaged(_ path: String) -> InputError {
    InputError([InputProblem(.damaged(.geoPackage), file: path)])
  }

  private static func hasContent(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_size > 0
  }
}
