/// Why a frame cannot be used.
public struct FrameError: Error, Hashable, Sendable {
  /// What is wrong with it.
  public enum Reason: Hashable, Sendable {
    /// PROJ knows no horizontal coordinate system of that name.
    case unknown
    /// PROJ knows the system, and no way between it and WGS 84.
    case unconnected
    /// The system is in metres, and all the values of the table could be degrees; the first are given.
    case looksLikeDegrees(Double, Double)
  }

  /// The frame's name as given.
  public var frame: String
  /// What is wrong with it.
  public var reason: Reason
  /// The table whose coordinates were to be read in it; `nil` for none.
  public var file: String?

  /// States what is wrong with a frame.
  public init(_ reason: Reason, frame: String, file: String? = nil) {
    self.frame = frame
    self.reason = reason
    self.file = file
  }
}
