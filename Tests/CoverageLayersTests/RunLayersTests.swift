import CoverageLayers
import CoverageReport
import Foundation
import GeoFormats
import TestSupport
import Testing

@Suite("The layers of a run")
struct RunLayersTests {
  /// A run over two communities, one of which has all.
  private func run(standards: [String]) async throws -> FinishedRun {
    let folder = try TemporaryFolder()
    var options = RunOptions(
      communities: try folder.write("c.csv", "id,name,lon,lat\na,A,10,50\nb,B,10.1,50\n"),
      outlets: try folder.write("o.csv", "id,category,lon,lat\no,pharmacy,10,50.001\n"))
    options.standards = standards
    var run = try await CoverageRun.analyze(options)
    let path = folder.path("run")
    try await run.write(
      to: OutputFolder(path: path, names: CoverageRun.fileNames, force: false))
    return try FinishedRun.read(path)
  }

  @Test(
    "columns differ by name, and every style is of one that is there",
    arguments: [[], ["everyday"], ["everyday", "beijing-8"]])
  func columns(standards: [String]) async throws {
    let run = try await run(standards: standards)
    for language in Language.allCases {
      for layer in RunLayers(run, language: language).layers {
        let names = layer.columns.map { $0.name.lowercased() }
        #expect(Set(names + ["fid", "geom"]).count == names.count + 2)
        if case .graduated(let column, let highest) = layer.style {
          let place = try #require(names.firstIndex(of: column))
          #expect(layer.columns[place].kind == .number)
          #expect(highest == (standards.isEmpty ? 1 : 100))
        }
      }
    }
  }

  @Test("a gap without any outlet has no line, and figures that nobody knows are nothing")
  func gaps() async throws {
    let layers = try await RunLayers(run(standards: ["everyday"]), language: .en).layers
    let layer = try #require(layers.first { $0.name == "gaps" })
    #expect(layer.count > 2)
    func value(_ column: String, _ row: Int) -> Layer.Value? {
      layer.columns.first { $0.name == column }?.value(row)
    }
    for row in 0..<layer.count {
      let isPharmacy = value("category", row) == .text("pharmacy")
      #expect((layer.shape(row) != nil) == isPharmacy)
      #expect((value("nearest_m", row) == Layer.Value.none) != isPharmacy)
      #expect((value("nearest_outlet_id", row) == .text("o")) == isPharmacy)
    }
  }
}
