/// The statements that make a database a GeoPackage 1.3, as its tables of requirements have them.
enum GeoPackageSQL {
  /// Of a file that nobody else sees until it is complete.
  static let pragmas = """
    PRAGMA application_id = 1196444487;
    PRAGMA user_version = 10300;
    PRAGMA journal_mode = MEMORY;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -65536;
    """

  static let tables = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL PRIMARY KEY,
      organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL,
      definition TEXT NOT NULL,
      description TEXT
    );
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY,
      data_type TEXT NOT NULL,
      identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE,
      min_y DOUBLE,
      max_x DOUBLE,
      max_y DOUBLE,
      srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
    );
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL,
      column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL,
      z TINYINT NOT NULL,
      m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
    );
    CREATE TABLE gpkg_extensions (
      table_name TEXT,
      column_name TEXT,
      extension_name TEXT NOT NULL,
      definition TEXT NOT NULL,
      scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
    );
    """

  /// The spatial index of a layer, which is filled before its ``triggers(_:)`` are there.
  static func index(_ layer: String) -> String {
    """
    CREATE VIRTUAL TABLE "rtree_\(layer)_geom" USING rtree(id, minx, maxx, miny, maxy);
    INSERT INTO gpkg_extensions VALUES ('\(layer)', 'geom', 'gpkg_rtree_index',
      'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
    """
  }

  /// What keeps the index right when a program changes features.
  static func triggers(_ layer: String) -> String {
    let tree = "\"rtree_\(layer)_geom\""
    let box = """
      (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom))
      """
    let filled = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))"
    let empty = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"
    func trigger(_ name: String, _ event: String, _ when: String, _ action: String) -> String {
      """
      CREATE TRIGGER "rtree_\(layer)_geom_\(name)" AFTER \(event) ON "\(layer)"
      WHEN \(when) BEGIN \(action) END;

      """
    }
    let insert = "INSERT OR REPLACE INTO \(tree) VALUES \(box);"
    return trigger("insert", "INSERT", filled, insert)
      + trigger("update1", "UPDATE OF geom", "OLD.fid = NEW.fid AND \(filled)", insert)
      + trigger(
        "update2", "UPDATE OF geom", "OLD.fid = NEW.fid AND \(empty)",
        "DELETE FROM \(tree) WHERE id = OLD.fid;")
      + trigger(
        "update3", "UPDATE", "OLD.fid != NEW.fid AND \(filled)",
        "DELETE FROM \(tree) WHERE id = OLD.fid; \(insert)")
      + trigger(
        "update4", "UPDATE", "OLD.fid != NEW.fid AND \(empty)",
        "DELETE FROM \(tree) WHERE id IN (OLD.fid, NEW.fid);")
      + trigger(
        "delete", "DELETE", "OLD.geom NOTNULL", "DELETE FROM \(tree) WHERE id = OLD.fid;")
  }

  /// The table in which desktop systems look for how layers are to look.
  static let styles = """
    CREATE TABLE layer_styles (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      f_table_catalog TEXT(256),
      f_table_schema TEXT(256),
      f_table_name TEXT(256),
      f_geometry_column TEXT(256),
      styleName TEXT(30),
      styleQML TEXT,
      styleSLD TEXT,
      useAsDefault BOOLEAN,
      description TEXT,
      owner TEXT(30),
      ui TEXT(30),
      update_time DATETIME
    );
    """
}
