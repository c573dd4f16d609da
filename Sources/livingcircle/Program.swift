import FoundationEssentials
import GeoFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program of the machine.
struct Program {
  let path: String

  /// The first of some programs that is there: by path, or in a folder of `PATH`.
  static func find(_ names: [String]) -> Program? {
    let folders = getenv("PATH").map { String(cString: $0).split(separator: ":") } ?? []
    for name in names {
      let places = name.hasPrefix("/") ? [name] : folders.map { "\($0)/\(name)" }
      if let path = places.first(where: { access($0, X_OK) == 0 }) { return Program(path: path) }
    }
    return nil
  }

  /// Runs the program to its end, its words thrown away.
  ///
  /// - Returns: Its exit status; 128 and the signal where one ended it.
  /// - Throws: `OutputError` where the system does not start it.
  func run(_ arguments: [String]) throws(OutputError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for descriptor: Int32 in [1, 2] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var words = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child = pid_t()
    let code = posix_spawn(&child, path, &actions, nil, words, environ)
    guard code == 0 else { throw OutputError(.system(code), path: path) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// A folder of its own for what programs need on the way; it goes with this.
final class ScratchFolder {
  let path: String

  init() throws {
    let parent = FileManager.default.temporaryDirectory.path(percentEncoded: false)
    path = parent + "/livingcircle-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(
      at: URL(filePath: path), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: borrowing ByteWriter) throws {
    try bytes.withBytes { try Data($0).write(to: URL(filePath: "\(path)/\(name)")) }
  }

  /// What a program has written; `nil` where it has not.
  func take(_ name: String) -> ByteWriter? {
    guard let file = try? ResultBytes(path: "\(path)/\(name)"), !file.bytes.isEmpty else {
      return nil
    }
    var writer = ByteWriter(capacity: file.bytes.count)
    file.bytes.withUnsafeBufferPointer { writer.append($0) }
    return writer
  }
}
