public import ArgumentParser
import Coverage
import CoverageReport
public import GeoFormats

/// The options that say what to read and what to ask; the same for all commands.
struct InputOptions: ParsableArguments {
  @Option(help: "The table of communities: CSV with id, lon, lat.")
  var communities: String

  @Option(help: "The table of outlets: CSV with id, category, lon, lat.")
  var outlets: String

  @Option(
    help: ArgumentHelp(
      "What the coordinates mean: an EPSG code, WKT or PROJ string.",
      discussion: "WGS 84 unless given; inside China it has to be."))
  var crs: String?

  @Option(help: "How far residents walk, as the crow flies, in metres.")
  var radius: Double?

  @Option(help: "How long residents walk. (default: 15)")
  var minutes: Double?

  @Option(help: "How fast they walk, in metres a minute. (default: 80)")
  var speed: Double?

  @Option(help: "How many times as long as the straight line the way is. (default: 1.3)")
  var detour: Double?

  @Option(
    help: ArgumentHelp(
      "A column that goes by another name, such as lon=东经; repeatable.",
      valueName: "role=header"))
  var column: [String] = []

  @Option(help: "What to do with rows that cannot be used: stop, or skip them into rejected.csv.")
  var badRows = PointTable.Request.BadRows.stop

  @Option(help: "The largest number of threads. (default: all processors)")
  var threads: Int?

  mutating func validate() throws {
    let times = [("--minutes", minutes), ("--speed", speed), ("--detour", detour)]
    if radius != nil, let (name, _) = times.first(where: { $0.1 != nil }) {
      throw ValidationError("--radius and \(name) exclude each other: give a distance or a time.")
    }
    for (name, value) in times + [("--radius", radius)] {
      guard let value else { continue }
      let least = name == "--radius" || name == "--minutes" ? 0 : Double.leastNonzeroMagnitude
      guard value.isFinite, value >= least else {
        throw ValidationError("\(name) \(value): must be \(least == 0 ? "0 or more" : "above 0").")
      }
    }
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads \(threads): must be between 1 and 1024.")
    }
    _ = try columns()
  }

  /// The options of a run.
  func runOptions() throws -> RunOptions {
    var options = RunOptions(communities: communities, outlets: outlets)
    options.frame = crs.map { Frame($0) }
    options.badRows = badRows
    options.columns = try columns()
    if let radius {
      options.walk = .radius(radius)
    } else {
      options.walk = .time(minutes: minutes ?? 15, speed: speed ?? 80, detour: detour ?? 1.3)
    }
    return options
  }

  var workers: Int { threads ?? processorCount() }

  private func columns() throws -> [ColumnRole: String] {
    var columns: [ColumnRole: String] = [:]
    for pair in column {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let role = ColumnRole(rawValue: parts[0]) else {
        let roles = ColumnRole.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--column \(pair): write ROLE=HEADER with one of \(roles).")
      }
      columns[role] = parts[1]
    }
    return columns
  }
}

extension PointTable.Request.BadRows: ExpressibleByArgument {}
