import FoundationEssentials
import GeoFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of a finished run, whose files are held against its manifest as they are read.
struct ResultFolder: Sendable {
  let path: String
  let record: RunRecord
  let manifest: ResultBytes

  /// Opens a run and sees that all its files are there.
  ///
  /// - Throws: `FinishedRunError`.
  init(_ path: String) throws(FinishedRunError) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    (record, manifest) = try RunRecord.read(path)
    for needed in ["coverage.csv", "communities.csv", PlacesFile.name, "summary.json"]
    where !has(needed) {
      throw .otherFormat(folder: path, format: Manifest.format)
    }
    for result in record.results where access(path + "/" + result.name, R_OK) != 0 {
      throw .incomplete(folder: path, file: result.name)
    }
  }

  /// Whether the run has written a file.
  func has(_ name: String) -> Bool { record.results.contains { $0.name == name } }

  func path(_ name: String) -> String { path + "/" + name }

  /// Refuses a file that is not what the run has written.
  func check(_ name: String, _ sha256: String) throws(FinishedRunError) {
    guard record.results.contains(where: { $0.name == name && $0.sha256 == sha256 }) else {
      throw .changed(file: path(name))
    }
  }

  /// A table of the run.
  ///
  /// - Throws: `InputError` where the system does not read it, `FinishedRunError.changed`.
  func table(_ name: String) throws -> ResultTable {
    let table = try ResultTable(path: path(name))
    try check(name, table.sha256)
    return table
  }

  /// The bytes of a file of the run.
  func bytes(_ name: String) throws -> ContiguousArray<UInt8> {
    let file = try ResultBytes(path: path(name))
    try check(name, file.sha256)
    return file.bytes
  }

  /// A document of the run.
  func document<Document: Decodable>(_ name: String, _ type: Document.Type) throws -> Document {
    let data = Data(try bytes(name))
    do { return try RunRecord.decode(type, data) } catch {
      throw FinishedRunError.inconsistent(file: path(name), line: nil)
    }
  }
}
