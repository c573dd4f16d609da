/// The outlets of OpenStreetMap data, each once.
public struct OSMOutlets: Sendable {
  /// An outlet.
  public struct Outlet: Sendable {
    /// The object.
    public var feature: OSMFeature
    /// Its categories, in order.
    public var categories: [String]
    /// Where it is.
    public var point: OSMPoint
  }

  /// Nodes, ways and relations, each by number.
  public private(set) var outlets: [Outlet] = []
  /// How many were left out because they are closed, vacant, disused or no longer there.
  public private(set) var outOfUse = 0
  /// How many were left out because they are mapped twice.
  public private(set) var mappedTwice = 0

  /// Metres within which two mappings of one name and category are one outlet.
  public static let sameNameDistance = 30.0

  /// Finds the outlets among objects.
  ///
  /// Two objects are one outlet where one has all categories of the other, and either one lies inside the other and their names are
  /// the same, part of each other or missing, or they have the same name and are within ``sameNameDistance``. Kept is the one
  /// with more categories, then with a name, then with more tags that tell of the outlet, then the node, then the smaller area.
  ///
  /// - Parameters:
  ///   - data: The objects.
  ///   - categories: The categories of each object; none of what is no outlet.
  ///   - wasOutlet: Whether each object was an outlet before, where it is none.
  /// - Precondition: One element of each for every object.
  public init(_ data: OSMData, categories: [[String]], wasOutlet: [Bool]) {
    var found: [Outlet] = []
    for (index, feature) in data.features.enumerated() {
      guard let point = feature.shape.innerPoint else { continue }
      if categories[index].isEmpty {
        outOfUse += wasOutlet[index] || feature.tags["shop"] == "vacant" ? 1 : 0
      } else if OSMLifecycle.isOutOfUse(feature.tags, on: data.date) {
        outOfUse += 1
      } else {
        found.append(Outlet(feature: feature, categories: categories[index], point: point))
      }
    }
    let kept = Self.eachOnce(found)
    mappedTwice = found.count - kept.count
    outlets = kept.map { found[$0] }
  }

  /// The indices of the outlets without those that are mapped twice, in order.
  private static func eachOnce(_ found: [Outlet]) -> [Int] {
    let ranks = found.map(Rank.init)
    let order = found.indices.sorted { ranks[$0] != ranks[$1] ? ranks[$0] < ranks[$1] : $0 < $1 }
    let names = found.map { $0.feature.name.lowercased() }
    var numbers = TextNumbers()
    let entries = order.map { index in
      OSMEachOnce.Entry(
        box: found[index].feature.shape.box,
        labels: found[index].categories.map { numbers.number($0) })
    }
    let kept = OSMEachOnce.kept(entries, reach: sameNameDistance) { kept, later in
      let (kept, later) = (order[kept], order[later])
      let (one, two) = (found[kept], found[later])
      guard two.categories.allSatisfy(one.categories.contains) else { return false }
      if names[kept] == names[later], !names[kept].isEmpty {
        return one.feature.shape.isWithin(sameNameDistance, of: two.feature.shape)
      }
      guard one.feature.shape.holds(two.point) || two.feature.shape.holds(one.point) else {
        return false
      }
      return isPart(names[kept], of: names[later])
    }
    return kept.map { order[$0] }.sorted()
  }

  /// Whether one of two names is part of the other; an empty one is part of any.
  private static func isPart(_ one: String, of two: String) -> Bool {
    one.isEmpty || two.isEmpty || one.contains(two) || two.contains(one)
  }
}

/// Which of two mappings of one outlet says more; the lower one is kept.
private struct Rank: Comparable {
  private let values: SIMD8<Double>

  init(_ outlet: OSMOutlets.Outlet) {
    let feature = outlet.feature
    let telling = feature.tags.pairs.count { tag in
      !Self.ofBuildings.contains { tag.key.utf8.starts(with: $0.utf8) }
    }
    values = [
      Double(-outlet.categories.count), feature.name.isEmpty ? 1 : 0, Double(-telling),
      feature.kind == .node ? 0 : 1, feature.shape.squareMetres, 0, 0, 0,
    ]
  }

  /// What keys begin with that tell of the building and of the mapping, and not of the outlet.
  private static let ofBuildings = ["building", "roof", "height", "source", "note", "created_by"]

  static func < (a: Rank, b: Rank) -> Bool {
    for place in 0..<8 where a.values[place] != b.values[place] {
      return a.values[place] < b.values[place]
    }
    return false
  }
}
