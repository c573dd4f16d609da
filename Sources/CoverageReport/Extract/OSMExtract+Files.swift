public import GeoFormats

extension OSMExtract {
  /// The files of an extract, the one that tells it is complete last.
  public static let fileNames = [
    "outlets.csv", "entrances.csv", "communities.csv", "ATTRIBUTION.txt",
  ]

  /// Writes the files into a folder and gives them their names when all are there.
  ///
  /// - Throws: `OutputError`.
  public func write(to folder: OutputFolder) throws(OutputError) {
    try folder.write("outlets.csv", outlets.table())
    try folder.write("entrances.csv", entrances.table())
    try folder.write("communities.csv", communities.table())
    try folder.write("ATTRIBUTION.txt", attributionFile())
    try folder.commit()
  }

  /// The outlets as a table to be read.
  var outletsText: TableText { text(outlets.table().bytes()) }

  /// The entrances as a table to be read.
  var entrancesText: TableText { text(entrances.table().bytes()) }

  /// The communities as a table to be read.
  var communitiesText: TableText { text(communities.table().bytes()) }

  private func text(_ bytes: [UInt8]) -> TableText {
    TableText(path: source.path, sha256: source.sha256, bytes: source.bytes, text: bytes)
  }

  /// Who made the data, under which licence, from which file: the same in every language, as all files are.
  private func attributionFile() -> ByteWriter {
    var writer = ByteWriter()
    let file = source.path.split(separator: "/").last.map(String.init) ?? source.path
    writer.append(
      """
      © OpenStreetMap contributors

      outlets.csv, entrances.csv and communities.csv are made of OpenStreetMap data, which is available under the Open Database License 1.0:
      https://www.openstreetmap.org/copyright, https://opendatacommons.org/licenses/odbl/1-0/
      Whoever publishes them, or anything made of them, names OpenStreetMap's contributors and this licence.

      file: \(file)
      sha256: \(source.sha256)
      data: \(date?.description ?? "of unknown date")
      made by: livingcircle \(livingCircleVersion)

      """)
    return writer
  }
}
