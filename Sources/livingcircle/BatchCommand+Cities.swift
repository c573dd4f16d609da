import ArgumentParser
import CoverageReport
import GeoFormats

extension BatchCommand {
  /// A city with its options, as `analyze` would understand them.
  func job(_ city: BatchManifest.City) -> BatchJob {
    var record = BatchRecord.City(
      city: city.name, folder: city.name, province: city.province, pilot: city.pilot)
    do {
      let arguments = try arguments(city)
      record.arguments = arguments
      let inputs = try InputOptions.parse(arguments)
      return BatchJob(city: record, options: try inputs.runOptions())
    } catch let error as BatchError {
      record.failure = error.text(in: .current)
    } catch {
      let failure = BatchError.options(
        file: manifest, line: city.line, city: city.name, message: InputOptions.message(for: error))
      record.failure = failure.text(in: .current)
    }
    return BatchJob(city: record, options: RunOptions(osm: nil))
  }

  /// Options that belong to the batch.
  private static let ofTheBatch: Set = [
    "output", "force", "format", "threads", "language", "memory", "resume",
  ]
  /// Options without a value, and those that may be given several times.
  private static let flags: Set = ["dedupe", "decimal-comma", "outlet-outlines"]
  private static let repeatable: Set = [
    "standard", "crosswalk", "column", "communities-from", "attribution",
  ]

  /// The options of a city as a command line has them.
  private func arguments(_ city: BatchManifest.City) throws(BatchError) -> [String] {
    var arguments: [String] = []
    for (name, values) in city.options {
      if Self.ofTheBatch.contains(name) {
        throw .notForOneCity(file: manifest, line: city.line, city: city.name, option: name)
      }
      if Self.flags.contains(name) {
        if try isSet(name, values, city) { arguments.append("--\(name)") }
      } else if Self.repeatable.contains(name) {
        for value in values.flatMap({ $0.split(separator: ";") }) {
          arguments.append("--\(name)=\(String(value).trimmingSpaces())")
        }
      } else {
        arguments += values.map { "--\(name)=\($0)" }
      }
    }
    return arguments
  }

  private func isSet(
    _ name: String, _ values: [String], _ city: BatchManifest.City
  ) throws(BatchError) -> Bool {
    let value = values.first?.lowercased() ?? ""
    if ["true", "yes", "1", "是"].contains(value) { return true }
    if ["false", "no", "0", "否", ""].contains(value) { return false }
    throw .options(
      file: manifest, line: city.line, city: city.name,
      message: localized(
        en: "\(name) is \(value): say yes or no.", zh: "\(name) 的值为 \(value)：请填“是”或“否”。"))
  }
}
