/// A layer of a GeoPackage: a table with geometries, or one of attributes alone.
package struct GeoPackageLayer {
  let name: String
  /// The column of geometries; `nil` where there is none.
  package let geometry: String?
  /// What the coordinates mean, as far as the file says.
  let frame: Frame?

  /// Finds the layer that is meant.
  ///
  /// - Parameters:
  ///   - wanted: Its name; the only layer where it is `nil`.
  ///   - database: The file.
  ///   - path: Its path.
  /// - Throws: `InputError` where there is none, or it has to be said which one is meant.
  package init(_ wanted: String?, in database: Database, path: String) throws(InputError) {
    let contents = "SELECT table_name, data_type FROM gpkg_contents ORDER BY rowid"
    guard let rows = database.query(contents) else { throw InputFile.refused(.database, path) }
    var layers: [(name: String, isSpatial: Bool)] = []
    while let isRow = rows.step(), isRow {
      guard let name = rows.text(0), let type = rows.text(1) else { continue }
      if type == "features" || type == "attributes" { layers.append((name, type == "features")) }
    }
    // Tables of attributes go along with layers; alone they are what is meant.
    let spatial = layers.filter(\.isSpatial)
    let candidates = (spatial.isEmpty ? layers : spatial).map(\.name)
    if let wanted {
      guard layers.contains(where: { $0.name == wanted }) else {
        throw InputError([
          InputProblem(
            .unknownLayer(.geoPackage, layers.map(\.name)), file: path, value: wanted)
        ])
      }
      name = wanted
    } else {
      guard let only = candidates.first else {
        throw InputError([InputProblem(.unknownLayer(.geoPackage, []), file: path)])
      }
      guard candidates.count == 1 else {
        throw InputError([InputProblem(.severalLayers(.geoPackage, candidates), file: path)])
      }
      name = only
    }
    let columns = database.query(
      """
      SELECT g.column_name, s.srs_id, s.organization, s.organization_coordsys_id, s.definition,
        s.srs_name
      FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s ON g.srs_id = s.srs_id
      WHERE g.table_name = ?
      """, name)
    guard let columns, columns.step() == true else {
      (geometry, frame) = (nil, nil)
      return
    }
    geometry = columns.text(0)
    frame = Self.frame(columns)
  }

  /// What the layer's reference system is: by its code where it has one, else by its definition; frames of China, for which
  /// there are neither, by their name.
  private static func frame(_ row: Query) -> Frame? {
    // −1 and 0 stand for systems that nobody has named; a missing row reads as 0 too.
    guard row.integer(1) > 0 else { return nil }
    if row.text(2)?.uppercased() == "EPSG", row.integer(3) > 0 {
      return Frame("EPSG:\(row.integer(3))")
    }
    if let name = row.text(5).map({ Frame($0) }), name == .gcj02 || name == .bd09 { return name }
    guard let definition = row.text(4), definition.lowercased() != "undefined" else { return nil }
    return Frame(definition)
  }
}
