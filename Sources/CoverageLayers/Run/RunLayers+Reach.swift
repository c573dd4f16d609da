import CoverageReport
import GeoCore
import GeoFormats

extension RunLayers {
  /// The areas within each different limit of each community, a community's together, the smallest last so that it lies on top.
  var reachLayer: Layer {
    let communities = run.communities
    var categories: [Double: [String]] = [:]
    for category in run.assessments.flatMap(\.categories) {
      if !categories[category.limit, default: []].contains(category.id) {
        categories[category.limit, default: []].append(category.id)
      }
    }
    let limits = categories.keys.sorted(by: >)
    let ids = limits.map { categories[$0, default: []].joined(separator: "|") }
    let count = max(limits.count, 1)
    var layer = Layer(
      .reach, language, kind: .areas, count: communities.count * limits.count,
      style: .plain(color: "#3b528b")
    ) { row in
      let center = communities.positions.coordinate(row / count)
      return ReachCircle.areas(round: center, radii: [limits[row % count]])[0]
    }
    layer.add(.communityID, language, .text) { Layer.Value(communities.ids[$0 / count]) }
    if let names = communities.names {
      layer.add(.community, language, .text) { Layer.Value(names[$0 / count]) }
    }
    layer.add(.limitM, language, .number) { .number(limits[$0 % count]) }
    layer.add(.categories, language, .text) { .text(ids[$0 % count]) }
    return layer
  }
}
