import Coverage
import GeoFormats

/// Writes `communities.csv`: the input's columns, then what each community has and lacks.
enum CommunitiesFile {
  static let name = "communities.csv"

  static func text(_ run: CoverageRun) -> ByteWriter {
    var writer = ByteWriter(capacity: run.communities.count * 128)
    let added = ["required", "covered", "missing", "score", "edge"]
    // A column of the same name in the input keeps its name and is told apart by its place, before these.
    for header in run.communities.headers {
      writer.append(field: header)
      writer.append(44)
    }
    writer.append(added.joined(separator: ",") + "\n")
    let names = run.table.requirements.map { StringColumn([run.categories.names[$0.category]]) }
    var joined = ByteWriter()
    for row in 0..<run.communities.count {
      for column in run.communities.texts {
        writer.append(field: row, of: column)
        writer.append(44)
      }
      let missing = run.table.missing(community: row)
      writer.append(number: names.count)
      writer.append(44)
      let isKnown = run.table.isKnown?[row] != false
      writer.append(number: isKnown ? names.count - missing.count : 0)
      writer.append(44)
      joined.removeAll()
      for requirement in missing {
        if joined.count > 0 { joined.append(UInt8(ascii: "|")) }
        names[requirement].withBytes(0) { joined.append($0) }
      }
      joined.withBytes { writer.append(field: $0.assumingMemoryBound(to: UInt8.self)) }
      writer.append(44)
      // Three decimals, as metres have.
      if isKnown { writer.append(metres: run.table.score(community: row)) }
      writer.append(edge: run.facts.isEdge?[row])
      writer.append(10)
    }
    return writer
  }
}

extension ByteWriter {
  /// Whether the reach of a community leaves the area that the data covers; empty where nobody can tell.
  mutating func append(edge isEdge: Bool?) {
    append(44)
    if let isEdge { append(isEdge ? "true" : "false") }
  }
}
