/// Which OpenStreetMap objects are read of a file.
public struct OSMQuery: Hashable, Sendable {
  /// In which shapes objects are wanted.
  public struct Shapes: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt32

    /// Takes bits over.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Nodes.
    public static let points = Shapes(rawValue: 1)
    /// Ways, with all their nodes.
    public static let lines = Shapes(rawValue: 2)
    /// Closed ways and multipolygons.
    public static let areas = Shapes(rawValue: 4)
  }

  /// Something that an object's tags may say.
  public struct Condition: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Whether every key that begins so is meant.
    public var isPrefix: Bool
    /// The values of which one is needed; `nil` where any will do. A tag has each value that stands between its semicolons.
    public var values: Set<String>?

    /// States a condition.
    public init(_ key: String, isPrefix: Bool = false, values: Set<String>? = nil) {
      self.key = key
      self.isPrefix = isPrefix
      self.values = values
    }
  }

  /// Conditions of which a node has to meet one; `nil` where no nodes are wanted.
  public var points: [Condition]?
  /// Conditions of which a way has to meet one to be read as a line; `nil` where no lines are wanted.
  public var lines: [Condition]?
  /// Conditions of which a closed way or a multipolygon has to meet one; `nil` where no areas are wanted.
  public var areas: [Condition]?

  /// Asks for objects that meet one of some conditions, each shape's its own.
  public init(
    points: [Condition]? = nil, lines: [Condition]? = nil, areas: [Condition]? = nil
  ) {
    self.points = points
    self.lines = lines
    self.areas = areas
  }

  /// Asks for objects that meet one of some conditions.
  public init(_ shapes: Shapes, where conditions: [Condition]) {
    self.init(
      points: shapes.contains(.points) ? conditions : nil,
      lines: shapes.contains(.lines) ? conditions : nil,
      areas: shapes.contains(.areas) ? conditions : nil)
  }
}

extension OSMQuery.Condition {
  /// Whether tags meet the condition.
  public func isMet(by tags: OSMTags) -> Bool {
    guard isPrefix else { return tags[key].map(accepts) ?? false }
    return tags.pairs.contains { $0.key.hasPrefix(key) && accepts($0.value) }
  }

  /// Whether a value, or one between its semicolons, is one of those needed.
  public func accepts(_ value: String) -> Bool {
    guard let values else { return true }
    if values.contains(value) { return true }
    return value.utf8.contains(UInt8(ascii: ";"))
      && OSMTags.values(in: value).contains { values.contains($0) }
  }

  /// The condition as it is handed to libosmium's filter, a line for each value.
  var lines: [String] {
    let key = isPrefix ? "\(key)*" : key
    return values.map { $0.sorted().map { "\(key)=\($0)" } } ?? [key]
  }
}
