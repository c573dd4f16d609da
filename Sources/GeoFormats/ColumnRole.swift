/// What a column of a table means.
public enum ColumnRole: String, CaseIterable, Sendable {
  /// The row's identity, unique in its table.
  case id
  /// A name for people.
  case name
  /// Degrees east, or the easting of another frame.
  case longitude = "lon"
  /// Degrees north, or the northing of another frame.
  case latitude = "lat"
  /// The whole position: longitude, a comma and latitude, or a geometry in WKT.
  case location
  /// One or several categories, joined by `;` or `|`.
  case category
  /// Residents.
  case population
  /// The district or street office (区, 街道).
  case district
  /// The city.
  case city
  /// The kind of community, such as 老旧 or 新建.
  case kind
  /// Whether a community belongs to the main urban area (主城区).
  case main
  /// Whether an outlet moves about, such as 早餐车.
  case mobile
  /// Whether an outlet belongs to a chain.
  case chain
  /// How much an outlet holds or how large it is: square metres, places, beds.
  case capacity
  /// The id of the outlet that an entrance leads to.
  case outlet

  /// The headers that are recognised, in lower case.
  public var headers: [String] {
    switch self {
    case .id: ["id", "编号"]
    case .name: ["name", "名称"]
    case .longitude: ["lon", "lng", "longitude", "x", "经度"]
    case .latitude: ["lat", "latitude", "y", "纬度"]
    case .location:
      ["location", "lonlat", "lnglat", "坐标", "经纬度", "wkt", "geometry", "geom", "the_geom"]
    case .category: ["category", "type", "typecode", "业态", "类别"]
    case .population: ["population", "人口"]
    case .district: ["district", "区", "街道"]
    case .city: ["city", "城市"]
    case .kind: ["kind", "类型", "社区类型"]
    case .main: ["main", "main_urban", "主城区"]
    case .mobile: ["mobile", "流动"]
    case .chain: ["chain", "连锁"]
    case .capacity: ["capacity", "面积", "容量"]
    case .outlet: ["outlet_id", "outlet", "网点编号", "商业网点编号"]
    }
  }

  /// Headers that are taken where none of `headers` is there: what geographic programs call the row's key.
  var fallbackHeaders: [String] { self == .id ? ["fid", "ogc_fid", "gid", "objectid"] : [] }

  /// Roles that a table only needs where they are asked for.
  public static let attributes: [ColumnRole] = [.kind, .main, .mobile, .chain, .capacity]
}

extension PointTable.Request.Kind {
  /// What columns of such a table may mean.
  var roles: [ColumnRole] {
    self == .entrances
      ? [.outlet, .name, .longitude, .latitude, .location]
      : ColumnRole.allCases.filter { $0 != .outlet }
  }

  /// What tells the rows of such a table apart; an outlet may have several entrances.
  var identity: ColumnRole { self == .entrances ? .outlet : .id }
}

/// Which column of a table has which role.
struct ColumnRoles {
  private(set) var columns: [ColumnRole: Int] = [:]
  /// The columns that are kept as text where all are: not those of a geometry that properties repeat.
  private(set) var textColumns: [Int]

  /// Finds roles by header, exact names given by the user first.
  ///
  /// - Throws: `InputError` where a role is claimed twice, or a name the user gave is not there.
  init(
    _ header: Header, _ request: PointTable.Request, among roles: [ColumnRole]? = nil
  ) throws(InputError) {
    textColumns = Array(header.names.indices)
    for role in roles ?? request.kind.roles
    where role != .location
      && (request.attributes.contains(role) || !ColumnRole.attributes.contains(role))
    {
      columns[role] = try Self.column(role, header, request)
    }
    if let geometry = header.geometry { use(geometry, header, request) }
    // Where there are two columns, one that is called location may be anything.
    if request.columns[.location] != nil || columns[.longitude] == nil || columns[.latitude] == nil
    {
      columns[.location] = try Self.column(.location, header, request)
    }
  }

  private static func column(
    _ role: ColumnRole, _ header: Header, _ request: PointTable.Request
  ) throws(InputError) -> Int? {
    if let name = request.columns[role] {
      let name = name.trimmingSpaces().lowercased()
      return try header.column(role, named: [name], isNamed: true)
    }
    // Properties that are called lon and lat stand beside the geometry that they were made of.
    if header.geometry != nil, role == .longitude || role == .latitude { return nil }
    let usual = try header.column(role, named: role.headers, isNamed: false)
    if let usual { return usual }
    return try header.column(role, named: role.fallbackHeaders, isNamed: false)
  }

  private mutating func use(
    _ geometry: (longitude: Int, latitude: Int), _ header: Header, _ request: PointTable.Request
  ) {
    if request.columns[.location] == nil {
      columns[.longitude] = columns[.longitude] ?? geometry.longitude
      columns[.latitude] = columns[.latitude] ?? geometry.latitude
    }
    textColumns.removeAll { column in
      (column == geometry.longitude || column == geometry.latitude)
        && header.names.indices.contains {
          $0 != column && header.names[$0].lowercased() == header.names[column]
        }
    }
  }
}

extension String {
  /// The text without white space at either end.
  package func trimmingSpaces() -> String {
    let trimmed = drop { $0.isWhitespace }
    guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(trimmed[...last])
  }
}
