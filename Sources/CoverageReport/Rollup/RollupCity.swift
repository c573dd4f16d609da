public import Catalogue
import Coverage
public import GeoCore
import GeoFormats

/// A city of a batch that has results: what is summed up of it, read without its tables.
public struct RollupCity: Sendable {
  /// The name that the batch gives it.
  public let name: String
  /// The folder of its results, beside `batch.json`.
  public let folder: String
  /// Its province; `nil` where nobody says.
  public let province: String?
  /// The pilot area that it is; `nil` where it is none.
  public let pilot: Pilot?
  /// The name of a pilot area that no list has, or several have.
  public let unknownPilot: String?
  /// How many outlets its table has.
  public let outlets: Int
  /// The version of livingcircle that analysed it.
  public let version: String
  /// Whom its data asks to name.
  public let attributions: [String]
  /// The middle of its communities, each coordinate by itself, on WGS 84; `nil` where it has none.
  public internal(set) var position: Coordinate?
  /// What its position means until it is on WGS 84.
  let frame: WorkingFrame
  /// Its communities held against each standard.
  let assessments: [(measure: RollupMeasure, assessment: FinishedAssessment)]

  /// Reads a city.
  ///
  /// - Throws: `FinishedRunError`; `InputError` where the system does not read a file.
  /// - Complexity: O(bytes of manifest and summary, communities × log communities).
  init(_ city: BatchRecord.City, in batch: String, _ known: KnownStandards) throws {
    let folder = try ResultFolder("\(batch)/\(city.folder)")
    let figures = try CityFigures(folder, known)
    guard figures.assessments.allSatisfy(\.summary.isSummable),
      RollupSize.counts.contains(figures.outlets)
    else { throw FinishedRunError.inconsistent(file: folder.path("summary.json"), line: nil) }
    (name, self.folder) = (city.city, city.folder)
    outlets = figures.outlets
    (version, attributions) = (folder.record.version, folder.record.attributions)
    assessments = figures.assessments.map { (RollupMeasure(folder.record, $0), $0) }
    frame = WorkingFrame(Frame(folder.record.workingFrame))
    position = try folder.communityPositions().middle
    let named = folder.record.pilot.map { Pilot($0) } ?? city.pilot.flatMap { try? .named($0) }
    pilot = named
    unknownPilot = named == nil ? city.pilot : nil
    let said = city.province.flatMap { $0.isEmpty ? nil : $0 }
    province = said.map { PilotsFile.province($0) ?? $0 } ?? named?.province
  }
}

extension Pilot {
  /// A pilot area as a run's manifest has it.
  fileprivate init(_ pilot: RunRecord.Pilot) {
    self.init(
      area: pilot.area, province: pilot.province,
      lists: pilot.lists.compactMap { PilotArea.List(rawValue: $0) })
  }
}

/// Numbers within which sums over all cities are exact; no city comes near them.
enum RollupSize {
  static let counts = 0...1 << 36
  static let residents = 0...1e12
}

extension StandardSummary {
  /// Whether its figures can be added up: a file that was tampered with may have any.
  fileprivate var isSummable: Bool {
    let counts =
      [all.communities, all.livingCircles, all.gradedCommunities ?? 0, unknown ?? 0]
      + [communitiesWithoutResidents ?? 0, main?.communities ?? 0, main?.livingCircles ?? 0]
      + categories.flatMap {
        [
          $0.outlets, $0.requiredCommunities, $0.coveredCommunities, $0.missingCommunities,
          $0.borderlineCommunities, $0.missingOutlets,
        ]
      } + tiers.flatMap { [$0.required, $0.covered, $0.fullCommunities] }
      + headlines.map(\.coveredCommunities)
      + grades.flatMap { [$0.communities, $0.oneCategoryAway] }
    let residents =
      [all.residents, all.residentsOfLivingCircles, all.residentsOfGradedCommunities]
      + categories.flatMap { [$0.coveredResidents, $0.missingResidents] }
      + grades.map(\.residents)
    let limits = categories.map(\.limitM)
    return counts.allSatisfy(RollupSize.counts.contains)
      && residents.compactMap { $0 }.allSatisfy(RollupSize.residents.contains)
      && limits.allSatisfy((0...1e7).contains) && (0...100.001).contains(all.meanScore)
      && (unknown ?? 0) <= all.communities
  }
}

extension FinishedPositions {
  /// The middle longitude and the middle latitude, of an even number the lower; `nil` of none.
  var middle: Coordinate? {
    guard count > 0 else { return nil }
    var longitudes = longitudes.sorted()
    // Where they lie on both sides of 180°, western ones lie beyond it.
    if Int(longitudes[count - 1]) - Int(longitudes[0]) > 1_800_000_000 {
      let west = longitudes.prefix { $0 < 0 }
      longitudes = Array(longitudes.dropFirst(west.count)) + west
    }
    let latitudes = latitudes.sorted()
    return Coordinate(
      longitude: Double(longitudes[(count - 1) / 2]) / 1e7,
      latitude: Double(latitudes[(count - 1) / 2]) / 1e7)
  }
}
