import CoverageReport
import Digest
import Foundation
import GeoFormats
import TestSupport

/// The folder of a batch of seeded cities, as `batch` leaves it behind.
struct SampleBatch {
  /// A city, and what it is analysed with.
  struct City: Sendable {
    var name: String
    var province: String?
    var pilot: String?
    var communities = 20
    var outlets = 200
    var hasResidents = true
    /// Whether the table says which communities lie in the main urban area: every third.
    var hasMain = false
    var options: @Sendable (inout RunOptions) -> Void = { $0.standards = ["everyday"] }
  }

  /// Cities in two provinces, on two lists of pilot areas and on none, with residents and without.
  static let cities: [City] = [
    City(name: "南京", province: "江苏", pilot: "南京市", outlets: 1_200),
    City(name: "苏州", pilot: "苏州市", communities: 35, hasMain: true),
    City(name: "武汉", province: "湖北省", outlets: 800, hasResidents: false),
    City(name: "火星", pilot: "火星市", communities: 9),
    City(name: "无名", communities: 1, outlets: 60),
  ]

  private static let categories = [
    "wet-market", "convenience", "pharmacy", "breakfast", "kindergarten", "primary-school",
    "clinic", "parcel", "hair-beauty", "bakery", "canteen", "fitness", "bookstore",
    "elderly-care", "repair", "bank", "recycling", "laundry", "supermarket",
  ]

  /// Analyses cities into the folder of a batch and makes the batch's record of them.
  static func write(
    _ cities: [City], to folder: TemporaryFolder, name: String = "batch"
  ) async throws -> BatchRecord {
    var records: [BatchRecord.City] = []
    for (number, city) in cities.enumerated() {
      var random = SeededGenerator(seed: UInt64(number))
      let (lon, lat) = (100 + Double(number) * 2, 25 + Double(number))
      func place() -> String {
        "\(lon + 0.01 * random.normal()),\(lat + 0.008 * random.normal())"
      }
      let communities = (0..<city.communities).map { row in
        let residents = row % 5 == 3 ? "" : "\(500 + Int(random.next() % 4_000))"
        return "c\(row),\(place())" + (city.hasResidents ? ",\(residents)" : "")
          + (city.hasMain ? ",\(row % 3 == 0)" : "")
      }
      let outlets = (0..<city.outlets).map { row in
        "o\(row),\(categories[Int(random.next() % UInt64(categories.count))]),\(place())"
      }
      let header =
        "id,lon,lat" + (city.hasResidents ? ",population" : "") + (city.hasMain ? ",main" : "")
      var options = RunOptions(
        communities: try folder.write("c.csv", ([header] + communities).lines),
        outlets: try folder.write("o.csv", (["id,category,lon,lat"] + outlets).lines))
      options.communitiesFrame = .wgs84
      options.outletsFrame = .wgs84
      city.options(&options)
      var run = try await CoverageRun.analyze(options)
      try await run.write(
        to: OutputFolder(
          path: folder.path("\(name)/city-\(number)"), names: CoverageRun.fileNames, force: false))
      records.append(
        BatchRecord.City(
          city: city.name, folder: "city-\(number)", province: city.province, pilot: city.pilot))
    }
    return BatchRecord(cities: records)
  }
}

extension Workplace {
  /// Analyses cities as a batch and rolls them up.
  func rollup(_ cities: [SampleBatch.City] = SampleBatch.cities) async throws -> Rollup {
    try await SampleBatch.write(cities, to: folder).write(to: folder)
    return try await Rollup.read(folder.path("batch"), workers: 3)
  }

  /// Changes a file of a run, and the manifest with it, as somebody might who wants to be believed.
  func rewrite(_ name: String, _ text: String, ofRun run: String) throws {
    func sha256(_ bytes: Data) -> String {
      bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) }
    }
    let old = sha256(try bytes("\(run)/\(name)"))
    try folder.write("\(run)/\(name)", text)
    let manifest = try folder.text("\(run)/manifest.json")
    let changed = manifest.replacing(old, with: sha256(Data(text.utf8)))
    try folder.write("\(run)/manifest.json", changed)
  }
}

extension BatchRecord {
  /// Writes the record into a batch's folder.
  func write(to folder: TemporaryFolder, name: String = "batch") throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(name), withIntermediateDirectories: true)
    try folder.write("\(name)/batch.json", json().bytes())
  }
}

extension [String] {
  fileprivate var lines: String { joined(separator: "\n") + "\n" }
}
