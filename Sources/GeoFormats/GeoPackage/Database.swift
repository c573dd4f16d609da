import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An SQLite file, opened so that nothing in it or beside it changes.
///
/// SQLite's own interface is enough here: rows are pulled one at a time, whenever there is room for them. A layer of Swift
/// over it would take longer to build than all the rest, and holds its cursors inside closures.
package final class Database {
  private let handle: OpaquePointer
  /// Steps of SQLite's machine that are still allowed, in portions.
  private var portions: Int

  /// A view can be written so that it never ends: reading any table takes a few steps for each of its bytes.
  private static let portion = 100_000

  /// Opens a file; `nil` where it is no database.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - bytes: Its size, by which the work is bounded.
  package init?(path: String, bytes: Int) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
    let status = sqlite3_open_v2(
      "file:\(Self.escaped(path))?mode=ro&immutable=1", &handle, flags, nil)
    guard status == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      return nil
    }
    self.handle = handle
    portions = 100 + bytes / 1_000
    sqlite3_progress_handler(
      handle, Int32(Self.portion),
      { database in
        let database = Unmanaged<Database>.fromOpaque(database!).takeUnretainedValue()
        database.portions -= 1
        return database.portions < 0 ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
    sqlite3_exec(handle, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON", nil, nil, nil)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Prepares a query; `nil` where the tables are not as it needs them.
  package func query(_ sql: String, _ values: String...) -> Query? {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
      return nil
    }
    for (place, value) in values.enumerated() {
      // SQLite copies the text where the last argument is −1.
      let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      sqlite3_bind_text(statement, Int32(place + 1), value, -1, copied)
    }
    return Query(statement, of: self)
  }

  /// A name as SQL takes it, whatever characters it has.
  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// A path inside a URI.
  private static func escaped(_ path: String) -> String {
    var escaped = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII,
        scalar.properties.isAlphabetic || "0123456789/._-".unicodeScalars.contains(scalar)
      {
        escaped.unicodeScalars.append(scalar)
      } else {
        let hex = String(byte, radix: 16)
        escaped += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return escaped
  }
}

/// The rows of a query, one at a time.
package final class Query {
  private let statement: OpaquePointer
  private let database: Database

  fileprivate init(_ statement: OpaquePointer, of database: Database) {
    self.statement = statement
    self.database = database
  }

  deinit { sqlite3_finalize(statement) }

  /// The names of the columns.
  var names: [String] {
    (0..<sqlite3_column_count(statement)).map { column in
      sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    }
  }

  /// Goes to the next row; `nil` where the file is damaged.
  package func step() -> Bool? {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    default: nil
    }
  }

  /// A value of the row as text; `nil` where there is none.
  func text(_ column: Int) -> String? {
    sqlite3_column_text(statement, Int32(column)).map { String(cString: $0) }
  }

  /// A value of the row as a whole number.
  func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(statement, Int32(column))) }

  /// A value of the row as bytes, for as long as `body` runs; `nil` where it is no blob.
  package func withBlob<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Result)
    -> Result?
  {
    guard sqlite3_column_type(statement, Int32(column)) == SQLITE_BLOB else { return nil }
    let bytes = sqlite3_column_blob(statement, Int32(column))
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    return body(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
  }

  /// Appends a value of the row as a field; nothing for blobs.
  func append(_ column: Int, to writer: inout ByteWriter) {
    let column = Int32(column)
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: writer.append(number: Int(sqlite3_column_int64(statement, column)))
    case SQLITE_FLOAT: writer.append(shortest: sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      let text = sqlite3_column_text(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      writer.append(field: UnsafeBufferPointer(start: text, count: text == nil ? 0 : count))
    default: break
    }
  }
}
