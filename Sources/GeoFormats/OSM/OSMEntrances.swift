/// The entrances of outlets that are drawn as areas.
public struct OSMEntrances: Sendable {
  /// An entrance.
  public struct Entrance: Hashable, Sendable {
    /// The id of the outlet that it leads to.
    public var outlet: String
    /// The node.
    public var feature: OSMFeature
    /// Where it is.
    public var point: OSMPoint

    /// Its name or number; empty where it has neither.
    public var name: String { feature.name.isEmpty ? feature.tags["ref"] ?? "" : feature.name }
  }

  /// Those of each outlet together, in the order of the outlets and of the entrances' numbers.
  public let entrances: [Entrance]

  /// What a node has to say to be an entrance.
  public static let condition = OSMQuery.Condition("entrance")

  /// Values of `entrance` that are not for those who come to be served, by the wiki's page on the key: ways out, and doors of
  /// staff, goods, cars and homes.
  static let others: Set = [
    "no", "exit", "emergency", "fire_exit", "service", "staff", "delivery", "garage", "home",
    "private",
  ]
  /// Values of `access` and `foot` that close an entrance to them.
  static let closed: Set = ["no", "private", "delivery", "emergency"]

  /// Finds the entrances among objects: nodes on the outline of an outlet, or of a hole in it.
  ///
  /// One on the outlines of several outlets is an entrance of each.
  ///
  /// - Parameters:
  ///   - data: The objects.
  ///   - outlets: The outlets.
  /// - Complexity: O(objects + corners of outlets).
  public init(_ data: OSMData, of outlets: OSMOutlets) {
    // A node of a way is where the way has a corner, to the last bit.
    var doors: [OSMPoint: [OSMFeature]] = [:]
    for feature in data.features {
      guard case .point(let point) = feature.shape, Self.isEntrance(feature.tags, on: data.date)
      else { continue }
      doors[point, default: []].append(feature)
    }
    entrances =
      doors.isEmpty
      ? []
      : outlets.outlets.flatMap { outlet -> [Entrance] in
        guard case .area = outlet.feature.shape else { return [] }
        let found = Set(outlet.feature.shape.corners.flatMap { doors[$0] ?? [] })
        return found.sorted { $0.number < $1.number }.compactMap { door in
          guard case .point(let point) = door.shape else { return nil }
          return Entrance(outlet: outlet.feature.id, feature: door, point: point)
        }
      }
  }

  private static func isEntrance(_ tags: OSMTags, on date: OSMDate?) -> Bool {
    guard let values = tags["entrance"].map(OSMTags.values), !values.isEmpty else { return false }
    // `main;emergency` is a main entrance too.
    guard values.contains(where: { !others.contains($0) }) else { return false }
    // On foot goes before access in general.
    if let access = tags["foot"] ?? tags["access"], closed.contains(access) { return false }
    return !OSMLifecycle.isOutOfUse(tags, on: date)
  }

  /// How many outlets have entrances.
  public var outletCount: Int { Set(entrances.map(\.outlet)).count }
}
