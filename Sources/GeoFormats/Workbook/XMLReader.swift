import CExpat

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads an XML part piece by piece through expat. Names come without their prefix, and no part may declare a document type:
/// none of a workbook does, and entities that expand without end begin there.
final class XMLReader {
  /// An element begins.
  var started: (_ name: String, _ attributes: XMLAttributes) -> Void = { _, _ in }
  /// An element ends.
  var ended: (_ name: String) -> Void = { _ in }
  /// Text between them, in pieces.
  var text: (UnsafeRawBufferPointer) -> Void = { _ in }

  private let parser: XML_Parser

  init?() {
    guard let parser = XML_ParserCreate(nil) else { return nil }
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { reader, name, attributes in
        XMLReader.of(reader).started(XMLReader.localName(name), XMLAttributes(attributes))
      },
      { reader, name in XMLReader.of(reader).ended(XMLReader.localName(name)) })
    XML_SetCharacterDataHandler(parser) { reader, bytes, count in
      XMLReader.of(reader).text(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
    }
    XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, _ in
      XML_StopParser(XMLReader.of(reader).parser, 0)
    }
  }

  deinit { XML_ParserFree(parser) }

  /// Reads the next bytes; no bytes are the end.
  ///
  /// - Returns: Whether they are well-formed so far.
  func parse(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    return XML_Parse(parser, start, Int32(bytes.count), bytes.isEmpty ? 1 : 0) == XML_STATUS_OK
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLReader {
    Unmanaged.fromOpaque(pointer!).takeUnretainedValue()
  }

  private static func localName(_ name: UnsafePointer<CChar>?) -> String {
    let name = name.map { String(cString: $0) } ?? ""
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }
}

/// The attributes of an element, for as long as its beginning is being told.
struct XMLAttributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  fileprivate init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.pairs = pairs }

  /// The value of an attribute by its name, prefix included.
  subscript(name: StaticString) -> String? {
    first { key in
      // A literal ends in a zero.
      strcmp(key, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
    }
  }

  /// The value of the first attribute whose name meets a condition.
  func first(where condition: (UnsafePointer<CChar>) -> Bool) -> String? {
    var place = 0
    while let name = pairs?[place], let value = pairs?[place + 1] {
      if condition(name) { return String(cString: value) }
      place += 2
    }
    return nil
  }
}

extension ZipArchive {
  /// Why a part cannot be used.
  enum Fault: Error {
    case missing
    case damaged
    case inflated
  }

  /// Reads a whole part.
  func read(_ name: String, with reader: XMLReader) throws(Fault) {
    guard let entry = entry(name) else { throw .missing }
    while try entry.read(with: reader) {}
  }
}

extension ZipEntry {
  /// Reads the next piece of a part.
  ///
  /// - Returns: Whether there are more.
  func read(with reader: XMLReader) throws(ZipArchive.Fault) -> Bool {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 15, alignment: 16)
    defer { buffer.deallocate() }
    switch read(into: buffer) {
    case .damaged: throw .damaged
    case .inflated: throw .inflated
    case .bytes(let count):
      guard reader.parse(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { throw .damaged }
      return count > 0
    }
  }
}
