import GRDB

/// The tables of a history's file, and how they came to be.
enum HistorySchema {
  /// What an SQLite file says of itself: `lchi`.
  static let applicationID = 0x6C63_6869
  /// The end of what is still there in the newest run of its city.
  static let forever = 99_999

  static let tables = [
    "city", "run", "assessment", "area", "category", "grade", "community", "services",
    CommunityRow.table, FindingRow.table, OutletRow.table,
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: runs, figures, communities, findings, outlets") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: runs)
      try database.execute(sql: figures)
      try database.execute(sql: places)
    }
    return migrator
  }

  private static let runs = """
    CREATE TABLE city (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      city INTEGER NOT NULL REFERENCES city(id),
      quarter INTEGER NOT NULL CHECK (quarter BETWEEN 19001 AND 99984 AND quarter % 10 BETWEEN 1 AND 4),
      communities INTEGER NOT NULL,
      outlets INTEGER NOT NULL,
      province TEXT,
      pilot TEXT,
      basis TEXT NOT NULL,
      manifest_sha256 TEXT NOT NULL,
      manifest TEXT NOT NULL,
      UNIQUE (city, quarter)
    ) STRICT;
    CREATE INDEX run_quarter ON run(quarter);
    """

  private static let figures = """
    CREATE TABLE assessment (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      standard TEXT,
      UNIQUE (run, place)
    ) STRICT;
    CREATE TABLE area (
      assessment INTEGER NOT NULL REFERENCES assessment(id) ON DELETE CASCADE,
      part TEXT NOT NULL CHECK (part IN ('all', 'main')),
      communities INTEGER NOT NULL,
      living_circles INTEGER NOT NULL,
      living_circle_rate REAL NOT NULL,
      graded INTEGER,
      residents REAL,
      residents_of_living_circles REAL,
      mean_score REAL NOT NULL,
      PRIMARY KEY (assessment, part)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE category (
      assessment INTEGER NOT NULL REFERENCES assessment(id) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      category TEXT NOT NULL,
      name_zh TEXT NOT NULL,
      name_en TEXT NOT NULL,
      limit_m REAL NOT NULL,
      outlets INTEGER NOT NULL,
      required_communities INTEGER NOT NULL,
      covered_communities INTEGER NOT NULL,
      borderline_communities INTEGER NOT NULL,
      covered_residents REAL,
      PRIMARY KEY (assessment, place)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE grade (
      assessment INTEGER NOT NULL REFERENCES assessment(id) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      grade TEXT NOT NULL,
      name_zh TEXT,
      name_en TEXT,
      communities INTEGER NOT NULL,
      PRIMARY KEY (assessment, place)
    ) STRICT, WITHOUT ROWID;
    """

  /// Rows with `since` and `until` hold from a quarter on up to one in which they no longer do.
  private static let places = """
    CREATE TABLE community (
      id INTEGER PRIMARY KEY,
      city INTEGER NOT NULL REFERENCES city(id),
      code TEXT NOT NULL,
      UNIQUE (city, code)
    ) STRICT;
    CREATE TABLE services (
      id INTEGER PRIMARY KEY,
      categories TEXT NOT NULL UNIQUE
    ) STRICT;
    """
    + timeline(
      "community_state",
      """
      community INTEGER NOT NULL REFERENCES community(id),
      name TEXT,
      district TEXT,
      longitude_e7 INTEGER NOT NULL,
      latitude_e7 INTEGER NOT NULL,
      residents REAL
      """)
    + timeline(
      "finding",
      """
      community INTEGER NOT NULL REFERENCES community(id),
      standard TEXT NOT NULL,
      required INTEGER NOT NULL,
      covered INTEGER NOT NULL,
      score REAL,
      grade TEXT,
      verdicts TEXT NOT NULL,
      nearest_mm BLOB NOT NULL
      """)
    + timeline(
      "outlet",
      """
      longitude_e7 INTEGER NOT NULL,
      latitude_e7 INTEGER NOT NULL,
      services INTEGER NOT NULL REFERENCES services(id),
      copy INTEGER NOT NULL,
      code TEXT NOT NULL,
      name TEXT NOT NULL
      """)

  private static func timeline(_ table: String, _ columns: String) -> String {
    """

    CREATE TABLE \(table) (
      id INTEGER PRIMARY KEY,
      city INTEGER NOT NULL REFERENCES city(id),
      since INTEGER NOT NULL,
      until INTEGER NOT NULL CHECK (since < until),
      \(columns)
    ) STRICT;
    CREATE INDEX \(table)_since ON \(table)(city, since);
    CREATE INDEX \(table)_until ON \(table)(city, until) WHERE until < \(forever);
    """
  }
}
