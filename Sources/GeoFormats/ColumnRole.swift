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

  /// The headers that are recognised, in lower case.
  public var headers: [String] {
    switch self {
    case .id: ["id", "编号"]
    case .name: ["name", "名称"]
    case .longitude: ["lon", "lng", "longitude", "x", "经度"]
    case .latitude: ["lat", "latitude", "y", "纬度"]
    case .category: ["category", "type", "typecode", "业态", "类别"]
    case .population: ["population", "人口"]
    case .district: ["district", "区", "街道"]
    case .city: ["city", "城市"]
    case .kind: ["kind", "类型", "社区类型"]
    case .main: ["main", "main_urban", "主城区"]
    case .mobile: ["mobile", "流动"]
    case .chain: ["chain", "连锁"]
    case .capacity: ["capacity", "面积", "容量"]
    }
  }

  /// Roles that a table only needs where they are asked for.
  public static let attributes: [ColumnRole] = [.kind, .main, .mobile, .chain, .capacity]
}

/// Which column of a table has which role.
struct ColumnRoles {
  private(set) var columns: [ColumnRole: Int] = [:]

  /// Finds roles by header, exact names given by the user first.
  ///
  /// - Throws: `InputError` where a role is claimed twice, or a name the user gave is not there.
  init(
    headers: [String], overrides: [ColumnRole: String], attributes: [ColumnRole], file: String,
    among roles: [ColumnRole] = ColumnRole.allCases
  ) throws(InputError) {
    let known = headers.map { $0.trimmingSpaces().lowercased() }
    for role in roles
    where attributes.contains(role) || !ColumnRole.attributes.contains(role) {
      if let name = overrides[role] {
        let wanted = name.trimmingSpaces().lowercased()
        let matches = known.indices.filter { known[$0] == wanted }
        columns[role] = try Self.only(matches, of: headers, role, name, file)
        continue
      }
      let matches = known.indices.filter { role.headers.contains(known[$0]) }
      guard matches.count < 2 else {
        throw InputError([
          InputProblem(
            .ambiguousColumn(role: role, headers: matches.map { headers[$0] }), file: file, line: 1)
        ])
      }
      columns[role] = matches.first
    }
  }
}

extension ColumnRoles {
  /// The column that the user named.
  private static func only(
    _ matches: [Int], of headers: [String], _ role: ColumnRole, _ name: String, _ file: String
  ) throws(InputError) -> Int {
    guard let column = matches.first else {
      throw InputError([
        InputProblem(.unknownColumn(headers: headers), file: file, line: 1, value: name)
      ])
    }
    guard matches.count == 1 else {
      let names = matches.map { headers[$0] }
      throw InputError([
        InputProblem(.ambiguousColumn(role: role, headers: names), file: file, line: 1)
      ])
    }
    return column
  }
}

extension String {
  func trimmingSpaces() -> String {
    let trimmed = drop { $0.isWhitespace }
    guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(trimmed[...last])
  }
}
