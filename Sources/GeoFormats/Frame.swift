import CPROJ
import GeoCore

/// What the coordinates of a table mean.
public enum Frame: Hashable, Sendable {
  /// WGS 84 longitude and latitude in degrees (EPSG:4326).
  case wgs84
  /// Any other system that PROJ knows: an EPSG code, WKT, or a PROJ string. Columns are easting and northing, or
  /// longitude and latitude, whatever order the system's definition has.
  case proj(String)

  /// Recognises WGS 84 by its usual names; anything else is left to PROJ.
  public init(_ text: String) {
    let name = text.trimmingSpaces().uppercased()
    self =
      ["EPSG:4326", "4326", "WGS84", "WGS 84", "OGC:CRS84", "CRS84"].contains(name)
      ? .wgs84 : .proj(Int(name) != nil ? "EPSG:\(name)" : text.trimmingSpaces())
  }

  /// The name to show.
  public var name: String {
    switch self {
    case .wgs84: "EPSG:4326"
    case .proj(let definition): definition
    }
  }
}

/// Why a frame cannot be used.
public struct FrameError: Error, Hashable, Sendable {
  /// The frame's name as given.
  public var frame: String
  /// What PROJ says.
  public var reason: String
}

/// Brings positions of one frame to WGS 84 longitude and latitude.
final class FrameConverter {
  private let context: OpaquePointer
  private let transformation: OpaquePointer
  /// Whether the frame is a projection, whose coordinates are lengths.
  let isInMetres: Bool

  /// Prepares a conversion.
  ///
  /// - Throws: `FrameError` where PROJ does not know the frame or no way from it to WGS 84.
  init(_ definition: String) throws(FrameError) {
    context = proj_context_create()
    proj_log_level(context, PJ_LOG_NONE)
    let type = Self.type(of: definition, context)
    guard let type, let raw = proj_create_crs_to_crs(context, definition, "EPSG:4326", nil),
      let normalised = proj_normalize_for_visualization(context, raw)
    else {
      proj_context_destroy(context)
      throw FrameError(
        frame: definition,
        reason: type == nil
          ? "PROJ knows no such horizontal coordinate system" : "PROJ knows no way to WGS 84")
    }
    proj_destroy(raw)
    transformation = normalised
    isInMetres = type == PJ_TYPE_PROJECTED_CRS
  }

  /// What kind of system a definition names; `nil` for none, and for those that have no longitude and latitude or easting
  /// and northing: geocentric, vertical and others.
  private static func type(of definition: String, _ context: OpaquePointer?) -> PJ_TYPE? {
    // A PROJ string without this names an operation.
    let isString = definition.contains("+proj") && !definition.contains("+type=crs")
    guard var system = proj_create(context, definition + (isString ? " +type=crs" : "")) else {
      return nil
    }
    defer { proj_destroy(system) }
    var type = proj_get_type(system)
    if type == PJ_TYPE_BOUND_CRS, let source = proj_get_source_crs(context, system) {
      proj_destroy(system)
      system = source
      type = proj_get_type(system)
    }
    let horizontal = [
      PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS, PJ_TYPE_PROJECTED_CRS,
      PJ_TYPE_COMPOUND_CRS,
    ]
    return horizontal.contains(type) ? type : nil
  }

  deinit {
    proj_destroy(transformation)
    proj_context_destroy(context)
  }

  /// The position in degrees; `nil` where the frame has none there.
  func convert(_ x: Double, _ y: Double) -> Coordinate? {
    // Far outside every projection, and some wrap it round to a position all the same.
    guard abs(x) < 1e9, abs(y) < 1e9 else { return nil }
    let result = proj_trans(transformation, PJ_FWD, proj_coord(x, y, 0, .infinity))
    let coordinate = Coordinate(longitude: result.lp.lam, latitude: result.lp.phi)
    return coordinate.isValid ? coordinate : nil
  }
}
