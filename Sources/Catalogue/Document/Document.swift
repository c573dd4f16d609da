import Digest
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
  /// The file as it stands, without a byte order mark.
  let text: String
  /// SHA-256 of the file, in hexadecimal digits.
  let sha256: String

  /// Reads a file.
  ///
  /// - Throws: `DataFileError`, in time and memory in proportion to the file's first MiB.
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
    // libyaml would take a byte order mark for a column.
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else { throw fail(.notUTF8) }
    self.file = file
    self.text = text
    sha256 = SHA256.hexadecimal(of: bytes)
    do {
      guard let node = try Parser(yaml: text).singleRoot() else { throw fail(.empty) }
      // A value takes a byte at least; nulls between two marks take none.
      var rest = 2 * bytes.count + 2
      guard let whole = DocumentNode(node, file: file, &rest) else { throw fail(.alias) }
      root = whole
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
      case .reader(let problem, let offset, _, let text):
        (problem, offset.map { text.utf8.prefix($0).count { $0 == UInt8(ascii: "\n") } + 1 })
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
  /// Takes a parsed value over; `nil` where it holds more values than `rest`, so that aliases that slipped through are not
  /// followed to their end.
  init?(_ node: Node, file: String, _ rest: inout Int) {
    rest -= 1
    guard rest >= 0 else { return nil }
    self.file = file
    line = node.mark?.line ?? 1
    switch node {
    case .scalar(let scalar):
      let isQuoted = ![.any, .plain].contains(scalar.style)
      content = .scalar(scalar.string, isQuoted: isQuoted)
    case .sequence(let nodes):
      var items: [DocumentNode] = []
      for node in nodes {
        guard let item = DocumentNode(node, file: file, &rest) else { return nil }
        items.append(item)
      }
      content = .list(items)
    case .mapping(let nodes):
      var pairs: [(DocumentNode, DocumentNode)] = []
      for node in nodes {
        guard let key = DocumentNode(node.key, file: file, &rest),
          let value = DocumentNode(node.value, file: file, &rest)
        else { return nil }
        pairs.append((key, value))
      }
      content = .mapping(pairs)
    case .alias: return nil
    }
  }
}
