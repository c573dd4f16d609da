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
/// A file that nothing was done to since a run began to read is what it was; any other is read again for its digest, once for all
/// cities. What was done to a file shows in the times of its content and of its entry: copying another file in its place keeps the
/// one and not the other.
final class SourceCheck: Sendable {
  private let digests = Mutex<[String: String]>([:])

  /// Whether what a city has in its folder is what its run would come to now.
  func isCurrent(_ city: BatchRecord.City, in folder: String) -> Bool {
    guard city.failure == nil, let sources = city.sources, let results = city.results,
      let since = Self.times(folder + "/manifest.json")?.content
    else { return false }
    return results.allSatisfy { fileSize(atPath: folder + "/" + $0.name) == $0.bytes }
      && sources.allSatisfy { isCurrent($0, since: since) }
  }

  private func isCurrent(_ source: BatchRecord.Source, since: Time) -> Bool {
    if let times = Self.times(source.path) {
      if times.content < since, times.entry < since { return true }
      return digest(source.path) == source.sha256
    }
    return ShippedFile.named(source.path).map { $0.sha256 == source.sha256 } ?? false
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

  private static func times(_ path: String) -> (content: Time, entry: Time)? {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    #if canImport(Darwin)
      let (content, entry) = (information.st_mtimespec, information.st_ctimespec)
    #else
      let (content, entry) = (information.st_mtim, information.st_ctim)
    #endif
    return (
      Time(seconds: Int(content.tv_sec), billionths: Int(content.tv_nsec)),
      Time(seconds: Int(entry.tv_sec), billionths: Int(entry.tv_nsec))
    )
  }
}
