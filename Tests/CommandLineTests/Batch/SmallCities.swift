import Foundation
import TestSupport

/// Cities of some sizes, made up of seeds, with a manifest that names them.
struct SmallCities {
  let place: Workplace
  let names: [String]

  /// Makes cities and their manifest, `cities.csv`.
  init(_ count: Int, seed: UInt64 = 7, columns: String = "", values: String = "") throws {
    place = try Workplace()
    names = (0..<count).map { "city\($0)" }
    var random = SeededGenerator(seed: seed)
    for name in names { try Self.write(name, place.folder, &random) }
    let rows = names.map { "\($0),\($0)-c.csv,\($0)-o.csv\(values)\n" }
    try place.folder.write("cities.csv", "city,communities,outlets\(columns)\n" + rows.joined())
  }

  /// Writes one city's tables anew.
  static func write(
    _ name: String, _ folder: TemporaryFolder, _ random: inout SeededGenerator
  ) throws {
    func degrees() -> String { String(Int.random(in: 100_000...199_999, using: &random)) }
    let communities = (0..<Int.random(in: 1...60, using: &random)).map {
      "c\($0),10.\(degrees()),50.\(degrees())\n"
    }
    let outlets = (0..<Int.random(in: 1...500, using: &random)).map { row in
      "o\(row),k\(row % 9),10.\(degrees()),50.\(degrees())\n"
    }
    try folder.write("\(name)-c.csv", "id,lon,lat\n" + communities.joined())
    try folder.write("\(name)-o.csv", "id,category,lon,lat\n" + outlets.joined())
  }

  /// Every file of a batch by its path, hidden ones left out.
  func files(_ output: String) throws -> [String: Data] {
    let root = place.folder.path(output)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root)
    return try Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
        if isFolder.boolValue || path.hasPrefix(".") { return nil }
        return (path, try Data(contentsOf: URL(filePath: root + "/" + path)))
      })
  }

  /// The numbers that the disk has for the manifests of all cities: another one where a city was done again.
  func entries(_ output: String) throws -> [Int] {
    try names.map { name in
      let path = place.folder.path("\(output)/\(name)/manifest.json")
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      return attributes[.systemFileNumber] as? Int ?? 0
    }
  }
}
