import GeoCore
import Coverage
public import GeoFormats

extension InputCheck {
  private struct Document: Encodable {
    struct Item: Encodable {
      var concern: String
      var severity: Concern.Severity
      var table: Concern.Table
      var count: Int
      var total: Int
      var text: String
      var eastM: Double?
      var northM: Double?
      var toStreetM: Double?
      var toStreetMovedM: Double?
      var explainedBy: [String: String]?
      var examples: [Place]
    }

    struct Place: Encodable {
      var line: Int?
      var id: String
      var lon: Double?
      var lat: Double?
      var detail: String
    }

    var verdict: Verdict
    var communities: Int?
    var outlets: Int?
    var concerns: [Item]
  }

  /// The verdict and everything found, for programs; of each the first ten places.
  ///
  /// - Returns: JSON in UTF-8.
  /// - Throws: `EncodingError`.
  public func json() throws -> ByteWriter {
    try jsonDocument(
      Document(
        verdict: verdict, communities: communities?.count, outlets: outlets?.count,
        concerns: concerns.map(Self.item)))
  }

  private static func item(_ concern: Concern) -> Document.Item {
    var item = Document.Item(
      concern: concern.kind.id, severity: concern.severity, table: concern.table,
      count: concern.count, total: concern.total,
      // Always English: the same inputs give the same bytes in whatever language the tool is run.
      text: concern.text(in: .en),
      examples: concern.places.prefix(10).map { place in
        Document.Place(
          line: place.line, id: place.id, lon: place.position?.longitude,
          lat: place.position?.latitude, detail: place.detail)
      })
    if case .offset(let offset) = concern.kind {
      (item.eastM, item.northM) = (offset.east, offset.north)
      if offset.explanation.count == 2 {
        item.explainedBy = [
          "communities": offset.explanation[0].name, "outlets": offset.explanation[1].name,
        ]
      }
    }
    if case .offStreets(let offset) = concern.kind {
      (item.eastM, item.northM) = (offset.east, offset.north)
      (item.toStreetM, item.toStreetMovedM) = (offset.metres, offset.metresMoved)
      item.explainedBy = offset.frame.map { [concern.table.rawValue: $0.name] }
    }
    return item
  }

  /// Every place of every concern with its position, to be put on a map.
  ///
  /// - Returns: The table in UTF-8 with a header line.
  public func places() -> ByteWriter {
    var writer = ByteWriter()
    writer.append("concern,severity,table,line,id,lon,lat,detail\n")
    for concern in concerns {
      for place in concern.places {
        let fields = [
          concern.kind.id, concern.severity.rawValue, place.table.rawValue,
          place.line.map { "\($0)" } ?? "", place.id,
          place.position.map { "\($0.longitude)" } ?? "",
          place.position.map { "\($0.latitude)" } ?? "", place.detail,
        ]
        for (number, field) in fields.enumerated() {
          if number > 0 { writer.append(44) }
          writer.append(field: field)
        }
        writer.append(10)
      }
    }
    return writer
  }
}

/// What `summary.json` says of the data.
struct CheckDocument: Encodable {
  struct Item: Encodable {
    var concern: String
    var severity: Concern.Severity
    var table: Concern.Table
    var count: Int
  }

  var verdict: InputCheck.Verdict
  var concerns: [Item]

  init(_ check: InputCheck) {
    verdict = check.verdict
    concerns = check.concerns.map {
      Item(concern: $0.kind.id, severity: $0.severity, table: $0.table, count: $0.count)
    }
  }
}
