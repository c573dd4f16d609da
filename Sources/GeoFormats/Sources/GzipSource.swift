import CZlib

/// What gzip has packed (RFC 1952), one member after another, unpacked as it is read.
package final class GzipSource: ByteSource {
  private let source: any ByteSource
  private var stream = z_stream()
  private var input = ContiguousArray<UInt8>(repeating: 0, count: 1 << 16)
  private var range = 0..<0
  private var (packed, unpacked) = (0, 0)
  private var isInsideMember = true

  /// More than this times the packed bytes is no table; deflate itself ends at 1,032.
  static let largestRatio = 300
  /// Bytes that any file may unpack to.
  static let allowance = 1 << 26

  package init(_ source: any ByteSource) throws(InputError) {
    self.source = source
    // 15 bits of window, and 16 for gzip's header and checksum.
    let status = inflateInit2_(
      &stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw damaged }
  }

  deinit { inflateEnd(&stream) }

  package var path: String { source.path }
  package var expectedBytes: Int { 0 }
  package var digest: ByteDigest { source.digest }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let base = buffer.baseAddress, !buffer.isEmpty else { return 0 }
    let room = min(buffer.count, 1 << 30)
    var filled = 0
    while filled < room {
      if range.isEmpty, try !readMore() {
        guard !isInsideMember else { throw damaged }
        break
      }
      if !isInsideMember, try !beginMember() { break }
      filled += try inflate(to: base + filled, room - filled)
    }
    unpacked += filled
    guard unpacked <= Self.allowance || unpacked / Self.largestRatio <= packed else {
      throw InputError([InputProblem(.inflated(.gzip), file: path)])
    }
    return filled
  }

  private var damaged: InputError { InputError([InputProblem(.damaged(.gzip), file: path)]) }

  private func readMore() throws(InputError) -> Bool {
    let count = try source.read(into: &input, from: 0)
    range = 0..<count
    packed += count
    return count > 0
  }

  /// Goes on to the next member; `false` where zeros fill the file up to its end.
  private func beginMember() throws(InputError) -> Bool {
    while let first = input[range].first, first == 0 {
      range = range.lowerBound + 1..<range.upperBound
      if range.isEmpty, try !readMore() { return false }
    }
    guard inflateReset(&stream) == Z_OK else { throw damaged }
    isInsideMember = true
    return true
  }

  private func inflate(to target: UnsafeMutableRawPointer, _ room: Int) throws(InputError) -> Int {
    let (status, used) = input.withUnsafeMutableBufferPointer { bytes in
      stream.next_in = bytes.baseAddress! + range.lowerBound
      stream.avail_in = UInt32(range.count)
      stream.next_out = target.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(room)
      let status = CZlib.inflate(&stream, Z_NO_FLUSH)
      return (status, range.count - Int(stream.avail_in))
    }
    range = range.lowerBound + used..<range.upperBound
    let written = room - Int(stream.avail_out)
    // Without a byte read or written it would go on for ever.
    guard status == Z_STREAM_END || (status == Z_OK && used + written > 0) else { throw damaged }
    if status == Z_STREAM_END { isInsideMember = false }
    return written
  }
}
