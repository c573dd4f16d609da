import GRDB
import GeoCore
public import GeoFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes layers into a GeoPackage 1.3: an SQLite database that desktop systems open as it is.
///
/// Everything is written in one transaction. The bytes are the same from run to run: what the format asks a date for gets
/// `lastChange`, because a clock would make every file another one.
public struct GeoPackageFile: Sendable {
  /// The date of every change: the one from which SQLite counts seconds.
  static let lastChange = "1970-01-01T00:00:00.000Z"

  private let frame: WorkingFrame

  /// - Parameter frame: What the coordinates mean.
  public init(frame: WorkingFrame) { self.frame = frame }

  /// Writes a file.
  ///
  /// - Parameters:
  ///   - layers: The layers, whose names differ.
  ///   - path: The file, which is not there yet.
  /// - Throws: `OutputError`, `CancellationError`.
  public func write(_ layers: [Layer], to path: String) throws {
    do {
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
      try queue.inDatabase { database in
        try database.execute(sql: GeoPackageSQL.pragmas)
        try database.inTransaction(.exclusive) {
          try database.execute(sql: GeoPackageSQL.tables)
          let system = ReferenceSystem(frame)
          for system in ReferenceSystem.required + (system.isRequired ? [] : [system]) {
            try database.execute(
              sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
              arguments: system.row)
          }
          for layer in layers {
            try LayerTable(layer, system).write(to: database)
          }
          try StyleTable.write(layers, to: database)
          return .commit
        }
      }
      try queue.close()
    } catch let error as DatabaseError {
      throw OutputError(.system(Self.code(error)), path: path)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "GeoPackage"
    configuration.foreignKeysEnabled = false
    return configuration
  }

  /// The system's number for what SQLite reports.
  private static func code(_ error: DatabaseError) -> Int32 {
    switch error.resultCode {
    case .SQLITE_FULL: ENOSPC
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: EACCES
    case .SQLITE_READONLY: EROFS
    case .SQLITE_NOMEM: ENOMEM
    case .SQLITE_TOOBIG: EFBIG
    default: EIO
    }
  }
}

/// A row of `gpkg_spatial_ref_sys`.
struct ReferenceSystem {
  let id: Int
  let name: String
  let organization: String
  let definition: String
  let description: String

  /// The one that positions of a frame are in.
  init(_ frame: WorkingFrame) {
    switch frame {
    case .wgs84: self = Self.required[2]
    case .gcj02: self = Self.gcj02
    }
  }

  private init(
    _ id: Int, _ name: String, _ organization: String, _ definition: String, _ description: String
  ) {
    (self.id, self.name, self.organization) = (id, name, organization)
    (self.definition, self.description) = (definition, description)
  }

  var isRequired: Bool { Self.required.contains { $0.id == id } }

  var row: StatementArguments { [name, id, organization, id, definition, description] }

  /// Those that every GeoPackage has.
  static let required = [
    ReferenceSystem(
      -1, "Undefined Cartesian SRS", "NONE", "undefined",
      "undefined Cartesian coordinate reference system"),
    ReferenceSystem(
      0, "Undefined geographic SRS", "NONE", "undefined",
      "undefined geographic coordinate reference system"),
    ReferenceSystem(
      4326, "WGS 84 geodetic", "EPSG",
      """
      GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,\
      AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,\
      AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
      AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]
      """,
      "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid"),
  ]

  /// A local system of degrees: programs can draw it, and none can take it for WGS 84 or pretend to convert it.
  private static let gcj02 = ReferenceSystem(
    100_002, "GCJ-02", "NONE",
    """
    LOCAL_CS["GCJ-02",LOCAL_DATUM["GCJ-02",0],UNIT["degree",0.0174532925199433],\
    AXIS["Longitude",EAST],AXIS["Latitude",NORTH]]
    """,
    """
    GCJ-02 longitude/latitude in decimal degrees, as maps of China have them: \
    WGS 84 moved by up to 700 m. Not WGS 84
    """)
}
