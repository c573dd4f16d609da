import GRDB

/// The table `layer_styles`, from which QGIS takes how a layer looks when it is opened.
enum StyleTable {
  static func write(_ layers: [Layer], to database: Database) throws {
    try database.execute(sql: GeoPackageSQL.styles)
    try database.execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id)
        VALUES ('layer_styles', 'attributes', 'layer_styles', ?, 0)
        """, arguments: [GeoPackageFile.lastChange])
    for layer in layers {
      try database.execute(
        sql: """
          INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,
            f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner,
            update_time)
          VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '', ?)
          """,
        arguments: [
          layer.name, layer.name, StyleDocument(layer).text, layer.title, GeoPackageFile.lastChange,
        ])
    }
  }
}
