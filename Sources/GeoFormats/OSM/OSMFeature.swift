public import GeoCore

/// What OpenStreetMap says of an object: keys and values.
public struct OSMTags: Hashable, Sendable {
  /// Keys and values, in the file's order.
  public var pairs: [Pair]

  /// A key and its value.
  public struct Pair: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: String

    /// States a tag.
    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// Takes tags over.
  public init(_ pairs: [Pair] = []) { self.pairs = pairs }

  /// The value of a key; `nil` where there is none.
  ///
  /// - Complexity: O(tags).
  public subscript(key: String) -> String? { pairs.first { $0.key == key }?.value }

  /// The values that stand between a value's semicolons.
  public static func values(in value: String) -> [String] {
    // Nearly all values: one, with no space round it.
    let ends = [value.utf8.first ?? 32, value.utf8.last ?? 32]
    if !ends.contains(32), !value.utf8.contains(UInt8(ascii: ";")) { return [value] }
    return value.split(separator: ";").map { String($0).trimmingSpaces() }.filter { !$0.isEmpty }
  }
}

/// An OpenStreetMap object with its tags and where it is.
public struct OSMFeature: Hashable, Sendable {
  /// What kind of object it is.
  public enum Kind: String, Sendable {
    /// A node.
    case node = "n"
    /// A way.
    case way = "w"
    /// A relation.
    case relation = "r"
  }

  /// The kind of object.
  public let kind: Kind
  /// Its number among those of its kind.
  public let number: Int64
  /// What is said of it.
  public let tags: OSMTags
  /// Where it is.
  public let shape: OSMShape
  /// Its name, else the English one, without line breaks and spaces next to each other; empty where it has none.
  public let name: String

  /// States an object.
  public init(_ kind: Kind, _ number: Int64, _ tags: OSMTags, _ shape: OSMShape) {
    self.kind = kind
    self.number = number
    self.tags = tags
    self.shape = shape
    let name = tags["name"].flatMap { $0.isEmpty ? nil : $0 } ?? tags["name:en"] ?? ""
    self.name =
      name.hasOnlySingleSpaces
      ? name : name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The letter of its kind and its number, such as `w29974580`.
  public var id: String { "\(kind.rawValue)\(number)" }
}

extension String {
  /// Whether all white space is single spaces inside, as far as that can be told without looking at characters.
  fileprivate var hasOnlySingleSpaces: Bool {
    var before = UInt8(ascii: " ")
    for byte in utf8 {
      // Other white space is a control character, or begins with one of these: U+0085, U+00A0, U+1680, U+2000 and on, U+3000.
      if byte < 32 || [0xC2, 0xE1, 0xE2, 0xE3].contains(byte) { return false }
      if byte == 32, before == 32 { return false }
      before = byte
    }
    return before != 32 || isEmpty
  }
}

/// A position in OpenStreetMap's own unit, 10⁻⁷ degrees.
public struct OSMPoint: Hashable, Sendable {
  /// Degrees east × 10⁷.
  public var x: Int32
  /// Degrees north × 10⁷.
  public var y: Int32

  /// States a position.
  public init(_ x: Int32, _ y: Int32) {
    self.x = x
    self.y = y
  }

  /// The position in degrees.
  public var coordinate: Coordinate {
    Coordinate(longitude: Double(x) / 1e7, latitude: Double(y) / 1e7)
  }
}

/// Where an object is.
public enum OSMShape: Hashable, Sendable {
  /// A node's position.
  case point(OSMPoint)
  /// A way's nodes, with their positions; `nil` for those that are not in the file.
  case line(nodes: [Int64], points: [OSMPoint?])
  /// An area, of at least one polygon.
  case area([OSMPolygon])
}

/// An outline and the holes in it, each closed: the last point is the first.
///
/// Where a way's outline crosses itself, what is inside goes by how often it goes round: an odd number of times.
public struct OSMPolygon: Hashable, Sendable {
  /// The outline.
  public var outline: [OSMPoint]
  /// The holes.
  public var holes: [[OSMPoint]]

  /// States a polygon.
  public init(_ outline: [OSMPoint], holes: [[OSMPoint]] = []) {
    self.outline = outline
    self.holes = holes
  }

  /// All rings, the outline first.
  var rings: [[OSMPoint]] { [outline] + holes }
}
