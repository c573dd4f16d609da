import Catalogue
import Coverage
public import CoverageReport
import GeoCore
public import GeoFormats

/// What a roll-up gives a geographic information system: its cities as points.
public struct RollupLayers: Sendable {
  private let rollup: Rollup
  private let language: Language

  /// - Parameters:
  ///   - rollup: The roll-up.
  ///   - language: In which people read what layers and columns are called. Names for programs do not depend on it.
  public init(_ rollup: Rollup, language: Language) {
    (self.rollup, self.language) = (rollup, language)
  }

  /// What the GeoPackage is called if nobody says otherwise.
  public static let geoPackageName = "rollup.gpkg"

  /// A layer of the cities of each measure.
  public var layers: [Layer] { rollup.parts.indices.map { layer($0) } }

  /// Writes all layers into one GeoPackage on WGS 84.
  ///
  /// - Parameters:
  ///   - name: The file.
  ///   - folder: Where it is to appear when the folder is committed.
  /// - Throws: `OutputError`, `CancellationError`.
  public func writeGeoPackage(_ name: String, to folder: OutputFolder) throws {
    try GeoPackageFile(frame: .wgs84).write(layers, to: folder.reserve(name))
  }

  private func layer(_ number: Int) -> Layer {
    let part = rollup.parts[number]
    let (areas, cities) = (part.cities, rollup.cities)
    var layer = Layer(
      .cities, language, kind: .points, count: areas.count,
      style: .graduated(column: ResultTerm.meanScore.rawValue, upTo: 100)
    ) { row in
      cities[areas[row].cities[0]].position.map { .point($0.rounded) }
    }
    if number > 0 {
      layer.name += "_\(number + 1)"
      layer.title += " \(number + 1)"
    }
    layer.summary += " \(part.title(in: language)) (\(part.details(in: language)))"
    func add(
      _ term: ResultTerm, _ kind: Layer.Column.Kind,
      _ value: @escaping @Sendable (RollupArea, RollupCity) -> Layer.Value
    ) {
      layer.add(term, language, kind) { value(areas[$0], cities[areas[$0].cities[0]]) }
    }
    add(.ranking, .whole) { area, _ in area.rank.map { .whole($0) } ?? .none }
    add(.name, .text) { area, _ in Layer.Value(area.name) }
    add(.province, .text) { _, city in Layer.Value(city.province ?? "") }
    add(.pilot, .text) { _, city in Layer.Value(city.pilot?.area ?? "") }
    addFigures(add)
    if let targets = rollup.targets {
      let (standard, language) = (part.measure.standard, language)
      add(.targetState, .text) { area, _ in
        Layer.Value(targets.state(of: area.name, under: standard)?.text(language) ?? "")
      }
    }
    return layer
  }

  private func addFigures(
    _ add: (
      ResultTerm, Layer.Column.Kind,
      @escaping @Sendable (RollupArea, RollupCity) -> Layer.Value
    ) -> Void
  ) {
    add(.communities, .whole) { area, _ in .whole(area.summary.all.communities) }
    add(.livingCircles, .whole) { area, _ in .whole(area.summary.all.livingCircles) }
    add(.livingCircleRate, .number) { area, _ in
      area.summary.known > 0 ? .number(area.summary.all.livingCircleRate) : .none
    }
    add(.gradedCommunities, .whole) { area, _ in
      area.summary.all.gradedCommunities.map { .whole($0) } ?? .none
    }
    add(.meanScore, .number) { area, _ in
      area.summary.known > 0 ? .number(area.summary.all.meanScore) : .none
    }
    add(.outlets, .whole) { area, _ in .whole(area.outlets) }
    add(.residents, .number) { area, _ in
      area.summary.all.residents.map { .number($0) } ?? .none
    }
    add(.residentsOfLivingCircles, .number) { area, _ in
      area.summary.all.residentsOfLivingCircles.map { .number($0) } ?? .none
    }
  }
}
