import CGeoData
import Digest

/// A data file that ships with the product, built into it.
public struct ShippedFile {
  /// The path under `GeoData`, such as `standards/everyday.yaml`.
  public let path: String
  /// What the file holds.
  public let bytes: UnsafeRawBufferPointer

  /// SHA-256 of the file, in hexadecimal digits.
  public var sha256: String { SHA256.hexadecimal(of: bytes) }

  /// All files, in the order of their paths.
  public static let all: [ShippedFile] = (0..<cgeodata_count())
    .map { ShippedFile(cgeodata_file($0)) }
    .sorted { $0.path < $1.path }

  /// The file with a path, or `nil`.
  public static func named(_ path: String) -> ShippedFile? {
    all.first { $0.path == path }
  }

  /// The names of a folder's files, without folder and ending.
  public static func names(in folder: String, ending: String = ".yaml") -> [String] {
    all.map(\.path)
      .filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(ending) }
      .map { String($0.dropFirst(folder.count + 1).dropLast(ending.count)) }
  }

  private init(_ file: CGeoDataFile) {
    path = String(cString: file.path)
    bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count)
  }
}

// The memory is the binary's own: constant, and there as long as the process.
extension ShippedFile: @unchecked Sendable {}
