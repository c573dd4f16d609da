import ArgumentParser
import Foundation
import Workload

/// Writes the two tables of a made-up city or country.
@main
struct LivingcircleData: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "livingcircle-data",
    abstract:
      "Makes communities.csv and outlets.csv of made-up cities, the same from the same seed.")

  @Argument(help: "The folder to write into; it is made if it is missing.")
  var out: String
  @Option(help: "How many communities.")
  var communities: Int
  @Option(help: "How many outlets.")
  var outlets: Int
  @Option(help: "How many cities to strew them over.")
  var cities = 1
  @Option(help: "What the random numbers start from.")
  var seed = Recipe.standardSeed

  func validate() throws {
    guard communities >= 0, outlets >= 0, cities > 0 else {
      throw ValidationError("There must be at least one city, and nothing may be negative.")
    }
  }

  func run() throws {
    let recipe = Recipe(communities: communities, outlets: outlets, cities: cities, seed: seed)
    try Workload(recipe).write(to: URL(filePath: out, directoryHint: .isDirectory))
    print(
      "\(out): \(communities) communities and \(outlets) outlets in \(cities) "
        + (cities == 1 ? "city" : "cities") + ", seed \(seed)")
  }
}
