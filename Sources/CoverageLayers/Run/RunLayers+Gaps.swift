import CoverageReport
import GeoCore
import GeoFormats

extension RunLayers {
  /// Lines from communities to the nearest outlet of what they lack.
  var gapsLayer: Layer {
    let (communities, outlets, language) = (run.communities, run.outlets, language)
    let gaps = GapTable(run)
    var layer = Layer(
      .gaps, language, kind: .lines, count: gaps.count, style: .plain(color: "#b0413e")
    ) { row in
      gaps.nearest(row).map { outlet in
        LayerShape.line(
          from: communities.positions.coordinate(gaps.community(row)),
          to: outlets.positions.coordinate(Int(outlets.namedRows[outlet])))
      }
    }
    layer.add(.communityID, language, .text) { Layer.Value(communities.ids[gaps.community($0)]) }
    if let names = communities.names {
      layer.add(.community, language, .text) { Layer.Value(names[gaps.community($0)]) }
    }
    if run.assessments.contains(where: { $0.id != nil }) {
      layer.add(.standard, language, .text) { Layer.Value(gaps.assessment($0).id ?? "") }
    }
    layer.add(.category, language, .text) { .text(gaps.category($0).id) }
    layer.add(.categoryName, language, .text) { .text(gaps.category($0).name.text(in: language)) }
    layer.add(.rank, language, .whole) { .whole(gaps.rank($0)) }
    layer.add(.limitM, language, .number) { .number(gaps.category($0).limit) }
    layer.add(.needed, language, .whole) { .whole(Int(gaps.figure($0, \.needed))) }
    layer.add(.count, language, .whole) { .whole(Int(gaps.figure($0, \.counts))) }
    layer.add(.nearestOutletID, language, .text) { row in
      gaps.nearest(row).map { Layer.Value(outlets.namedIDs[$0]) } ?? .none
    }
    layer.add(.nearestOutlet, language, .text) { row in
      gaps.nearest(row).map { Layer.Value(outlets.names[$0]) } ?? .none
    }
    layer.add(.nearestM, language, .number) { Layer.Value(gaps.figure($0, \.nearestMetres)) }
    layer.add(.shortByM, language, .number) { Layer.Value(gaps.figure($0, \.shortBy)) }
    return layer
  }
}
