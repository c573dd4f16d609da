public import CoverageReport
import FoundationEssentials
package import GRDB

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The runs of many cities and quarters in one SQLite file.
///
/// A run is added in one transaction: it is there whole or not at all, whatever happens, and one whose addition has returned stays.
/// What has not changed since the quarter before is not written again. The tables are told in <doc:HistoryFile>.
public final class HistoryStore: Sendable {
  /// What a history is opened for.
  public enum Access: Sendable {
    /// For runs to be added; the file is made where it is not there.
    case adding
    /// For what it says alone.
    case reading
  }

  /// The file.
  public let path: String
  private let queue: DatabaseQueue
  private let patience: Double
  private let reads: Bool

  /// Opens a history.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - access: What for.
  ///   - patience: How many seconds to wait while another program writes.
  /// - Throws: `HistoryError`.
  public init(
    path: String, for access: Access = .adding, patience: Double = 30
  ) throws(HistoryError) {
    let reads = access == .reading
    (self.path, self.patience, self.reads) = (path, patience, reads)
    // SQLite takes some names for something else than a file.
    let file = path.hasPrefix("/") ? path : "./\(path)"
    if reads, !Self.may(F_OK, file) { throw .missing(file: path) }
    var configuration = Configuration()
    configuration.label = "History"
    // Who may write tidies SQLite's log away when done, though nothing but reading is asked for.
    configuration.readonly =
      reads && !(Self.may(W_OK, file) && Self.may(W_OK, Self.folder(of: file)))
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL")
    }
    queue = try Self.attempt(path, patience) {
      try DatabaseQueue(path: file, configuration: configuration)
    }
    try attempt { try prepare(access) }
  }

  /// Whether the system lets this process do something with a file.
  private static func may(_ mode: Int32, _ path: String) -> Bool { access(path, mode) == 0 }

  /// The folder of a file.
  fileprivate static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  /// Refuses a file that is not ours, and makes the tables of a new one.
  private func prepare(_ access: Access) throws {
    let migrator = HistorySchema.migrator
    let isReady = try queue.read { database in
      let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      // The table of migrations comes first, in a transaction of its own.
      let hasTables = try Bool.fetchOne(
        database,
        sql: "SELECT count(*) > 0 FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'")
      guard id == HistorySchema.applicationID || id == 0 && hasTables == false else {
        throw HistoryError.notAHistory(file: path)
      }
      if try migrator.hasBeenSuperseded(database) { throw HistoryError.newer(file: path) }
      guard try migrator.hasCompletedMigrations(database) else { return false }
      // A view in a table's place could be one that never ends.
      let tables = try String.fetchSet(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
      guard tables.isSuperset(of: HistorySchema.tables) else {
        throw HistoryError.damaged(file: path)
      }
      return true
    }
    if access == .reading, !isReady { throw HistoryError.notAHistory(file: path) }
    if isReady { return }
    try logAhead()
    do { try migrator.migrate(queue) } catch {
      // Another program may have made the tables in the meantime.
      guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
    }
  }

  /// Has SQLite write ahead into a log, so that programs read while another one writes.
  private func logAhead() throws {
    let end = ContinuousClock.now + .seconds(patience)
    while true {
      do {
        return try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        // SQLite does not wait here by itself.
        if ContinuousClock.now >= end { throw error }
        usleep(20_000)
      }
    }
  }

  /// What SQLite finds wrong with the file; nothing where it is sound.
  ///
  /// - Throws: `HistoryError`.
  /// - Complexity: O(bytes of the file).
  public func faults() throws(HistoryError) -> [String] {
    try read { database in
      let broken = try String.fetchAll(database, sql: "PRAGMA integrity_check")
      let loose = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      return broken.filter { $0 != "ok" } + loose.map { "\($0)" }
    }
  }

  // MARK: For the other files

  func read<Value>(_ body: (GRDB.Database) throws -> Value) throws(HistoryError) -> Value {
    try attempt { try queue.read(body) }
  }

  /// Runs in one transaction that begins by taking the right to write.
  package func write<Value>(_ body: (GRDB.Database) throws -> Value) throws(HistoryError) -> Value {
    if reads { throw .readOnly(file: path) }
    return try attempt {
      try queue.writeWithoutTransaction { database in
        var value: Value?
        try database.inTransaction(.immediate) {
          value = try body(database)
          return .commit
        }
        return value!
      }
    }
  }

  private func attempt<Value>(_ body: () throws -> Value) throws(HistoryError) -> Value {
    try Self.attempt(path, patience, body)
  }

  private static func attempt<Value>(
    _ path: String, _ patience: Double, _ body: () throws -> Value
  ) throws(HistoryError) -> Value {
    do { return try body() } catch let error as HistoryError { throw error } catch let error
      as DatabaseError
    {
      throw HistoryError(error, path, patience)
    } catch {
      throw .damaged(file: path)
    }
  }
}

extension HistoryError {
  /// What SQLite's report means for a history.
  fileprivate init(_ error: DatabaseError, _ file: String, _ patience: Double) {
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notAHistory(file: file)
    case .SQLITE_CORRUPT, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_ERROR:
      self = .damaged(file: file)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(file: file, seconds: patience)
    case .SQLITE_READONLY: self = .readOnly(file: file)
    case .SQLITE_CANTOPEN:
      // Where the system has nothing against the file, SQLite cannot keep its log beside it.
      let message = Self.systemMessage(file)
      self = message.map { .system(file: file, message: $0) } ?? .readOnly(file: file)
    case .SQLITE_FULL: self = .full(file: file)
    default: self = .system(file: file, message: error.message ?? error.resultCode.description)
    }
  }

  /// What the system has against a file being read, or made; `nil` for nothing.
  private static func systemMessage(_ file: String) -> String? {
    let descriptor = open(file, O_RDONLY)
    var code = descriptor < 0 ? errno : 0
    var information = stat()
    if descriptor >= 0, fstat(descriptor, &information) == 0,
      information.st_mode & S_IFMT == S_IFDIR
    {
      code = EISDIR
    }
    if descriptor >= 0 { close(descriptor) }
    if code == ENOENT, access(HistoryStore.folder(of: file), F_OK) == 0 { code = EACCES }
    return code == 0 ? nil : String(cString: strerror(code))
  }
}
