import CoverageReport
import FoundationEssentials
import GRDB

/// A community in some quarters.
struct CommunityRow: TimelineContent {
  static let table = "community_state"
  static let columns = [
    "community", "name", "district", "longitude_e7", "latitude_e7", "residents",
  ]

  var community: Int64
  var name: String?
  var district: String?
  var place: RecordedPlace
  var residents: Double?

  init(_ community: RecordedCommunity, number: Int64) {
    (self.community, name, district) = (number, community.name, community.district)
    (place, residents) = (community.place, community.residents)
  }

  init(_ row: inout RowReader) throws {
    (community, name, district) = (try row.next(), try row.next(), try row.next())
    (place, residents) = (try RecordedPlace(&row), try row.next())
  }

  var values: [DatabaseValue] {
    [
      community.databaseValue, name?.databaseValue ?? .null, district?.databaseValue ?? .null,
      place.longitude.databaseValue, place.latitude.databaseValue,
      residents?.databaseValue ?? .null,
    ]
  }
}

/// What is known of a community under a standard in some quarters.
struct FindingRow: TimelineContent {
  static let table = "finding"
  static let columns = [
    "community", "standard", "required", "covered", "score", "grade", "verdicts", "nearest_mm",
  ]

  var community: Int64
  /// Empty where there is no standard.
  var standard: String
  var findings: RecordedFindings

  init(_ findings: RecordedFindings, community: Int64, standard: String?) {
    (self.findings, self.community, self.standard) = (findings, community, standard ?? "")
  }

  init(_ row: inout RowReader) throws {
    (community, standard) = (try row.next(), try row.next())
    let (required, covered): (Int, Int) = (try row.next(), try row.next())
    let (score, grade): (Double?, String?) = (try row.next(in: 0...100), try row.next())
    let (verdicts, nearest): (String, Data) = (try row.next(), try row.next())
    findings = RecordedFindings(
      required: required, covered: covered, score: score, grade: grade,
      verdicts: verdicts.utf8.map { FinishedVerdict(letter: $0) }, nearest: Self.numbers(nearest))
  }

  var values: [DatabaseValue] {
    let verdicts = String(decoding: findings.verdicts.map(\.letter), as: UTF8.self)
    var nearest = Data(capacity: findings.nearest.count * 4)
    for number in findings.nearest {
      withUnsafeBytes(of: number.littleEndian) { nearest.append(contentsOf: $0) }
    }
    return [
      community.databaseValue, standard.databaseValue, findings.required.databaseValue,
      findings.covered.databaseValue, findings.score?.databaseValue ?? .null,
      findings.grade?.databaseValue ?? .null, verdicts.databaseValue, nearest.databaseValue,
    ]
  }

  /// Numbers of four bytes, the lowest first.
  private static func numbers(_ data: Data) -> [UInt32] {
    data.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))
      }
    }
  }
}

/// An outlet in some quarters.
struct OutletRow: TimelineContent {
  static let table = "outlet"
  static let columns = ["longitude_e7", "latitude_e7", "services", "copy", "code", "name"]

  var place: RecordedPlace
  var services: Int64
  var copy: Int
  var id: String
  var name: String

  init(_ outlet: RecordedOutlet, services: Int64) {
    (place, self.services, copy) = (outlet.place, services, outlet.copy)
    (id, name) = (outlet.id, outlet.name)
  }

  init(_ row: inout RowReader) throws {
    (place, services, copy) = (try RecordedPlace(&row), try row.next(), try row.next())
    (id, name) = (try row.next(), try row.next())
  }

  var values: [DatabaseValue] {
    [
      place.longitude.databaseValue, place.latitude.databaseValue, services.databaseValue,
      copy.databaseValue, id.databaseValue, name.databaseValue,
    ]
  }
}

extension RecordedPlace {
  fileprivate init(_ row: inout RowReader) throws {
    self.init(
      longitude: try row.next(in: -1_800_000_000...1_800_000_000),
      latitude: try row.next(in: -900_000_000...900_000_000))
  }
}
