import Foundation
import GeoFormats
import TestSupport

/// The made-up city as other programs write it.
enum Fixture {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  static func path(_ name: String) -> String {
    folder.appending(path: name).path(percentEncoded: false)
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path(name))))
  }

  /// The GeoPackage, which is packed in the repository.
  static func geoPackage() throws -> [UInt8] {
    Array(try GzipSource(FileSource(path: path("city.gpkg.gz"))).readAll())
  }
}
