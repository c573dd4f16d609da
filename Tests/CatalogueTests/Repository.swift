import Foundation

/// The repository's files that tests use.
enum Repository {
  private static let data = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "GeoData")

  /// The example of a city's changes.
  static let example = path("standards/examples/hill-town.yaml")

  /// The path of a file under `GeoData`.
  static func path(_ name: String) -> String {
    data.appending(path: name).path(percentEncoded: false)
  }
}
