#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Text of another encoding as UTF-8, through the system's iconv.
package final class DecodingSource: ByteSource {
  private let source: any ByteSource
  private let encoding: String
  private let converter: iconv_t
  private var input = ContiguousArray<UInt8>(repeating: 0, count: 1 << 16)
  /// The bytes of `input` that wait to be converted.
  private var range = 0..<0
  private var atEnd = false
  private var lines = 1

  /// - Parameters:
  ///   - source: Bytes, without a byte order mark.
  ///   - encoding: What iconv calls their encoding.
  /// - Throws: `InputError` where iconv does not know it.
  package init(_ source: any ByteSource, encoding: String) throws(InputError) {
    // Without a suffix such as //IGNORE, which would lose characters silently.
    let opened = encoding.contains("/") ? nil : iconv_open("UTF-8", encoding)
    guard let opened, opened != iconv_t(bitPattern: -1) else {
      throw InputError([InputProblem(.encoding(.noSuch(encoding)), file: source.path)])
    }
    self.source = source
    self.encoding = encoding
    converter = opened
  }

  deinit { iconv_close(converter) }

  package var path: String { source.path }
  package var expectedBytes: Int { source.expectedBytes }
  package var digest: ByteDigest { source.digest }
  package var hasMark: Bool { source.hasMark }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let base = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
    while true {
      if !atEnd { try readMore() }
      if range.isEmpty { return 0 }
      let (written, problem) = convert(to: base, buffer.count)
      lines += UnsafeBufferPointer(start: base, count: written).count { $0 == 10 }
      // The characters before a problem are given out first; nothing can be done about it then either.
      if written > 0 { return written }
      let isIncomplete = problem == EINVAL && !atEnd
      guard problem == 0 || isIncomplete else {
        throw InputError([
          InputProblem(.encoding(.not(encoding)), file: path, line: lines)
        ])
      }
    }
  }

  /// Fills up what has been converted of the input.
  private func readMore() throws(InputError) {
    let rest = range.count
    for place in 0..<rest { input[place] = input[range.lowerBound + place] }
    range = 0..<rest
    guard rest < input.count / 2 else { return }
    let count = try source.read(into: &input, from: rest)
    atEnd = count == 0
    range = 0..<rest + count
  }

  /// Converts as much as there is, or as fits; the system's error number with it.
  private func convert(to target: UnsafeMutablePointer<UInt8>, _ room: Int) -> (Int, Int32) {
    input.withUnsafeMutableBytes { bytes in
      var from: UnsafeMutablePointer<CChar>? =
        (bytes.baseAddress! + range.lowerBound).assumingMemoryBound(to: CChar.self)
      var fromCount = range.count
      var into: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(target)
        .assumingMemoryBound(to: CChar.self)
      var intoCount = room
      let status = iconv(converter, &from, &fromCount, &into, &intoCount)
      let problem = status == Int(bitPattern: UInt.max) ? errno : 0
      range = range.upperBound - fromCount..<range.upperBound
      return (room - intoCount, problem)
    }
  }
}

/// Text whose lines end in carriage returns alone, as lines that end in line feeds.
final class LineEndSource: ByteSource {
  private let source: any ByteSource
  private var afterReturn = false

  init(_ source: any ByteSource) { self.source = source }

  var path: String { source.path }
  var expectedBytes: Int { source.expectedBytes }
  var digest: ByteDigest { source.digest }
  var hasMark: Bool { source.hasMark }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while true {
      let read = try source.read(into: buffer)
      var kept = 0
      for place in 0..<read {
        let byte = buffer[place]
        defer { afterReturn = byte == 13 }
        if byte == 10, afterReturn { continue }
        buffer[kept] = byte == 13 ? 10 : byte
        kept += 1
      }
      if kept > 0 || read == 0 { return kept }
    }
  }
}
