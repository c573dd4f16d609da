import GeoCore
import GeoFormats

/// Writes `context.csv`: the communities outside the study area, of which nothing is asked, and where they are in
/// the working frame.
enum ContextFile {
  static let name = "context.csv"
  static let headers = ["id", "name", "longitude", "latitude"]

  static func text(_ run: CoverageRun) -> ByteWriter {
    var writer = ByteWriter()
    writer.append(headers.joined(separator: ",") + "\n")
    for row in 0..<run.context.count {
      writer.append(field: row, of: run.context.ids)
      writer.append(44)
      if let names = run.context.names { writer.append(field: row, of: names) }
      let place = run.context.positions[row]
      for degrees in [place.longitude, place.latitude] {
        writer.append(44)
        // As fine as `places.bin` has them.
        writer.append(degrees, decimals: 7)
      }
      writer.append(10)
    }
    return writer
  }
}
