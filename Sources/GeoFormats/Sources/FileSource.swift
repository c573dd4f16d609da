import Digest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file, read from front to back, and hashed on the way.
package final class FileSource: ByteSource {
  package let path: String
  private let descriptor: Int32
  private var hash = SHA256()
  private var bytes = 0

  /// Opens a file.
  package init(path: String) throws(InputError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The file's size as the system gives it; 0 for pipes.
  package var expectedBytes: Int {
    var information = stat()
    return fstat(descriptor, &information) == 0 ? Int(information.st_size) : 0
  }

  package var digest: ByteDigest { ByteDigest(hash, bytes: bytes) }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let start = buffer.baseAddress else { return 0 }
    var total = 0
    while total < buffer.count {
      let got = systemRead(descriptor, start + total, buffer.count - total)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw Self.unreadable(path) }
      if got == 0 { break }
      total += got
    }
    hash.update(UnsafeRawBufferPointer(start: start, count: total))
    bytes += total
    return total
  }

  private static func unreadable(_ path: String) -> InputError {
    InputError([InputProblem(.unreadable(String(cString: strerror(errno))), file: path)])
  }
}

/// The system's call, which the method of the same name hides.
private func systemRead(
  _ descriptor: Int32, _ start: UnsafeMutableRawPointer, _ count: Int
) -> Int {
  read(descriptor, start, count)
}
