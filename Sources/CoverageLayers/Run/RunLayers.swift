public import CoverageReport
import GeoCore
public import GeoFormats

/// What a finished run gives a geographic information system: communities, outlets, gaps and reach.
public struct RunLayers: Sendable {
  let run: FinishedRun
  let language: Language

  /// - Parameters:
  ///   - run: The run.
  ///   - language: In which people read what layers and columns are called. Names for programs do not depend on it.
  public init(_ run: FinishedRun, language: Language) {
    (self.run, self.language) = (run, language)
  }

  /// What the GeoPackage is called if nobody says otherwise.
  public static let geoPackageName = "communities.gpkg"

  /// The files of ``writeGeoJSON(to:)``.
  public static let geoJSONNames = [
    LayerText.communities, .context, .outlets, .gaps, .reach,
  ].map {
    "\($0.rawValue).geojson"
  }

  /// The layers, whose rows are made as they are written.
  public var layers: [Layer] {
    [communitiesLayer] + (run.context.count > 0 ? [contextLayer] : []) + [outletsLayer, gapsLayer]
      + (reachIsCircle ? [reachLayer] : [])
  }

  /// Whether circles are what the run measured by; where it was walking networks alone they would show something else.
  private var reachIsCircle: Bool { ["circle", "both"].contains(run.record.reach) }

  private var frame: WorkingFrame { WorkingFrame(Frame(run.record.workingFrame)) }

  /// Writes all layers into one GeoPackage.
  ///
  /// - Parameters:
  ///   - name: The file.
  ///   - folder: Where it is to appear when the folder is committed.
  /// - Throws: `OutputError`, `CancellationError`.
  public func writeGeoPackage(_ name: String, to folder: OutputFolder) throws {
    let path = folder.reserve(name)
    try GeoPackageFile(frame: frame).write(layers, to: path)
  }

  /// Refuses a run that GeoJSON cannot hold, which is on WGS 84 alone.
  ///
  /// - Throws: `HandoverError.notWGS84`.
  public func checkFrameOfGeoJSON() throws(HandoverError) {
    guard frame == .wgs84 else {
      throw .notWGS84(folder: run.folder, frame: frame.frame.name)
    }
  }

  /// Writes each layer into a GeoJSON file of its own.
  ///
  /// - Parameter folder: Where they are to appear when the folder is committed.
  /// - Throws: `HandoverError.notWGS84`, `OutputError`, `CancellationError`.
  public func writeGeoJSON(to folder: OutputFolder) throws {
    try checkFrameOfGeoJSON()
    for layer in layers {
      let file = try folder.begin("\(layer.name).geojson")
      try GeoJSONFile(layer).write { try file.write($0) }
      try file.close()
    }
  }
}

extension Layer {
  /// A layer of a run, without attributes.
  init(
    _ text: LayerText, _ language: Language, kind: Kind, count: Int, style: LayerStyle,
    shape: @escaping @Sendable (Int) -> LayerShape?
  ) {
    self.init(
      name: text.rawValue, title: text.title(in: language), summary: text.summary(in: language),
      kind: kind, count: count, columns: [], style: style, shape: shape)
  }

  /// Adds an attribute.
  mutating func add(
    _ term: ResultTerm, _ language: Language, suffix: String = "", _ kind: Column.Kind,
    _ value: @escaping @Sendable (Int) -> Value
  ) {
    let mark = suffix.isEmpty ? "" : language.choose(en: " (\(suffix))", zh: "（\(suffix)）")
    columns.append(
      Column(
        name: Self.columnName(term, suffix), title: term.text(in: language) + mark, kind: kind,
        value: value))
  }

  /// What a column is called in files; `suffix` tells those of several standards apart.
  static func columnName(_ term: ResultTerm, _ suffix: String) -> String {
    suffix.isEmpty ? term.rawValue : "\(term.rawValue):\(suffix)"
  }
}

extension Layer.Value {
  /// A text; nothing where it is empty.
  init(_ text: String) { self = text.isEmpty ? .none : .text(text) }

  /// A number; nothing where it is unknown.
  init(_ number: Double) { self = number.isFinite ? .number(number) : .none }
}

extension FinishedPositions {
  /// One of the positions, in degrees.
  func coordinate(_ row: Int) -> Coordinate {
    Coordinate(longitude: Double(longitudes[row]) / 1e7, latitude: Double(latitudes[row]) / 1e7)
  }
}
