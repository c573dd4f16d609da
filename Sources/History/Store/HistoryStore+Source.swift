public import Catalogue
import CoverageReport
import GeoFormats
import GRDB

extension HistoryStore {
  /// Adds the run of a folder, in one transaction.
  ///
  /// - Parameters:
  ///   - source: The folder, and the city where a batch names it.
  ///   - city: The city; what the source or the run says for `nil`.
  ///   - quarter: The quarter that the run stands for; that of its data for `nil`.
  /// - Returns: Of which city and quarter the run is, and what came of it.
  /// - Throws: `HistoryError`, `FinishedRunError`; `InputError` where the system does not read a file.
  /// - Complexity: O(bytes of the manifest) where the history has the run of a known city and quarter already.
  @discardableResult
  public func add(
    _ source: HistorySource, city: String? = nil, quarter: Quarter? = nil
  ) throws -> (city: String, quarter: Quarter, addition: Addition) {
    if let city = city ?? source.city, let quarter,
      let manifest = try? ResultBytes(path: source.folder + "/manifest.json"),
      try has(manifest.sha256, city, quarter)
    {
      return (city, quarter, .unchanged)
    }
    let run = try FinishedRun.read(source.folder)
    guard let city = city ?? source.city ?? run.city else {
      throw HistoryError.noCity(folder: source.folder)
    }
    guard let quarter = quarter ?? run.quarter else {
      throw HistoryError.noQuarter(folder: source.folder)
    }
    return (city, quarter, try add(run, city: city, quarter: quarter))
  }

  /// Whether the history has the run of that manifest.
  private func has(_ manifest: String, _ city: String, _ quarter: Quarter) throws -> Bool {
    try read { database in
      try String.fetchOne(
        database,
        sql: """
          SELECT manifest_sha256 FROM run JOIN city ON city.id = run.city
          WHERE city.name = ? AND quarter = ?
          """, arguments: [city, quarter.stored]) == manifest
    }
  }
}
