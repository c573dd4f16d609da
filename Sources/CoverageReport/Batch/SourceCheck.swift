import Catalogue
import GeoFormats
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether files are still what runs have read.
///
/// A file that is the same entry of the disk as before, and that nothing was done to since a run began to read, is what it was; any
/// other is read again for its digest, once for all cities. What was done to a file shows in the times of its content and of its
/// entry; another one in its place, or behind a link, or in a folder that took the name of its folder, is another entry.
final class SourceCheck: Sendable {
  private let entries: [String: String]
  private let digests = Mutex<[String: String]>([:])

  /// Takes the entries of the files as they were, by path.
  init(entries: [String: String]) { self.entries = entries }

  /// Whether what a city has in its folder is what its run would come to now.
  func isCurrent(_ city: BatchRecord.City, in folder: String) -> Bool {
    let now = Time.safelyBeforeNow()
    guard city.failure == nil, let sources = city.sources, let results = city.results,
      let since = Self.state(folder + "/manifest.json")?.content,
      results.allSatisfy({ fileSize(atPath: folder + "/" + $0.name) == $0.bytes })
    else { return false }
    let changed = sources.filter { !isUntouched($0.path, since: since) }
    guard changed.allSatisfy(isSame) else { return false }
    // What has been read again need not be the next time.
    if !changed.isEmpty { Self.stamp(folder, now) }
    return true
  }

  private func isUntouched(_ path: String, since: Time) -> Bool {
    guard let state = Self.state(path), let entry = entries[path] else { return false }
    return state.id == entry && state.content < since && state.entry < since
  }

  /// Whether a file has the content that it had; one that is not there may be one that ships.
  private func isSame(_ source: StandardFile.Source) -> Bool {
    if let digest = digest(source.path) { return digest == source.sha256 }
    return ShippedFile.named(source.path).map { $0.sha256 == source.sha256 } ?? false
  }

  /// The entries of files, by path.
  static func entries(of sources: [StandardFile.Source]) -> [String: String] {
    Dictionary(
      sources.compactMap { source in state(source.path).map { (source.path, $0.id) } }
    ) { first, _ in first }
  }

  private func digest(_ path: String) -> String? {
    if let known = digests.withLock({ $0[path] }) { return known }
    guard let digest = try? fileSHA256(atPath: path) else { return nil }
    digests.withLock { $0[path] = digest }
    return digest
  }

  /// A moment, in seconds and their billionths.
  struct Time: Comparable {
    var seconds: Int
    var billionths: Int

    static func < (a: Time, b: Time) -> Bool {
      (a.seconds, a.billionths) < (b.seconds, b.billionths)
    }

    /// A second ago: what a file system notes of a change may lag behind by some milliseconds.
    static func safelyBeforeNow() -> Time {
      var now = timespec()
      clock_gettime(CLOCK_REALTIME, &now)
      return Time(seconds: Int(now.tv_sec) - 1, billionths: Int(now.tv_nsec))
    }
  }

  /// Gives a run's manifest the time at which its inputs began to be read.
  static func stamp(_ folder: String, _ time: Time) {
    let moment = timespec(tv_sec: time.seconds, tv_nsec: time.billionths)
    _ = [moment, moment].withUnsafeBufferPointer {
      utimensat(AT_FDCWD, folder + "/manifest.json", $0.baseAddress, 0)
    }
  }

  private struct State {
    /// The entry of the disk: its device and number.
    var id: String
    /// When its content, and when anything of it, was changed.
    var content: Time
    var entry: Time
  }

  private static func state(_ path: String) -> State? {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    #if canImport(Darwin)
      let (content, entry) = (information.st_mtimespec, information.st_ctimespec)
    #else
      let (content, entry) = (information.st_mtim, information.st_ctim)
    #endif
    return State(
      id: "\(information.st_dev):\(information.st_ino)",
      content: Time(seconds: Int(content.tv_sec), billionths: Int(content.tv_nsec)),
      entry: Time(seconds: Int(entry.tv_sec), billionths: Int(entry.tv_nsec)))
  }
}
