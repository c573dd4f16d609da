import Coverage
import GeoCore
import GeoFormats

func printMissing(communities: String, outlets: String) async throws {
  let communities = try await PointTable.read(.init(path: communities, kind: .communities))
  let outlets = try await PointTable.read(.init(path: outlets, kind: .outlets), workers: 2)
  let categories = CategorySet(labels: outlets.labels, texts: outlets.labelTexts)
  let analysis = try await CoverageAnalysis(outlets: outlets.positions, categories: categories)
  let required = analysis.everyCategory(within: Walk.quarterHour.metres)
  let table = try await analysis.findings(for: communities.positions, requirements: required)
  for row in 0..<table.communityCount {
    let missing = table.missing(community: row).map { categories.names[required[$0].category] }
    print(communities.ids[row], missing.joined(separator: ", "))
  }
}
