import ArgumentParser
import CoverageLayers
import CoverageReport
import CoverageWorkbook
import GeoFormats

/// A form in which other programs open a finished run.
enum LayerFormat: String, ExpressibleByArgument, CaseIterable {
  case gpkg
  case geojson
  case xlsx

  /// The files that are written.
  var names: [String] {
    switch self {
    case .gpkg: [RunLayers.geoPackageName]
    case .geojson: RunLayers.geoJSONNames
    case .xlsx: [RunWorkbook.name]
    }
  }

  /// Writes the files into a folder, which is not yet committed.
  func write(_ run: FinishedRun, to folder: OutputFolder) throws {
    switch self {
    case .gpkg: try RunLayers(run, language: .current).writeGeoPackage(to: folder)
    case .geojson: try RunLayers(run, language: .current).writeGeoJSON(to: folder)
    case .xlsx: try RunWorkbook(run, language: .current).write(to: folder)
    }
  }
}
