import Digest
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that a run's files appear in whole or not at all.
///
/// Files are written into a hidden folder inside it and moved to their names by ``commit()``, one rename each, in the order in
/// which a run's files are named; the last one tells that the run is complete.
public final class OutputFolder: Sendable {
  /// The folder's path.
  public let path: String
  private let partial: String
  /// The files that a run may write.
  private let expected: [String]
  /// The folders that were made here, the outermost first; they go again if nothing comes of the run.
  private let created: [String]
  private let names = Mutex<[String]>([])
  private let finished = Mutex<[WrittenFile]>([])
  /// From then on another one may write into the same folder, under the same hidden name.
  private let isCommitted = Atomic(false)

  /// Makes the folder ready, creating it where it is not there.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - names: The files that a run writes.
  ///   - force: Whether files of an earlier run may be replaced.
  /// - Throws: `OutputError`.
  public init(path: String, names: [String], force: Bool) throws(OutputError) {
    self.path = path
    partial = path + "/" + Self.partialPrefix + "\(getpid())" + Self.partialSuffix
    expected = names
    created = try Self.makeFolder(path)
    if !force, let present = names.first(where: { access(path + "/" + $0, F_OK) == 0 }) {
      throw OutputError(.exists, path: path + "/" + present)
    }
    guard mkdir(partial, 0o777) == 0 || errno == EEXIST else {
      throw OutputError(.system(errno), path: path)
    }
  }

  deinit { removePartial() }

  /// Begins a file.
  public func begin(_ name: String) throws(OutputError) -> OutputFile {
    precondition(expected.contains(name), "a name that the folder was told of")
    names.withLock { $0.append(name) }
    return try OutputFile(path: partial + "/" + name) { digest in
      self.finished.withLock {
        $0.append(WrittenFile(name: name, bytes: digest.bytes, sha256: digest.sha256))
      }
    }
  }

  /// Takes a name for a file that a library writes by itself.
  ///
  /// - Returns: Where to write it until ``commit()`` gives it its name; nothing is there yet.
  public func reserve(_ name: String) -> String {
    precondition(expected.contains(name), "a name that the folder was told of")
    names.withLock { $0.append(name) }
    return partial + "/" + name
  }

  /// Where files are until ``commit()``, for what else a library needs in the meantime and takes away itself.
  public var partialPath: String { partial }

  /// The files that have been ended so far, in the order in which a run's files are named.
  public var written: [WrittenFile] {
    let files = finished.withLock { $0 }
    return expected.compactMap { name in files.first { $0.name == name } }
  }

  /// Writes a whole file.
  public func write(_ name: String, _ bytes: borrowing ByteWriter) throws(OutputError) {
    let file = try begin(name)
    try file.write(bytes)
    try file.close()
  }

  /// Gives all files their names, after taking away those of an earlier run.
  ///
  /// The earlier run's last file goes first and this one's comes last, so that a folder with that file always holds one run
  /// and not two halves. Nor is a file renamed over another, which makes some file systems wait for the disk.
  public func commit() throws(OutputError) {
    let begun = Set(names.withLock { $0 })
    let written = expected.filter { begun.contains($0) }
    for name in expected.reversed() { unlink(path + "/" + name) }
    for name in written {
      guard rename(partial + "/" + name, path + "/" + name) == 0 else {
        throw OutputError(.system(errno), path: path + "/" + name)
      }
    }
    rmdir(partial)
    isCommitted.store(true, ordering: .releasing)
  }

  /// Takes back what has not been committed; also for the moment when a run is interrupted.
  public func removePartial() {
    if isCommitted.load(ordering: .acquiring) { return }
    // Others may go on writing in the meantime.
    for _ in 0..<100 {
      for name in Self.names(in: partial) { unlink(partial + "/" + name) }
      if rmdir(partial) == 0 || errno != ENOTEMPTY { break }
    }
    // Only ever empty folders.
    for folder in created.reversed() { rmdir(folder) }
  }

  private static let partialPrefix = ".livingcircle-"
  /// Folders that several machines write to have halves of several machines.
  private static let partialSuffix: String = {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, 255)
    let host = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return "-" + String(decoding: host, as: UTF8.self).filter { $0 != "/" } + ".partial"
  }()

  /// Takes away what processes that are no longer there, or that ran on other machines, have left half-written in a folder.
  package static func removeLeftovers(in path: String) {
    for name in names(in: path) where name.hasPrefix(partialPrefix) && name.hasSuffix(".partial") {
      if name.hasSuffix(partialSuffix),
        let process = pid_t(name.dropFirst(partialPrefix.count).dropLast(partialSuffix.count)),
        process != getpid(), kill(process, 0) == 0 || errno != ESRCH
      {
        continue
      }
      let partial = path + "/" + name
      for file in names(in: partial) { unlink(partial + "/" + file) }
      rmdir(partial)
    }
  }

  /// The names in a folder; none where the system does not tell.
  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.filter { $0 != "." && $0 != ".." }
  }

  /// Makes a folder and those above it.
  ///
  /// - Returns: The folders that were not there, the outermost first.
  /// - Throws: `OutputError`.
  package static func makeFolder(_ path: String) throws(OutputError) -> [String] {
    var information = stat()
    if stat(path, &information) == 0 {
      guard information.st_mode & S_IFMT == S_IFDIR else {
        throw OutputError(.notAFolder, path: path)
      }
      return []
    }
    var created: [String] = []
    let trimmed = path.last == "/" ? String(path.dropLast()) : path
    if let slash = trimmed.lastIndex(of: "/"), slash != trimmed.startIndex {
      created = try makeFolder(String(trimmed[..<slash]))
    }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw OutputError(.system(errno), path: path)
    }
    return created + [path]
  }
}

/// A file that has been written, and what tells it from all others.
public struct WrittenFile: Hashable, Sendable {
  /// Its name in the folder.
  public var name: String
  /// Its size.
  public var bytes: Int
  /// SHA-256 in hexadecimal digits.
  public var sha256: String
}

/// A file that is being written, by one task at a time, and hashed on the way.
public final class OutputFile: Sendable {
  private struct State: ~Copyable {
    var descriptor: Int32
    var hash = SHA256()
    var bytes = 0
  }

  private let path: String
  private let state: Mutex<State>
  private let finish: @Sendable (ByteDigest) -> Void

  init(
    path: String, finish: @escaping @Sendable (ByteDigest) -> Void
  ) throws(OutputError) {
    self.path = path
    self.finish = finish
    let opened = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    state = Mutex(State(descriptor: opened))
    guard opened >= 0 else { throw OutputError(.system(errno), path: path) }
  }

  deinit { state.withLock { if $0.descriptor >= 0 { _ = systemClose($0.descriptor) } } }

  /// Appends bytes.
  public func write(_ bytes: borrowing ByteWriter) throws(OutputError) {
    let result: Result<Void, OutputError> = bytes.withBytes { buffer in
      Result { () throws(OutputError) in try write(buffer) }
    }
    try result.get()
  }

  /// Appends bytes.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    let written: Int32 = state.withLock { state in
      state.hash.update(bytes)
      state.bytes += bytes.count
      return writeAll(bytes, to: state.descriptor)
    }
    guard written == 0 else { throw OutputError(.system(written), path: path) }
  }

  /// Ends the file; a full disk may only be reported here.
  public func close() throws(OutputError) {
    let (result, digest) = state.withLock { state in
      let result = systemClose(state.descriptor)
      state.descriptor = -1
      return (result == 0 ? 0 : errno, ByteDigest(state.hash, bytes: state.bytes))
    }
    guard result == 0 else { throw OutputError(.system(result), path: path) }
    finish(digest)
  }
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

/// Why output cannot be written.
public struct OutputError: Error, Hashable, Sendable {
  /// What is in the way.
  public enum Reason: Hashable, Sendable {
    /// An earlier run's file is there.
    case exists
    /// The path is a file.
    case notAFolder
    /// The system refuses, with this error number.
    case system(Int32)
  }

  /// What is in the way.
  public var reason: Reason
  /// Where.
  public var path: String

  /// States what is in the way.
  public init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  /// The system's words for the reason, where it is the system's.
  public var systemMessage: String? {
    guard case .system(let code) = reason else { return nil }
    return String(cString: strerror(code))
  }
}
