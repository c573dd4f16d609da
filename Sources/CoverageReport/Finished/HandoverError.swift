/// What keeps a finished run from being handed over in some form.
public enum HandoverError: Error, Hashable, Sendable {
  /// GeoJSON is on WGS 84, and the run is not.
  case notWGS84(folder: String, frame: String)
  /// A sheet of a workbook has no room for so many columns.
  case tooManyColumns(folder: String, sheet: String, count: Int, most: Int)
}
