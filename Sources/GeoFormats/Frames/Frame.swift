/// What the coordinates of a table mean.
public enum Frame: Hashable, Sendable {
  /// WGS 84 longitude and latitude in degrees (EPSG:4326).
  case wgs84
  /// The frame of Amap, Tencent and other maps of China, in degrees: WGS 84 moved by up to 700 m, see <doc:CoordinateFrames>.
  case gcj02
  /// Baidu's frame in degrees: GCJ-02 moved by another 0.9 km or so.
  case bd09
  /// Any other system that PROJ knows: an EPSG code, WKT, or a PROJ string. Columns are easting and northing, or
  /// longitude and latitude, whatever order the system's definition has.
  case proj(String)

  /// Recognises frames by their usual names, in any case, with or without hyphens and spaces; anything else is left to PROJ.
  public init(_ text: String) {
    let text = text.trimmingSpaces()
    let name = text.uppercased().filter { !" -_".contains($0) }
    if let known = Self.names.first(where: { $0.names.contains(name) }) {
      self = known.frame
    } else {
      self = .proj(Int(name) != nil ? "EPSG:\(name)" : text)
    }
  }

  /// Names in capital letters, without hyphens, spaces and underscores.
  private static let names: [(frame: Frame, names: Set<String>)] = [
    (.wgs84, ["EPSG:4326", "4326", "WGS84", "OGC:CRS84", "CRS84", "GPS"]),
    (
      .gcj02,
      [
        "GCJ02", "GCJ", "火星坐标", "火星坐标系", "国测局坐标", "AMAP", "GAODE", "AUTONAVI", "高德", "高德地图",
        "TENCENT", "QQ", "腾讯", "腾讯地图",
      ]
    ),
    (.bd09, ["BD09", "BD09LL", "BAIDU", "百度", "百度坐标", "百度坐标系", "百度地图"]),
    (.proj("EPSG:4490"), ["CGCS2000", "国家2000", "2000国家大地坐标系", "TIANDITU", "天地图"]),
  ]

  /// The name to show.
  public var name: String {
    switch self {
    case .wgs84: "EPSG:4326"
    case .gcj02: "GCJ-02"
    case .bd09: "BD-09"
    case .proj(let definition): definition
    }
  }

  /// Whether coordinates are known to be degrees without asking PROJ.
  var isGeographic: Bool {
    if case .proj = self { return false }
    return true
  }
}
