import CoverageReport
import GeoCore
public import GeoFormats

extension RunComparison {
  /// All that has changed, for programs.
  ///
  /// - Returns: JSON in UTF-8.
  /// - Throws: `EncodingError`.
  public func json() throws -> ByteWriter { try jsonDocument(ComparisonDocument(self)) }

  /// A row for each verdict that changed, with its cause.
  public func csv() -> ByteWriter {
    var writer = ByteWriter()
    writer.append(
      row: [
        "standard", "community_id", "name", "category", "before", "after", "direction",
        "metres_before", "metres_after", "cause", "outlet_id", "outlet_name", "outlet_lon",
        "outlet_lat", "outlet_m",
      ])
    for assessment in assessments {
      for community in assessment.communities {
        for verdict in community.verdicts {
          writer.append(row: row(assessment, community, verdict))
        }
      }
    }
    return writer
  }

  private func row(
    _ assessment: AssessmentComparison, _ community: AssessmentComparison.Community,
    _ change: VerdictChange
  ) -> [String] {
    let cause = CauseDocument(change.cause)
    let outlet = cause.outlet
    return [
      assessment.standard ?? "", community.community.id, community.community.name ?? "",
      assessment.categories[change.category].category.id, change.verdict.before.word,
      change.verdict.after.word, ChangeWord(change.direction).rawValue,
      change.metres.before.text, change.metres.after.text, cause.kind, outlet?.id ?? "",
      outlet?.name ?? "", outlet.map { "\($0.lon)" } ?? "", outlet.map { "\($0.lat)" } ?? "",
      cause.metres.text,
    ]
  }
}

/// Whether something is better or worse than before.
enum ChangeWord: String, Encodable {
  case better, worse, other

  init(_ direction: Int) { self = direction > 0 ? .better : direction < 0 ? .worse : .other }
}

/// What a comparison says, for programs.
private struct ComparisonDocument: Encodable {
  struct Entry: Encodable {
    var kind: String
    var key: String
    var before: String?
    var after: String?
  }

  struct Outlets: Encodable {
    struct Pair: Encodable {
      var before: OutletDocument
      var after: OutletDocument
    }

    var opened: [OutletDocument]
    var closed: [OutletDocument]
    var moved: [Pair]
    var recategorised: [Pair]
  }

  var before: String
  var after: String
  var changed: [String]
  var basis: [Entry]
  var outletsBefore: Int
  var outletsAfter: Int
  var outlets: Outlets?
  var newCommunities: [String]
  var goneCommunities: [String]
  var standards: [AssessmentDocument]

  init(_ comparison: RunComparison) {
    (before, after) = (comparison.before, comparison.after)
    changed = comparison.kinds.map(\.rawValue)
    basis = comparison.basis.map {
      Entry(kind: $0.kind.rawValue, key: $0.key, before: $0.before, after: $0.after)
    }
    (outletsBefore, outletsAfter) = comparison.outletCounts
    outlets = comparison.outlets.map { changes in
      func pair(_ pair: OutletChanges.Pair) -> Outlets.Pair {
        .init(before: OutletDocument(pair.before), after: OutletDocument(pair.after))
      }
      return Outlets(
        opened: changes.opened.map { OutletDocument($0) },
        closed: changes.closed.map { OutletDocument($0) }, moved: changes.moved.map(pair),
        recategorised: changes.recategorised.map(pair))
    }
    (newCommunities, goneCommunities) = (comparison.newCommunities, comparison.goneCommunities)
    standards = comparison.assessments.map { AssessmentDocument($0) }
  }
}

/// An outlet, for programs.
struct OutletDocument: Encodable, Equatable {
  var id: String?
  var name: String?
  var lon: Double
  var lat: Double
  var services: [String]

  init(_ outlet: RecordedOutlet) {
    id = outlet.id.isEmpty ? nil : outlet.id
    name = outlet.name.isEmpty ? nil : outlet.name
    (lon, lat) = (outlet.place.coordinate.longitude, outlet.place.coordinate.latitude)
    services = outlet.services.split(separator: "|").map { String($0) }
  }
}

/// A cause, for programs.
struct CauseDocument: Encodable {
  var kind: String
  var outlet: OutletDocument?
  var metres: Double?

  init(_ cause: ChangeCause) {
    switch cause {
    case .outlet(let outlet, let event, let metres):
      kind = event.rawValue
      (self.outlet, self.metres) = (OutletDocument(outlet), (metres * 1_000).rounded() / 1_000)
    case .communityMoved: kind = "community-moved"
    case .basis: kind = "basis"
    case .unknown: kind = "unknown"
    }
  }
}

extension Double? {
  /// The number as text, nothing where it is not known.
  var text: String { map { "\($0)" } ?? "" }
}
