import Crypto
import Yams

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A YAML or JSON file, read into nodes with their lines.
struct Document {
  /// The file's name as the user knows it.
  let file: String
  /// The document's only value.
  var root: DocumentNode
  /// SHA-256 of the file, in hexadecimal digits.
  let sha256: String

  /// Reads a file.
  ///
  /// - Throws: `DataFileError`, in time and memory in proportion to the file's first 4 MiB.
  init(path: String) throws(DataFileError) {
    let bytes = try Self.bytes(path)
    self = try bytes.withUnsafeBytes { bytes in
      Result { () throws(DataFileError) in try Document(bytes, file: path) }
    }.get()
  }

  /// Reads a file that ships with the product.
  init(_ shipped: ShippedFile) throws(DataFileError) {
    try self.init(shipped.bytes, file: shipped.path)
  }

  /// Reads bytes.
  init(_ bytes: UnsafeRawBufferPointer, file: String) throws(DataFileError) {
    func fail(_ reason: DataFileProblem.Reason, _ line: Int? = nil) -> DataFileError {
      DataFileError([DataFileProblem(reason, file: file, line: line)])
    }
    if let (reason, line) = DocumentGuard.refusal(bytes) { throw fail(reason, line) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fail(.notUTF8) }
    self.file = file
    sha256 = SHA256.hash(data: bytes).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    do {
      guard let node = try Parser(yaml: text).singleRoot() else { throw fail(.empty) }
      root = DocumentNode(node, file: file)
    } catch let error as YamlError {
      throw Self.syntax(error, file)
    } catch let error as DataFileError {
      throw error
    } catch {
      throw fail(.syntax("\(error)"))
    }
    if root.isNull { throw fail(.empty) }
  }

  /// What the parser found, without the document that its error carries.
  private static func syntax(_ error: YamlError, _ file: String) -> DataFileError {
    let (message, line): (String, Int?) =
      switch error {
      case .scanner(let context, let problem, let mark, _),
        .parser(let context, let problem, let mark, _),
        .composer(let context, let problem, let mark, _):
        ([context?.text, problem].compactMap { $0 }.joined(separator: ", "), mark.line)
      case .duplicatedKeysInMapping(let keys, let context):
        ("the key \(keys.first ?? "") stands there twice", context.mark.line)
      case .reader(let problem, _, _, _): (problem, nil)
      default: ("\(error)", nil)
      }
    return DataFileError([DataFileProblem(.syntax(message), file: file, line: line)])
  }

  /// The first bytes of a file, one more than a document may have.
  private static func bytes(_ path: String) throws(DataFileError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw unreadable(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= DocumentGuard.longest {
      let count = fread(&buffer, 1, buffer.count, file)
      bytes += buffer[..<count]
      if count < buffer.count { break }
    }
    if ferror(file) != 0 { throw unreadable(path) }
    return bytes
  }

  private static func unreadable(_ path: String) -> DataFileError {
    DataFileError([DataFileProblem(.unreadable(String(cString: strerror(errno))), file: path)])
  }
}

extension DocumentNode {
  /// Takes a parsed value over.
  init(_ node: Node, file: String) {
    self.file = file
    line = node.mark?.line ?? 1
    switch node {
    case .scalar(let scalar):
      let isQuoted = ![.any, .plain].contains(scalar.style)
      content = .scalar(scalar.string, isQuoted: isQuoted)
    case .sequence(let items):
      content = .list(items.map { DocumentNode($0, file: file) })
    case .mapping(let pairs):
      content = .mapping(
        pairs.map { (DocumentNode($0.key, file: file), DocumentNode($0.value, file: file)) })
    case .alias:
      // Refused before parsing.
      content = .scalar("", isQuoted: false)
    }
  }
}
