import FoundationEssentials
import GeoFormats
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of a batch: a folder for each city, and what is known of all of them.
///
/// What is known of a city is appended to a journal once its files are there, and becomes `batch.json` when the batch ends, so that
/// nothing that was finished is lost whenever the process ends.
public final class BatchFolder: Sendable {
  /// What becomes of a batch that is there.
  public enum Mode: Sendable {
    /// It is left alone: there has to be none.
    case new
    /// What is missing or has changed since is done.
    case resume
    /// All of it is done again.
    case replace
  }

  /// The files that a batch has beside the cities' folders.
  static let fileNames = [BatchRecord.name, journalName]
  static let journalName = "batch.journal"
  /// What is known of files on this machine alone, and no result.
  private static let entriesName = ".livingcircle-entries"

  /// The folder's path.
  public let path: String
  /// What an earlier batch has finished here, by the names of its cities.
  let earlier: [String: BatchRecord.City]
  /// The entries on the disk of the files that it has read, by path.
  let entries: [String: String]
  private let lock: Int32
  private let journal: Mutex<Int32>

  /// Takes a folder, creating it where it is not there, and keeps other batches out of it.
  ///
  /// - Throws: `OutputError`; `BatchError.locked`, `.exists`, `.damagedRecord`.
  public init(path: String, mode: Mode) throws {
    self.path = path
    _ = try OutputFolder.makeFolder(path)
    lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw OutputError(.system(errno), path: path) }
    if flock(lock, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(lock)
      throw BatchError.locked(folder: path)
    }
    do {
      (earlier, entries) = try Self.earlier(path, mode)
      let opened = open(
        path + "/" + Self.journalName, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
      guard opened >= 0 else { throw OutputError(.system(errno), path: path) }
      journal = Mutex(opened)
    } catch {
      close(lock)
      throw error
    }
    removeLeftovers()
  }

  deinit {
    journal.withLock { _ = close($0) }
    close(lock)
  }

  private static func earlier(
    _ path: String, _ mode: Mode
  ) throws -> (cities: [String: BatchRecord.City], entries: [String: String]) {
    let record = try BatchRecord.read(path)
    let journal = (try? ResultBytes(path: path + "/" + journalName))?.bytes ?? []
    if mode == .new, record != nil || !journal.isEmpty { throw BatchError.exists(folder: path) }
    guard mode == .resume else {
      for name in [journalName, entriesName] { unlink(path + "/" + name) }
      return ([:], [:])
    }
    let noted = journal.split(separator: 10).compactMap { line -> BatchNote? in
      // The last line may be half a line.
      try? RunRecord.decode(BatchNote.self, Data(line))
    }
    // Another version may come to other results.
    let current = noted.filter { $0.version == livingCircleVersion && $0.city.failure == nil }
    let finished = record?.version == livingCircleVersion ? record?.cities ?? [] : []
    let stored = try? ResultBytes(path: path + "/" + entriesName)
    let entries = stored.flatMap { file in
      try? JSONDecoder().decode([String: String].self, from: Data(file.bytes))
    }
    return (
      Dictionary((finished + current.map(\.city)).map { ($0.city, $0) }) { _, later in later },
      current.reduce(into: entries ?? [:]) { $0.merge($1.entries) { _, later in later } }
    )
  }

  /// The folder of a city.
  func path(of city: BatchRecord.City) -> String { path + "/" + city.folder }

  /// Notes that a city is finished.
  ///
  /// - Throws: `OutputError`.
  func note(_ city: BatchRecord.City) throws {
    let line = try BatchNote(city).line()
    let code = journal.withLock { descriptor in
      line.withBytes { writeAll($0, to: descriptor) }
    }
    if code != 0 { throw OutputError(.system(code), path: path + "/" + Self.journalName) }
  }

  /// Writes what is known of all cities, in one go.
  ///
  /// - Throws: `OutputError`.
  func finish(_ record: BatchRecord) throws {
    let entries = SourceCheck.entries(of: record.cities.flatMap { $0.sources ?? [] })
    let files = try OutputFolder(
      path: path, names: [Self.entriesName, BatchRecord.name], force: true)
    try files.write(Self.entriesName, jsonLine(entries))
    try files.write(BatchRecord.name, record.json())
    try files.commit()
    unlink(path + "/" + Self.journalName)
  }

  /// Takes away what processes that ended in the middle of writing have left.
  private func removeLeftovers() {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    OutputFolder.removeLeftovers(in: path)
    for folder in folders where !folder.hasPrefix(".") {
      OutputFolder.removeLeftovers(in: path + "/" + folder)
    }
  }
}
