import FoundationEssentials
import GRDB
import GeoCore

/// A layer on its way into a GeoPackage: a table of features, a spatial index, and what is said of both.
struct LayerTable {
  private let layer: Layer
  private let system: ReferenceSystem

  init(_ layer: Layer, _ system: ReferenceSystem) {
    (self.layer, self.system) = (layer, system)
  }

  /// A layer has features of one type, and any line or area may be cut at the antimeridian.
  private var typeName: String {
    switch layer.kind {
    case .points: "POINT"
    case .lines: "MULTILINESTRING"
    case .areas: "MULTIPOLYGON"
    }
  }

  func write(to database: Database) throws {
    let columns = layer.columns.map { ", \($0.name.quotedDatabaseIdentifier) \($0.kind.sqlType)" }
    try database.execute(
      sql: """
        CREATE TABLE "\(layer.name)" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \
        geom \(typeName)\(columns.joined()))
        """)
    try database.execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change,
          srs_id) VALUES (?, 'features', ?, ?, ?, ?)
        """,
      arguments: [
        layer.name, layer.title, layer.summary, GeoPackageFile.lastChange, system.id,
      ])
    try database.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
      arguments: [layer.name, typeName, system.id])
    try database.execute(sql: GeoPackageSQL.index(layer.name))
    if let extent = try writeFeatures(to: database) {
      try database.execute(
        sql: """
          UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?
          WHERE table_name = ?
          """,
        arguments: [extent.west, extent.south, extent.east, extent.north, layer.name])
    }
    try database.execute(sql: GeoPackageSQL.triggers(layer.name))
  }

  /// Writes all features.
  ///
  /// - Returns: What they cover; `nil` where none is anywhere.
  private func writeFeatures(to database: Database) throws -> Extent? {
    let places = Array(repeating: "?", count: layer.columns.count + 2).joined(separator: ", ")
    let insert = try database.makeStatement(
      sql: "INSERT INTO \"\(layer.name)\" VALUES (\(places))")
    let index = try database.makeStatement(
      sql: "INSERT INTO \"rtree_\(layer.name)_geom\" VALUES (?, ?, ?, ?, ?)")
    var all: Extent?
    var values: [DatabaseValue] = []
    for row in 0..<layer.count {
      if row % 1_024 == 0 { try Task.checkCancellation() }
      values.removeAll(keepingCapacity: true)
      values.append((row + 1).databaseValue)
      if let shape = layer.shape(row), let extent = Extent(shape) {
        values.append(GeometryBlob(shape, extent, system.id).databaseValue)
        let box = [extent.west, extent.east, extent.south, extent.north].map(\.databaseValue)
        index.setUncheckedArguments(StatementArguments([values[0]] + box))
        try index.execute()
        all = all?.union(extent) ?? extent
      } else {
        values.append(.null)
      }
      for column in layer.columns { values.append(column.value(row).databaseValue) }
      insert.setUncheckedArguments(StatementArguments(values))
      try insert.execute()
    }
    return all
  }
}

/// The rectangle round a feature, in degrees.
struct Extent: Equatable {
  var west: Double
  var south: Double
  var east: Double
  var north: Double

  /// The rectangle round a shape; `nil` where it has no points.
  init?(_ shape: LayerShape) {
    var extent: Extent?
    for point in shape.parts.joined() {
      let only = Extent(point)
      extent = extent?.union(only) ?? only
    }
    guard let extent else { return nil }
    self = extent
  }

  private init(_ point: Coordinate) {
    (west, east) = (point.longitude, point.longitude)
    (south, north) = (point.latitude, point.latitude)
  }

  func union(_ other: Extent) -> Extent {
    var union = self
    (union.west, union.east) = (min(west, other.west), max(east, other.east))
    (union.south, union.north) = (min(south, other.south), max(north, other.north))
    return union
  }
}

extension Layer.Column.Kind {
  fileprivate var sqlType: String {
    switch self {
    case .text: "TEXT"
    case .whole: "INTEGER"
    case .number: "REAL"
    case .flag: "BOOLEAN"
    }
  }
}

extension Layer.Value {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .none: .null
    case .text(let text): text.withoutZeros.databaseValue
    case .whole(let number): number.databaseValue
    case .number(let number): number.databaseValue
    case .flag(let flag): flag.databaseValue
    }
  }
}

extension String {
  /// The text with a sign in place of each zero, at which SQLite ends texts.
  fileprivate var withoutZeros: String {
    utf8.contains(0) ? replacing("\0", with: "\u{2400}") : self
  }
}
