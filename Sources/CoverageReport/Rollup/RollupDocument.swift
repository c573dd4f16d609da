import Catalogue
import Coverage
public import GeoFormats

/// What `rollup.json` says.
private struct RollupDocument: Encodable {
  struct Failed: Encodable {
    var city: String
    var reason: String
  }

  struct UnknownPilot: Encodable {
    var city: String
    var pilot: String
  }

  /// The form of the file, which changes when a program that reads it would have to.
  var format = "livingcircle-rollup/1"
  var version = livingCircleVersion
  var cities: Int
  var failed: [Failed]
  var unknownPilots: [UnknownPilot]
  /// The versions that the cities were analysed by.
  var analysedBy: [String]
  var measures: [Part]
  var targets: Targets?

  struct Targets: Encodable {
    var quarter: String
    var unknownCities: Int
    var progress: [Target]

    init(_ targets: RollupTargets) {
      (quarter, unknownCities) = (targets.quarter.description, targets.unknownCities)
      progress = targets.progress.map { Target($0) }
    }
  }

  struct Target: Encodable {
    var city: String
    var standard: String?
    var measure: String
    var due: String
    var atLeast: Double
    var now: Double?
    var expected: Double?
    var state: String
    var source: String

    init(_ progress: TargetProgress) {
      (city, standard) = (progress.city, progress.standard)
      (measure, due) = (progress.target.measure.rawValue, progress.target.by.description)
      (atLeast, now, expected) = (progress.target.atLeast, progress.now, progress.expected)
      (state, source) = (progress.state.rawValue, progress.target.source)
    }
  }

  struct Part: Encodable {
    var measure: RollupMeasure
    var nation: Area
    var provinces: [Area]
    var batches: [Batch]
    var ranking: [City]
  }

  struct Area: Encodable {
    var rank: Int?
    var province: String?
    var cities: Int
    var outlets: Int
    var residentsKnownShare: Double
    var residentRate: Double?
    /// Of the cities that say which of their communities lie in the main urban area.
    var mainCommunities: Int?
    var mainLivingCircles: Int?
    var summary: StandardSummary

    init(_ area: RollupArea) {
      (rank, cities, outlets) = (area.rank, area.cities.count, area.outlets)
      province = area.name.isEmpty ? nil : area.name
      (residentsKnownShare, residentRate) = (area.residentsKnownShare, area.residentRate)
      (mainCommunities, mainLivingCircles) = (area.mainCommunities, area.mainLivingCircles)
      summary = area.summary
    }
  }

  struct Batch: Encodable {
    var list: String?
    var listed: Int
    var present: Int
    var sum: Area?

    init(_ batch: RollupBatch) {
      (list, listed, present) = (batch.list?.rawValue, batch.listed, batch.present)
      sum = batch.area.map { Area($0) }
      sum?.province = nil
    }
  }

  /// A city's own figures are in its folder.
  struct City: Encodable {
    var rank: Int?
    var city: String
    var folder: String
    var province: String?
    var pilot: String?
    var lists: [String]
    var livingCircleRate: Double
    var meanScore: Double

    init(_ area: RollupArea, _ city: RollupCity) {
      (rank, self.city, folder, province) = (area.rank, city.name, city.folder, city.province)
      pilot = city.pilot?.area
      lists = city.pilot?.lists.map(\.rawValue) ?? []
      (livingCircleRate, meanScore) = (
        area.summary.all.livingCircleRate, area.summary.all.meanScore
      )
    }
  }

  init(_ rollup: Rollup) {
    cities = rollup.cityCount
    failed = rollup.failures.map { Failed(city: $0.city, reason: $0.text(in: .en)) }
    unknownPilots = rollup.cities.compactMap { city in
      city.unknownPilot.map { UnknownPilot(city: city.name, pilot: $0) }
    }
    analysedBy = Set(rollup.cities.map(\.version)).sorted()
    measures = rollup.parts.map { part in
      Part(
        measure: part.measure, nation: Area(part.nation),
        provinces: part.provinces.map { Area($0) },
        batches: part.batches.map { Batch($0) },
        ranking: part.cities.map { City($0, rollup.cities[$0.cities[0]]) })
    }
    targets = rollup.targets.map { Targets($0) }
  }
}

extension Rollup {
  /// The sums for programs.
  ///
  /// - Returns: JSON in UTF-8.
  /// - Throws: `EncodingError`.
  public func json() throws -> ByteWriter { try jsonDocument(RollupDocument(self)) }
}
