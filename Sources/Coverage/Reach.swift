/// How near is measured.
public enum Reach: String, Codable, Sendable, CaseIterable {
  /// By the geodesic: as the crow flies.
  case circle
  /// By the shortest walk on a network of paths.
  case network
}
