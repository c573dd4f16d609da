import GeoFormats

/// A single file that appears whole or not at all.
struct OutputPath {
  let folder: OutputFolder
  let name: String

  init(_ path: String, force: Bool) throws(OutputError) {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    folder = try OutputFolder(path: parent, names: [name], force: force)
    let partial = folder
    Interruption.cleanUp { partial.removePartial() }
  }

  /// Writes the whole file.
  func write(_ text: borrowing ByteWriter) throws(OutputError) {
    try folder.write(name, text)
    try folder.commit()
  }
}
