import GeoFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ResultFolder {
  /// Where the communities are: the beginning of `places.bin`, which is read without its rest and so not held against the
  /// manifest.
  ///
  /// - Throws: `FinishedRunError.inconsistent`.
  /// - Complexity: O(communities).
  func communityPositions() throws(FinishedRunError) -> FinishedPositions {
    let path = path(PlacesFile.name)
    guard let file = fopen(path, "rb") else { throw .inconsistent(file: path, line: nil) }
    defer { fclose(file) }
    guard let head = Self.bytes(PlacesFile.headerSize, of: file),
      let count = PlacesDocument.communityCount(head),
      let columns = Self.bytes(count * 2 * MemoryLayout<Int32>.size, of: file),
      let positions = FinishedPositions(columns, count: count)
    else { throw .inconsistent(file: path, line: nil) }
    return positions
  }

  /// The next bytes of a file; `nil` where there are not so many.
  private static func bytes(
    _ count: Int, of file: UnsafeMutablePointer<FILE>
  ) -> ContiguousArray<UInt8>? {
    var information = stat()
    // Before there is room for them: a head may promise anything.
    guard fstat(fileno(file), &information) == 0, count <= Int(information.st_size) else {
      return nil
    }
    let bytes = ContiguousArray<UInt8>(unsafeUninitializedCapacity: count) { buffer, filled in
      filled = fread(buffer.baseAddress, 1, count, file)
    }
    return bytes.count == count ? bytes : nil
  }
}
