import Coverage
import CoverageReport
import Foundation
import GeoFormats
import History
import TestSupport

/// A small town whose outlets and communities change from quarter to quarter, as seeds decide.
struct Town {
  struct Outlet {
    var id: String
    var category: String
    var longitude: Int
    var latitude: Int
  }

  struct Community {
    var id: String
    var longitude: Int
    var latitude: Int
    var residents: Int
  }

  static let categories = ["bank", "bakery", "clinic", "pharmacy"]

  private(set) var outlets: [Outlet] = []
  private(set) var communities: [Community] = []
  private var random: SeededGenerator
  private var last = 0

  init(seed: UInt64, communities: Int = 15, outlets: Int = 60) {
    random = SeededGenerator(seed: seed)
    for _ in 0..<communities { addCommunity() }
    for _ in 0..<outlets { addOutlet() }
  }

  private mutating func number() -> Int {
    last += 1
    return last
  }

  private mutating func coordinate() -> Int { Int.random(in: 0..<400, using: &random) }

  private mutating func addCommunity() {
    communities.append(
      Community(
        id: "c\(number())", longitude: coordinate(), latitude: coordinate(),
        residents: Int.random(in: 100..<9_000, using: &random)))
  }

  private mutating func addOutlet() {
    outlets.append(
      Outlet(
        id: "o\(number())", category: Self.categories.randomElement(using: &random)!,
        longitude: coordinate(), latitude: coordinate()))
  }

  /// A quarter passes: outlets open, close, move and change what they serve, now and then a community comes or goes.
  mutating func pass() {
    for _ in 0..<Int.random(in: 0..<5, using: &random) {
      outlets.remove(at: Int.random(in: 1..<outlets.count, using: &random))
      addOutlet()
    }
    let moved = Int.random(in: 0..<outlets.count, using: &random)
    outlets[moved].longitude = coordinate()
    let other = Int.random(in: 0..<outlets.count, using: &random)
    outlets[other].category = Self.categories.randomElement(using: &random)!
    if Bool.random(using: &random) {
      communities.remove(at: Int.random(in: 0..<communities.count, using: &random))
      addCommunity()
    }
    outlets.shuffle(using: &random)
  }

  /// Ten metres or so a step, at 10° E, 50° N.
  private func degrees(_ origin: Int, _ step: Int) -> String {
    "\(origin).\(String(step + 10_000).dropFirst())"
  }

  var communitiesCSV: String {
    "id,name,lon,lat,population,city\n"
      + communities.map { community in
        """
        \(community.id),名\(community.id),\(degrees(10, community.longitude)),\
        \(degrees(50, community.latitude)),\(community.residents),一城

        """
      }.joined()
  }

  var outletsCSV: String {
    "id,category,lon,lat,name\n"
      + outlets.map { outlet in
        """
        \(outlet.id),\(outlet.category),\(degrees(10, outlet.longitude)),\
        \(degrees(50, outlet.latitude)),店\(outlet.id)

        """
      }.joined()
  }

  /// Analyses the town as it is.
  func run(in folder: TemporaryFolder, _ name: String, radius: Double = 800) async throws
    -> FinishedRun
  {
    try folder.write("c.csv", communitiesCSV)
    try folder.write("o.csv", outletsCSV)
    var options = RunOptions(communities: folder.path("c.csv"), outlets: folder.path("o.csv"))
    options.walk = .radius(radius)
    var run = try await CoverageRun.analyze(options)
    let output = try OutputFolder(
      path: folder.path(name), names: CoverageRun.fileNames, force: true)
    try await run.write(to: output)
    return try FinishedRun.read(folder.path(name))
  }
}
