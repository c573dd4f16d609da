import Catalogue
import Coverage
import GeoCore
public import GeoFormats

/// The cities of a batch added up: the nation, its provinces and the batches of pilot areas.
public struct Rollup: Sendable {
  /// A city without results.
  public struct Failure: Error {
    /// Why it has none.
    public enum Reason: Sendable {
      /// What the batch says.
      case told(String)
      /// Its folder is not that of a finished run.
      case run(FinishedRunError)
      /// A file cannot be read.
      case input(InputError)
    }

    /// The name that the batch gives it.
    public let city: String
    /// Why it has no results.
    public let reason: Reason
  }

  /// The batch's folder.
  public let folder: String
  /// The cities that have results, in the order of the batch.
  public let cities: [RollupCity]
  /// The others, in their order.
  public let failures: [Failure]
  /// The sums, one for each measure that cities were held against; the one of most cities first, of equal ones in the order of
  /// the batch.
  public let parts: [RollupPart]
  /// How far cities are on the way to their targets; `nil` where no history was asked.
  public internal(set) var targets: RollupTargets?

  /// How many cities the batch has.
  public var cityCount: Int { cities.count + failures.count }

  /// Reads a batch and adds its cities up.
  ///
  /// - Parameters:
  ///   - folder: The folder that `batch` wrote.
  ///   - workers: The largest number of threads; the result does not depend on it.
  /// - Returns: The sums, beside them the cities that have no results.
  /// - Throws: `RollupError`, `CancellationError`.
  /// - Complexity: O(bytes of the cities' manifests and summaries); their tables are not read.
  public static func read(_ folder: String, workers: Int = 1) async throws -> Rollup {
    let listed = try BatchRecord.cities(of: folder)
    let known = KnownStandards()
    let read = try await concurrentMap(listed.count, workers: workers) { place in
      try Self.read(listed[place], in: folder, known)
    }
    var cities = read.compactMap { try? $0.get() }
    try await Self.move(&cities)
    let failures = read.compactMap { result -> Failure? in
      if case .failure(let failure) = result { failure } else { nil }
    }
    return Rollup(folder, cities, failures)
  }

  private init(_ folder: String, _ cities: [RollupCity], _ failures: [Failure]) {
    (self.folder, self.cities, self.failures) = (folder, cities, failures)
    var measures: [RollupMeasure] = []
    var members: [RollupMeasure: [RollupMember]] = [:]
    for (place, city) in cities.enumerated() {
      for (measure, assessment) in city.assessments {
        if members[measure] == nil { measures.append(measure) }
        members[measure, default: []].append(RollupMember(place, assessment))
      }
    }
    let parts = measures.map { RollupPart($0, members[$0] ?? [], of: cities) }
    self.parts = parts.indices.sorted {
      (-parts[$0].nation.cities.count, $0) < (-parts[$1].nation.cities.count, $1)
    }.map { parts[$0] }
  }

  private static func read(
    _ city: BatchRecord.City, in folder: String, _ known: KnownStandards
  ) throws -> Result<RollupCity, Failure> {
    func fail(_ reason: Failure.Reason) -> Result<RollupCity, Failure> {
      .failure(Failure(city: city.city, reason: reason))
    }
    if let failure = city.failure { return fail(.told(failure)) }
    do { return .success(try RollupCity(city, in: folder, known)) } catch {
      switch error {
      case let error as FinishedRunError: return fail(.run(error))
      case let error as InputError: return fail(.input(error))
      default: throw error
      }
    }
  }

  /// Brings positions of cities that were measured in another frame on WGS 84, so that one map has all of them.
  private static func move(_ cities: inout [RollupCity]) async throws {
    let rows = cities.indices.filter {
      cities[$0].frame != .wgs84 && cities[$0].position != nil
    }
    guard !rows.isEmpty else { return }
    var longitudes = ContiguousArray(rows.map { cities[$0].position?.longitude ?? 0 })
    var latitudes = ContiguousArray(rows.map { cities[$0].position?.latitude ?? 0 })
    let conversion = try FrameConversion(from: .gcj02, to: .wgs84)
    let lost = Set(try await conversion.convert(&longitudes, &latitudes))
    for (place, row) in rows.enumerated() {
      cities[row].position =
        lost.contains(place)
        ? nil : Coordinate(longitude: longitudes[place], latitude: latitudes[place])
    }
  }
}

extension BatchRecord {
  /// The record of a batch folder, whose cities can be added up.
  ///
  /// - Throws: `RollupError`.
  fileprivate static func cities(of folder: String) throws(RollupError) -> [City] {
    let path = folder + "/" + name
    let record: BatchRecord?
    do { record = try read(folder) } catch { throw .damaged(file: path) }
    guard let record else { throw .notABatch(folder: folder) }
    guard record.format == 1 else { throw .otherFormat(file: path, format: record.format) }
    guard !record.cities.isEmpty else { throw .noCities(file: path) }
    return record.cities
  }
}
