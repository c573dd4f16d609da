import Foundation
import GeoFormats
import TestSupport
import Testing

/// Files of other projects, which are not in this repository.
private let reference = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "shared/data/reference").path(percentEncoded: false)

@Suite(
  "Files of other projects are read, or refused for the right reason",
  .enabled(
    if: FileManager.default.fileExists(atPath: reference),
    "the reference files are not beside the repository"))
struct ReferenceFileTests {
  /// The table's headers and how many rows have as many fields, or why it cannot be read at all.
  private func rows(
    _ name: String, layer: String? = nil
  ) throws(InputError) -> (headers: [String], rows: [[String]], ragged: Int) {
    var format = InputFormat()
    format.layer = layer
    let reader = try RecordReader(path: "\(reference)/\(name)", format: format)
    var piece = RecordReader.Piece()
    guard try reader.next(&piece) else { throw InputError([InputProblem(.noHeader, file: name)]) }
    let header = try Header(&piece, file: name, made: reader.madeRows)
    reader.use(delimiter: header.delimiter)
    var found: [[String]] = []
    var ragged = 0
    var start = header.end
    repeat {
      let count = piece.count
      piece.buffer.withUnsafeMutableBufferPointer { bytes in
        while start < count {
          let fields = RowFields(width: header.names.count)
          defer { fields.deallocate() }
          var record = QuotedRecord(bytes.baseAddress!, count, start, header.delimiter)
          let width = record.split(into: fields)
          if width == header.names.count {
            found.append(
              (0..<width).map {
                String(decoding: bytes[fields.starts[$0]..<fields.ends[$0]], as: UTF8.self)
              })
          } else if record.end > start + 1 {
            ragged += 1
          }
          start = record.end + 1
        }
      }
      start = 0
    } while try reader.next(&piece)
    return (header.names, found, ragged)
  }

  private func reason(_ name: String, layer: String? = nil) -> InputProblem.Reason? {
    do throws(InputError) {
      _ = try rows(name, layer: layer)
      return nil
    } catch {
      return error.problems.first?.reason
    }
  }

  @Test(
    "the same three rows in every encoding and with every line end",
    arguments: ["utf8", "utf16_little", "utf16_big", "utf8_bom"])
  func encodings(name: String) throws {
    let table = try rows("csv/csvkit/test_\(name).csv")
    #expect(table.rows.last?.last == "ʤ")
    #expect(table.ragged == 0)
  }

  @Test("tables with odd shapes")
  func shapes() throws {
    let returns = try rows("csv/csvkit/mac_newlines.csv")
    #expect(returns.headers == ["a", "b", "c"])
    #expect(returns.rows == [["1", "2", "3"], ["Once upon\na time", "5", "6"]])
    #expect(try rows("csv/csvkit/bad.csv").ragged == 2)
    #expect(try rows("csv/frictionless/defective-rows.csv").ragged > 0)
    #expect(try rows("csv/frictionless/delimiter.csv").headers == ["id", "name"])
    #expect(try rows("csv/csvkit/test_geo.csv").rows.count == 17)
    #expect(try rows("csv/frictionless/issue-1066-largecellsize.csv").headers.count == 2)
  }

  @Test("text that is none, or in an encoding that nobody can tell")
  func refused() throws {
    #expect(reason("csv/csvkit/null_byte.csv") == .encoding(.binary))
    #expect(reason("csv/csvkit/test_latin1.csv") == .encoding(.unknown))
    #expect(reason("csv/frictionless/latin1.csv") == .encoding(.unknown))
    #expect(reason("csv/csvkit/empty.csv") == .noHeader)
    #expect(reason("csv/frictionless/empty.csv") == .noHeader)
    #expect(reason("csv/csvkit/bad_skip_lines.csv") == .noHeader)
    #expect(reason("geojson/osmium-tool-invalid-root.geojson") == .noFeatures)
    #expect(reason("geojson/osmium-tool-invalid.geojson") == .noFeatures)
  }

  /// Whether each feature of a layer has a geometry that is not flagged as empty.
  private func hasGeometry(_ name: String, _ layer: String) throws -> [Bool] {
    let path = "\(reference)/\(name)"
    let database = try #require(Database(path: path, bytes: 1 << 20))
    let column = try #require(GeoPackageLayer(layer, in: database, path: path).geometry)
    let query = try #require(database.query("SELECT \(column) FROM \(layer)"))
    var found: [Bool] = []
    while query.step() == true {
      found.append(query.withBlob(0) { $0[3] >> 4 & 1 == 0 } ?? false)
    }
    return found
  }

  @Test("every layer of a GeoPackage with all kinds of geometry gives places")
  func geoPackages() throws {
    let name = "gpkg/gpkg_test.gpkg"
    guard case .severalLayers(_, let layers) = reason(name) else {
      Issue.record("there is one layer")
      return
    }
    #expect(layers.count > 20)
    for layer in layers {
      let table = try rows(name, layer: layer)
      #expect(table.headers.suffix(2) == ["lon", "lat"])
      let hasPlace = table.rows.map { Double($0.last ?? "") != nil }
      #expect(try hasPlace == hasGeometry(name, layer), Comment(rawValue: layer))
    }
    let plain = try rows("gpkg/planetiler-geopackage.gpkg").rows
    #expect(try rows("gpkg/planetiler-geopackage-unindexed.gpkg").rows == plain)
    #expect(!plain.isEmpty)
    #expect(try rows("gpkg/planetiler-empty-geom.gpkg").rows.first?.last == "")
    #expect(reason("gpkg/gpkg_test_extrasrid.gpkg") == .unknownLayer(.geoPackage, []))
  }
}
