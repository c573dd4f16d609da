import CPROJ
package import GeoCore

/// Takes positions between a frame that PROJ knows and WGS 84; one for each task.
///
/// Columns are easting and northing, or longitude and latitude, whatever order the frame's definition has: CGCS2000's zones,
/// for one, are defined with northing first.
package final class PROJConverter {
  private let context: OpaquePointer
  private let transformation: OpaquePointer

  /// Prepares conversions.
  ///
  /// - Throws: `FrameError` where PROJ does not know the frame or no way between it and WGS 84.
  package init(_ definition: String) throws(FrameError) {
    context = proj_context_create()
    proj_log_level(context, PJ_LOG_NONE)
    let isKnown = Self.type(of: definition, context) != nil
    guard isKnown, let raw = proj_create_crs_to_crs(context, definition, "EPSG:4326", nil),
      let normalised = proj_normalize_for_visualization(context, raw)
    else {
      proj_context_destroy(context)
      throw FrameError(isKnown ? .unconnected : .unknown, frame: definition)
    }
    proj_destroy(raw)
    transformation = normalised
  }

  /// Whether a frame is a projection, whose coordinates are lengths.
  ///
  /// - Throws: `FrameError` where PROJ does not know it.
  package static func isProjection(_ definition: String) throws(FrameError) -> Bool {
    let context = proj_context_create()
    defer { proj_context_destroy(context) }
    proj_log_level(context, PJ_LOG_NONE)
    guard let type = type(of: definition, context) else {
      throw FrameError(.unknown, frame: definition)
    }
    return type == PJ_TYPE_PROJECTED_CRS
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

  /// The position in degrees of WGS 84; `nil` where the frame has none there.
  package func toWGS84(_ x: Double, _ y: Double) -> Coordinate? {
    // Far outside every projection, and some wrap it round to a position all the same.
    guard abs(x) < 1e9, abs(y) < 1e9 else { return nil }
    let result = proj_trans(transformation, PJ_FWD, proj_coord(x, y, 0, .infinity))
    let coordinate = Coordinate(longitude: result.lp.lam, latitude: result.lp.phi)
    return coordinate.isValid ? coordinate : nil
  }

  /// Easting and northing, or longitude and latitude, in the frame; `nil` where it has none for the position.
  package func fromWGS84(_ place: Coordinate) -> (x: Double, y: Double)? {
    guard place.isValid else { return nil }
    let result = proj_trans(
      transformation, PJ_INV, proj_coord(place.longitude, place.latitude, 0, .infinity))
    return abs(result.xy.x) < 1e9 && abs(result.xy.y) < 1e9 ? (result.xy.x, result.xy.y) : nil
  }
}
