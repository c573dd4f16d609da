import CZip

/// A zip archive in memory, of which entries are read with a bound on what they unpack to.
final class ZipArchive {
  private let archive: OpaquePointer
  /// The packed bytes, which libzip reads from.
  private let bytes: UnsafeMutableRawBufferPointer

  /// More than this times the packed bytes is no workbook, and so many bytes any entry may have.
  private static let largestRatio = 300
  private static let allowance = 1 << 24

  /// Opens an archive; `nil` where it is none.
  init?(_ content: ContiguousArray<UInt8>) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 16)
    content.withUnsafeBytes { bytes.copyMemory(from: $0) }
    let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, nil)
    guard let source, let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      bytes.deallocate()
      return nil
    }
    self.archive = archive
    self.bytes = bytes
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  /// Opens an entry; `nil` where there is none by that name.
  func entry(_ name: String) -> ZipEntry? {
    // Names begin without a slash, whatever refers to them.
    let name = name.hasPrefix("/") ? String(name.dropFirst()) : name
    guard let file = zip_fopen(archive, name, UInt32(ZIP_FL_NOCASE)) else { return nil }
    return ZipEntry(file, limit: max(Self.allowance, bytes.count * Self.largestRatio), of: self)
  }
}

/// An entry of an archive, unpacked as it is read.
final class ZipEntry {
  /// What may come of a reading.
  enum Piece {
    case bytes(Int)
    case damaged
    case inflated
  }

  private let file: OpaquePointer
  private let archive: ZipArchive
  private var rest: Int

  fileprivate init(_ file: OpaquePointer, limit: Int, of archive: ZipArchive) {
    self.file = file
    self.archive = archive
    rest = limit
  }

  deinit { zip_fclose(file) }

  /// Reads the next bytes; none at the end, where the checksum is looked at.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Piece {
    let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
    guard count >= 0 else { return .damaged }
    rest -= count
    return rest < 0 ? .inflated : .bytes(count)
  }
}
