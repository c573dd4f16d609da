import GeoCore
import Foundation
func load(_ path: String, _ lonC: Int, _ catC: Int?) -> (Positions, [String]) {
  let text = try! Data(contentsOf: URL(fileURLWithPath: path))
  var lon = ContiguousArray<Double>(), lat = ContiguousArray<Double>(); var cats: [String] = []
  text.withUnsafeBytes { raw in
    let b = raw.bindMemory(to: UInt8.self)
    var i = 0; var first = true; var fields: [Range<Int>] = []; var s = 0
    while i < b.count {
      if b[i] == 44 { fields.append(s..<i); s = i+1 }
      else if b[i] == 10 { fields.append(s..<i); s = i+1
        if !first {
          lon.append(strtod(UnsafePointer<CChar>(OpaquePointer(b.baseAddress! + fields[lonC].lowerBound)), nil))
          lat.append(strtod(UnsafePointer<CChar>(OpaquePointer(b.baseAddress! + fields[lonC+1].lowerBound)), nil))
          if let catC { cats.append(String(decoding: b[fields[catC]], as: UTF8.self)) }
        }
        first = false; fields.removeAll(keepingCapacity: true) }
      i += 1 } }
  return (Positions(longitudes: lon, latitudes: lat), cats)
}
let clock = ContinuousClock()
func timed<T>(_ n: String, _ f: () async throws -> T) async rethrows -> T { let s = clock.now; let r = try await f(); print(n, clock.now - s); return r }
let dir = CommandLine.arguments[1]
let ppt = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2])! : 512
let ppc = CommandLine.arguments.count > 3 ? Double(CommandLine.arguments[3])! : 2
let (com, _) = load(dir + "/communities.csv", 3, nil)
let (out, cats) = load(dir + "/outlets.csv", 3, 2)
let names = Set(cats).sorted()
let code = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt32($0)) })
let grouping = Grouping(labels: ContiguousArray(cats.map { code[$0]! }), groups: names.indices.map { [$0] }, groupCount: names.count)
let density = CommandLine.arguments.count > 2 ? GridIndex.Density(pointsPerTile: ppt, pointsPerCell: ppc) : .standard(groupCount: names.count)
for w in [1, 2, 2] {
  let index = try await timed("build \(w)") { try await GridIndex(out, grouping: grouping, density: density, workers: w) }
  let order = await timed("order") { (0..<com.count).sorted { let a = com[$0], b = com[$1]; let ka = Int(a.latitude * 100), kb = Int(b.latitude*100); return (ka, a.longitude) < (kb, b.longitude) } }
  let qs = await timed("points") { order.map { QueryPoint(com[$0]) } }
  let limit = DistanceLimit(metres: 1000)
  let blocks = (qs.count + 511)/512
  let counts = try await timed("count \(w)") { try await concurrentMap(blocks, workers: w) { block -> (Int, QueryWork) in
    var n = 0; let desk = GridSearch(index)
    for q in qs[block*512..<min(qs.count, block*512+512)] { desk.count(within: limit, of: q); for c in desk.counts { n += Int(c) } }
    return (n, desk.work) } }
  var work = QueryWork(); for c in counts { work += c.1 }
  print("pairs", counts.reduce(0) { $0 + $1.0 }, work)
  let near = try await timed("nearest \(w)") { try await concurrentMap(blocks, workers: w) { block -> (Double, QueryWork) in
    var n = 0.0; let desk = GridSearch(index)
    for q in qs[block*512..<min(qs.count, block*512+512)] { desk.findNearest(to: q); for c in desk.nearest { n += c!.metres } }
    return (n, desk.work) } }
  var work2 = QueryWork(); for c in near { work2 += c.1 }
  print("nearest", near.reduce(0) { $0 + $1.0 }, work2, "cells", index.cellCount)
}
