import GeoFormats

extension RunOptions {
  /// The files that a run reads, with their sizes, as far as the system tells them.
  var files: [(path: String, bytes: Int)] {
    let paths = [
      communities, outlets, entrances, osm?.path, buildings,
      reach == .circle ? nil : networkSource?.path,
    ]
    return paths.compactMap { path in
      path.flatMap { path in fileSize(atPath: path).map { (path, $0) } }
    }
  }

  /// How much memory the run takes at most beside ``memoryOfTheProcess``, in bytes, where all of it is there at once.
  ///
  /// By what runs of the sizes and kinds told in <doc:Batches> took, and a third more.
  var neededMemory: Int {
    files.reduce(16 << 20) { $0 + Int(Double($1.bytes) * Self.factor($1.path)) }
  }

  /// What the process takes before it reads anything, in bytes.
  static let memoryOfTheProcess = 32 << 20

  /// Bytes of memory for each byte of a file.
  private static func factor(_ path: String) -> Double {
    let name = path.lowercased()
    let factors: [(endings: [String], factor: Double)] = [
      ([".osm.pbf", ".pbf", ".osm.bz2"], 12), ([".gz"], 10), ([".xlsx"], 8), ([".osm"], 2),
      ([".geojson", ".json", ".geojsonl", ".ndjson"], 4.5), ([".lcnet"], 6),
    ]
    return factors.first { $0.endings.contains { name.hasSuffix($0) } }?.factor ?? 2
  }
}
