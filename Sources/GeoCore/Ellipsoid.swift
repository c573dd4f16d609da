/// The WGS 84 reference ellipsoid (NGA.STND.0036, 2014, table 3.1), the only Earth in this project.
public enum WGS84 {
  /// Equatorial radius in metres.
  public static let equatorialRadius = 6_378_137.0
  /// Flattening.
  public static let flattening = 1 / 298.257223563
  /// First eccentricity squared, f(2 − f).
  public static let eccentricitySquared = flattening * (2 - flattening)
  /// The smallest radius of normal curvature in metres: the meridian's at the equator, a(1 − e²).
  public static let smallestCurvatureRadius = equatorialRadius * (1 - eccentricitySquared)
  /// The largest radius of normal curvature in metres: every direction's at a pole, a/√(1 − e²).
  public static let largestCurvatureRadius =
    equatorialRadius / (1 - eccentricitySquared).squareRoot()
}
