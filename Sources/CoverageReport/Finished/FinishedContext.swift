public import GeoFormats

/// The communities of a finished run that lie outside its study area, of which nothing is asked.
public struct FinishedContext: Sendable {
  /// Their identities.
  public private(set) var ids = StringColumn()
  /// Their names, empty where unknown.
  public private(set) var names = StringColumn()
  /// Where they are.
  public private(set) var positions = FinishedPositions()

  /// The number of communities.
  public var count: Int { ids.count }

  /// Reads `context.csv`; there is none where no community lies outside.
  ///
  /// - Throws: `InputError` where the system does not read it, `FinishedRunError`.
  init(_ folder: ResultFolder) throws {
    guard folder.has(ContextFile.name) else { return }
    var table = try folder.table(ContextFile.name)
    let path = table.path
    guard table.headers == ContextFile.headers else {
      throw FinishedRunError.inconsistent(file: path, line: 1)
    }
    var found = self
    try table.forEachRow { row in
      guard let east = row.number(2), abs(east) <= 180, let north = row.number(3), abs(north) <= 90
      else { throw FinishedRunError.inconsistent(file: path, line: row.line) }
      found.ids.append(utf8: row.bytes(0))
      found.names.append(utf8: row.bytes(1))
      found.positions.append(longitude: east, latitude: north)
    }
    self = found
  }
}
