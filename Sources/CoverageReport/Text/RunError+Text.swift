import GeoCore
public import GeoFormats

extension RunError {
  /// What is wrong and what to do about it.
  public var text: String {
    switch self {
    case .undeclaredFrame(let file, let longitude, let latitude):
      """
      \(file): \(longitude), \(latitude) lies in the rectangle round China, where WGS 84, GCJ-02 and BD-09 are all in use and differ by 0.5 to \
      1 km. Say which one it is: --crs EPSG:4326 for WGS 84 (GPS, OpenStreetMap).
      """
    case .apart(let metres, let communities, let outlets):
      """
      \(outlets): no outlet is within 100 km of any community of \(communities); the nearest is \(Int(metres / 1_000)) km \
      away. Check that both files are of the same city and in the same frame (--crs).
      """
    case .swappedAxes(let communities, let first, let outlets, let other):
      """
      \(communities), \(outlets): longitude and latitude seem to be swapped in one of the two; the first community is at \
      longitude \(first.longitude), latitude \(first.latitude), the first outlet at longitude \(other.longitude), latitude \
      \(other.latitude). Correct the headers, or say --column lon=HEADER --column lat=HEADER.
      """
    case .noCategories(let file):
      "\(file): no outlet has a category. Check the column of categories, or name it: --column category=HEADER."
    case .unknownCommunity(let id, let file, let similar):
      "\(file): no community has the id \"\(id)\"."
        + (similar.isEmpty ? "" : " Did you mean \(similar.joined(separator: ", "))?")
    case .invalidWalk(let metres):
      "A walk of \(metres) m cannot be used: --radius, or --minutes × --speed ÷ --detour, must lie in 0...5,000,000 m."
    }
  }
}

extension OutputError {
  /// What is wrong and what to do about it.
  public var text: String {
    switch reason {
    case .exists:
      "\(path): an earlier run is there. Name another folder, or say --force to replace it."
    case .notAFolder: "\(path): is a file, not a folder. Name a folder: --output DIR."
    case .system:
      "\(path): cannot be written: \(systemMessage ?? ""). Check the path, the disk's room and your right to write there."
    }
  }
}

extension FrameError {
  /// What is wrong and what to do about it.
  public var text: String {
    "--crs \"\(frame)\": \(reason). Give an EPSG code such as EPSG:4326 or EPSG:4549, WKT, or a PROJ string."
  }
}
