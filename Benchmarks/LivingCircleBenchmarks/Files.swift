import Foundation
import Workload

/// A made-up city in a temporary folder, which goes with this object.
final class Files: Sendable {
  static let communityCount = 1_000

  let size: Size
  private let folder: URL

  init(_ size: Size) throws {
    self.size = size
    folder = FileManager.default.temporaryDirectory.appending(
      path: "livingcircle-benchmarks-\(UUID().uuidString)")
    try Workload(Recipe(communities: Self.communityCount, outlets: size.outlets))
      .write(to: folder)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var communities: String { path("communities.csv") }
  var outlets: String { path("outlets.csv") }
  var results: String { path("results") }

  private func path(_ name: String) -> String { folder.appending(path: name).path }
}
